import { ContrapostError } from "@contrapost/sdk";
import { type DoctorFinding, finding } from "../finding.js";

/** What the engine found wrong with the file itself. */
export function checkDamage(database: string, faults: readonly string[]): readonly DoctorFinding[] {
  return faults.map((reason) =>
    finding("error", database, new ContrapostError("CP_DATABASE_DAMAGED", { database, reason })),
  );
}
