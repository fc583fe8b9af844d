import type { ContrapostError } from "@contrapost/sdk";
import { type DoctorFinding, finding } from "../finding.js";

/** Libraries of which there is more than one copy: no harm by itself, and hard to see where it does some. */
export function checkCopies(copies: readonly ContrapostError[]): readonly DoctorFinding[] {
  return copies.map((copy) => finding("warning", String(copy.facts["library"]), copy));
}
