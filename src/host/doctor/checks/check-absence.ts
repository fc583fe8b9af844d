import { ContrapostError } from "@contrapost/sdk";
import type { AbsentDatabase } from "../../store/inspected-database.js";
import { type DoctorFinding, finding } from "../finding.js";

/** What it means that no database is there to look at. */
export function checkAbsence({ name, absent }: AbsentDatabase): readonly DoctorFinding[] {
  if (absent === "inMemory") return [finding("warning", name, new ContrapostError("CP_DATABASE_IN_MEMORY"))];
  return [finding("note", name, new ContrapostError("CP_DATABASE_MISSING", { database: name }))];
}
