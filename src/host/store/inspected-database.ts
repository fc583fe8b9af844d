import type { Store } from "./session.js";

/** A database as it is, before any host brings it up to date. */
export interface InspectedDatabase {
  readonly engine: Store["engine"];
  /** How messages call it; never with a password. */
  readonly name: string;
  /** The engine's version, as it says it. */
  readonly version: string;
  /** Settings of the engine as a host's connection has them, by the engine's own names. */
  readonly settings: Readonly<Record<string, string>>;
  /** Whether a host could write to it as this user. */
  readonly writable: boolean;
  /** The migrations of the host that it has, in order; empty where it holds no books yet. */
  readonly migrations: readonly string[];
  /** Reads; it refuses to write. */
  readonly store: Store;
}

/** Books in memory, which begin and end with their host, or a file that is not there yet. */
export interface AbsentDatabase {
  readonly name: string;
  readonly absent: "inMemory" | "noFile";
}
