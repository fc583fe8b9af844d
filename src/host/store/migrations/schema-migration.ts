/** The engines that the schema is written for. */
export type StoreEngine = "sqlite" | "postgres";

/** One step of the schema. Its name sorts after its predecessors' and never changes. */
export interface SchemaMigration {
  readonly name: string;
  /** Single statements, in order. All migrations of one opening are one transaction. */
  readonly statements: (engine: StoreEngine) => readonly string[];
}
