import { ContrapostError, type JournalRef, parseDate } from "@contrapost/sdk";
import { inList } from "../../store/in-list.js";
import type { Session } from "../../store/session.js";
import { type DraftAuthor, draftOfType } from "../draft-of-type.js";
import { journalLabel, lockJournal, placeInJournal, type StoredJournal } from "../journal-header.js";
import { lineColumns } from "../line-values.js";
import { chooseVouchers } from "./choose-vouchers.js";
import type { ReversalRequest } from "./reversal-request.js";

/** Vouchers that one statement copies; more go in several. */
const vouchersAtOnce = 512;

/**
 * Makes a draft of type `reversal`: the negated lines of the vouchers, under their own line numbers.
 *
 * @throws ContrapostError `CP_JOURNAL_UNKNOWN`, `CP_JOURNAL_STATUS`, `CP_REVERSAL_TYPE`, `CP_VOUCHER_UNKNOWN`,
 * `CP_VOUCHER_REVERSED`, and what finding the journal name throws
 */
export async function draftReversal(
  session: Session,
  request: ReversalRequest,
  author: DraftAuthor,
): Promise<JournalRef> {
  const date = parseDate(request.date, placeInJournal(request.journal));
  const source = await lockJournal(session, request.journal);
  requireReversible(source, author);
  const { company, number } = source.header;
  const vouchers = await chooseVouchers(session, source, request);
  const description = `Reversal of ${number}`;
  const made = { company, type: "reversal", description, request, reverses: source.id } as const;
  const draft = await draftOfType(session, made, author);
  if (vouchers === "all") await copyLines(session, { from: source.id, to: draft.id, date });
  else {
    for (let start = 0; start < vouchers.length; start += vouchersAtOnce) {
      const some = vouchers.slice(start, start + vouchersAtOnce);
      await copyLines(session, { from: source.id, to: draft.id, date, vouchers: some, first: start });
    }
  }
  await session.run(
    `UPDATE journal SET
       line_count = (SELECT COUNT(*) FROM journal_line l WHERE l.journal_id = journal.id),
       voucher_count = (SELECT MAX(l.voucher_no) FROM journal_line l WHERE l.journal_id = journal.id)
     WHERE id = ?`,
    [draft.id],
  );
  return { company, number: draft.number };
}

function requireReversible({ header }: StoredJournal, { origin }: DraftAuthor): void {
  const { status, type } = header;
  const where = placeInJournal(header);
  if (header.origin.kind === "centralPayment" && origin.kind !== "centralPayment")
    throw new ContrapostError("CP_REVERSAL_CENTRAL", { where, payer: journalLabel(header.origin.source) });
  if (type === "settlement" || type === "reversal")
    throw new ContrapostError("CP_REVERSAL_TYPE", { where, type });
  if (status === "posted") return;
  const needed = "a posted journal";
  throw new ContrapostError("CP_JOURNAL_STATUS", { where, status, action: "reversing it", needed });
}

interface LineCopy {
  readonly from: number;
  readonly to: number;
  readonly date: string;
  /** Voucher numbers within the journal, in their order; all without them. */
  readonly vouchers?: readonly number[];
  /** How many vouchers were copied before. */
  readonly first?: number;
}

const amounts: ReadonlySet<string> = new Set(["amount", "accounting_amount", "reporting_amount"]);

/** Amounts change their sign; the rest is as it was, but for the date. */
async function copyLines(session: Session, { from, to, date, vouchers, first = 0 }: LineCopy): Promise<void> {
  const copied = lineColumns.map((column) => {
    if (column === "date") return "?";
    return amounts.has(column) ? `-l.${column}` : `l.${column}`;
  });
  const some = vouchers === undefined ? undefined : inList(vouchers);
  await session.run(
    `INSERT INTO journal_line (journal_id, line_no, voucher_no, ${lineColumns.join(", ")})
     SELECT CAST(? AS BIGINT), l.line_no, CAST(? AS BIGINT) + DENSE_RANK() OVER (ORDER BY l.voucher_no),
       ${copied.join(", ")}
     FROM journal_line l WHERE l.journal_id = ?${some === undefined ? "" : ` AND l.voucher_no IN ${some.sql}`}
     ORDER BY l.line_no`,
    [to, first, date, from, ...(some?.parameters ?? [])],
  );
}
