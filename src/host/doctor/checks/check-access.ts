import { ContrapostError } from "@contrapost/sdk";
import type { InspectedDatabase } from "../../store/inspected-database.js";
import { type DoctorFinding, finding } from "../finding.js";

/** Whether a host could write to the database as this user. */
export function checkAccess({
  engine,
  name,
  writable,
}: Pick<InspectedDatabase, "engine" | "name" | "writable">): readonly DoctorFinding[] {
  if (writable) return [];
  const code = engine === "sqlite" ? "CP_DATABASE_FILE_READ_ONLY" : "CP_DATABASE_RIGHTS_MISSING";
  return [finding("error", name, new ContrapostError(code, { database: name }))];
}
