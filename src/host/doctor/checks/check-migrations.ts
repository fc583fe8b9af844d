import { ContrapostError } from "@contrapost/sdk";
import type { InspectedDatabase } from "../../store/inspected-database.js";
import { needsMigration } from "../../store/migrations/known-migrations.js";
import { type DoctorFinding, finding } from "../finding.js";

/**
 * Migrations of the host that the books lack, or that this version does not know.
 *
 * @param known - the names of all that this version has, in order
 */
export function checkMigrations(
  { name, migrations }: Pick<InspectedDatabase, "name" | "migrations">,
  known: readonly string[],
): readonly DoctorFinding[] {
  try {
    if (!needsMigration(name, migrations, known)) return [];
  } catch (error) {
    return [finding("error", name, error as ContrapostError)];
  }
  if (migrations.length === 0) {
    return [finding("note", name, new ContrapostError("CP_DATABASE_EMPTY", { database: name }))];
  }
  const pending = known.filter((migration) => !migrations.includes(migration));
  const facts = { database: name, migrations: pending.join(", ") };
  return [finding("warning", name, new ContrapostError("CP_SCHEMA_PENDING", facts))];
}
