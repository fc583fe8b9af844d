/** How one engine spells the common schema, and what it adds. */
export interface EngineBooks {
  /** Fills in the engine's spelling of `{id}` and `{clustered}`. */
  readonly spell: (schema: string) => string;
  readonly statements: readonly string[];
}
