/** Where the books of one engine lie while they are measured. */
export interface Place {
  readonly store: "sqlite" | "postgres";
  /** The URL of new, empty books. */
  create(): Promise<string>;
  /** Called when books are prepared: everything is on disk, and nothing is left to be tidied up. */
  settle(database: string): Promise<void>;
  /** An identical copy, on disk. */
  copy(database: string): Promise<string>;
  remove(database: string): Promise<void>;
  /** Removes everything. */
  close(): Promise<void>;
}
