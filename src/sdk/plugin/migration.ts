/**
 * A step of the schema of a plugin's own tables. The host takes it once per database, before the plugin registers, in
 * one transaction with all other steps that are pending, and records it with the plugin's version.
 */
export interface PluginMigration {
  /** Sorts after those before it, and never changes: `0001-requests`. */
  readonly name: string;
  /**
   * Single statements that serve both engines: SQLite and PostgreSQL. They make, change and fill tables and indexes
   * whose names start with the plugin's prefix, and touch no others; the tables stand in `rights.tables`. Once
   * released they never change.
   */
  readonly statements: readonly string[];
}
