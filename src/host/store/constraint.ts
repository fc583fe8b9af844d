import { ContrapostError, isContrapostError } from "@contrapost/sdk";

/** Which kind of constraint refused a change. */
export type ConstraintKind = "unique" | "check" | "foreignKey" | "notNull" | "type";

/** What an engine knows about a refused change. */
export interface ConstraintViolation {
  readonly kind: ConstraintKind;
  readonly table: string;
  /** The name of the constraint or index; what the engine says about it where it has no name. */
  readonly constraint: string;
}

/** The error of a change that a constraint refused. */
export function constraintError(
  { kind, table, constraint }: ConstraintViolation,
  cause: unknown,
): ContrapostError {
  return new ContrapostError("CP_CONSTRAINT", { kind, table, constraint }, { cause });
}

/**
 * Tells whether an error says that a key exists already.
 *
 * @param tableOrIndex the table (then any of its keys), or one key by the name that PostgreSQL gives it on both
 *   engines: a unique index's own name, `journal_company_number_key`, `journal_pkey`
 */
export function isUniqueViolation(error: unknown, tableOrIndex: string): boolean {
  if (!isContrapostError(error) || error.code !== "CP_CONSTRAINT" || error.facts["kind"] !== "unique")
    return false;
  return error.facts["table"] === tableOrIndex || error.facts["constraint"] === tableOrIndex;
}
