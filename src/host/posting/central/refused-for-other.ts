import {
  ContrapostError,
  type ErrorCode,
  errorTable,
  isContrapostError,
  type Journal,
  type JournalRef,
} from "@contrapost/sdk";
import { placeInJournal } from "../journal-header.js";
import { refusal } from "../refusal.js";

/** Faults of the database are nobody's payment's. */
const passedOn = /^CP_(CONSTRAINT$|DATABASE_)/;

/**
 * The refusal of a paying company's journal, where a company that it pays for cannot book its part. Faults of lines
 * are told of the payer's lines, which have the same numbers: the other company's journal was never there.
 */
export function refusedForOther(payer: Journal, other: JournalRef, error: unknown): unknown {
  if (!isContrapostError(error) || passedOn.test(error.code)) return error;
  return refusal(payer, faultsForOther(payer, other, isRefusalOf(other, error) ? error.problems : [error]));
}

/** The same faults as faults of the paying company's journal. */
export function faultsForOther(
  payer: Journal,
  other: JournalRef,
  faults: readonly ContrapostError[],
): readonly ContrapostError[] {
  return faults.map((fault) => {
    const { line, where } = fault.facts;
    if (typeof line !== "number" || where !== placeInJournal(other, line)) return fault;
    if (!isKnown(fault.code)) return fault;
    const place = `${placeInJournal(payer, line)}, paid for ${other.company}`;
    return new ContrapostError(fault.code, { ...fault.facts, where: place });
  });
}

function isKnown(code: string): code is ErrorCode {
  return code in errorTable;
}

function isRefusalOf({ company, number }: JournalRef, { code, facts }: ContrapostError): boolean {
  return code === "CP_POSTING_REFUSED" && facts["company"] === company && facts["journal"] === number;
}
