import type { JournalLine } from "@contrapost/sdk";
import { parseFields } from "../fields/fields-text.js";
import { parseDimensions } from "../ledger/dimensions.js";
import type { Session } from "../store/session.js";
import { readLines, type StoredLine } from "./line-reader.js";
import type { StoredJournal } from "./journal-header.js";

/** A draft's lines as hooks see them, in chunks. */
export async function* readDraftLines(
  session: Session,
  journal: StoredJournal,
  size: number,
): AsyncGenerator<readonly JournalLine[]> {
  for await (const chunk of readLines(session, { journal: journal.id, size, texts: true })) {
    yield Object.freeze(chunk.map(draftLine));
  }
}

function draftLine(stored: StoredLine): JournalLine {
  const {
    exchangeRate,
    accountingAmount,
    reportingAmount,
    offset,
    invoice,
    dueDate,
    paymentReference,
    text,
  } = stored;
  const { cashDiscount, prepayment, dimensions, company, fields } = stored;
  const marks = stored.marked.map(({ item, amount, terms }) =>
    Object.freeze({ transaction: item.id, amount, ...terms }),
  );
  return Object.freeze({
    line: stored.line,
    voucher: String(stored.voucherNo),
    date: stored.date,
    account: stored.account,
    ...(company !== undefined && { company }),
    currency: stored.currency,
    amount: stored.amount,
    ...(exchangeRate !== undefined && { exchangeRate }),
    ...(accountingAmount !== undefined && { accountingAmount }),
    ...(reportingAmount !== undefined && { reportingAmount }),
    ...(offset && { offset }),
    ...(invoice !== undefined && { invoice }),
    ...(dueDate !== undefined && { dueDate }),
    ...(cashDiscount !== undefined && { cashDiscount }),
    ...(prepayment && { prepayment }),
    ...(paymentReference !== undefined && { paymentReference }),
    ...(text !== undefined && { text }),
    ...(dimensions !== undefined && { dimensions: Object.freeze(parseDimensions(dimensions)) }),
    ...(fields !== undefined && { fields: parseFields(fields) }),
    ...(marks.length > 0 && { marks: Object.freeze(marks) }),
  });
}
