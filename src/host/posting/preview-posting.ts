import type { ContrapostError, Dimensions, Journal, JournalRef, Money } from "@contrapost/sdk";
import { isContrapostError } from "@contrapost/sdk";
import { parseDimensions } from "../ledger/dimensions.js";
import type { EntryKind } from "../ledger/entry.js";
import type { Session, Store } from "../store/session.js";
import { faultsForOther } from "./central/refused-for-other.js";
import type { PostingEnvironment } from "./environment.js";
import { lockJournal, type StoredJournal } from "./journal-header.js";
import { writePosting } from "./write-posting.js";
import { objectionsTo } from "./validate-journal.js";

/** An entry that posting would make. */
export interface PreviewEntry {
  /** Number of the voucher within the journal; no voucher number is taken. */
  readonly voucher: number;
  /** `YYYY-MM-DD`; the posting date. */
  readonly date: string;
  /** The main account. */
  readonly account: string;
  /** The transaction currency. */
  readonly currency: string;
  /** Minor units of `currency`; a debit is positive. */
  readonly amount: bigint;
  /** Minor units of the accounting currency; a debit is positive. */
  readonly accounting: bigint;
  /** In the company's reporting currency, where it has one. */
  readonly reporting?: Money;
  /** Why it stands in its voucher. */
  readonly kind: EntryKind;
  /** Its financial dimensions; missing where it has none. */
  readonly dimensions?: Dimensions;
}

/** What posting a journal would do. */
export interface Preview {
  /** The journal as it stands. */
  readonly journal: Journal;
  /** Every fault and objection; with any, posting is refused and there are no entries. */
  readonly problems: readonly ContrapostError[];
  /** How many vouchers posting makes. */
  readonly voucherCount: number;
  /** The first entries, up to the limit asked for. */
  readonly entries: readonly PreviewEntry[];
  /** What it would do in the books of companies that it pays for; the numbers of these journals are not taken. */
  readonly others: readonly Preview[];
}

/** Carries the preview out of the transaction that it was made in, which is thereby rolled back. */
class PreviewMade<T> extends Error {
  constructor(readonly preview: T) {
    super("preview");
  }
}

/** Does work in a transaction that is then undone, and answers what the work found. */
export async function undoing<T>(store: Store, work: (session: Session) => Promise<T>): Promise<T> {
  try {
    return await store.transaction(async (session) => {
      throw new PreviewMade(await work(session));
    });
  } catch (error) {
    if (error instanceof PreviewMade) return error.preview as T;
    throw error;
  }
}

/** Does all of a posting but its posted hooks and undoes it: nothing is written and no number is used. */
export function previewPosting(
  env: PostingEnvironment,
  store: Store,
  request: { readonly journal: JournalRef; readonly user: string; readonly entryLimit: number },
): Promise<Preview> {
  return undoing(store, (session) => preview(env, session, request));
}

async function preview(
  env: PostingEnvironment,
  session: Session,
  request: { readonly journal: JournalRef; readonly user: string; readonly entryLimit: number },
): Promise<Preview> {
  const journal = await lockJournal(session, request.journal);
  const { header, voucherCount } = journal;
  const objections = await objectionsTo(env, session, journal, { user: request.user, preview: true });
  const none = { journal: header, voucherCount: 0, entries: [], others: [] };
  try {
    const written = await session.savepoint(() =>
      writePosting(env, session, journal, { user: request.user }),
    );
    const others: Preview[] = [];
    for (const draft of written.others)
      others.push(await preview(env, session, { ...request, journal: draft }));
    const faults = others.flatMap(({ journal: other, problems }) => faultsForOther(header, other, problems));
    if (objections.length + faults.length > 0) return { ...none, problems: [...objections, ...faults] };
    const entries = await readEntries(session, written.journal, request.entryLimit);
    return { journal: header, problems: [], voucherCount, entries, others };
  } catch (error) {
    if (!isContrapostError(error)) throw error;
    const found = error.problems.length === 0 ? [error] : error.problems;
    return { ...none, problems: [...objections, ...found] };
  }
}

/** The first entries of a journal that was just written. */
export async function readEntries(
  session: Session,
  journal: StoredJournal,
  limit: number,
): Promise<readonly PreviewEntry[]> {
  const base = journal.voucherBase ?? 0;
  const rows = await session.rows(
    `SELECT v.voucher_no, v.date, e.account, e.currency, e.amount, e.accounting_amount, e.kind, e.dimensions, c.reporting_currency, e.reporting_amount
     FROM voucher v JOIN ledger_entry e ON e.voucher_id = v.id JOIN company c ON c.id = v.company
     WHERE v.id > ? AND v.id <= ? ORDER BY e.voucher_id, e.entry_no LIMIT ?`,
    [base, base + journal.voucherCount, limit],
  );
  return rows.map((row) => ({
    voucher: Number(row[0]),
    date: row[1] as string,
    account: row[2] as string,
    currency: row[3] as string,
    amount: row[4] as bigint,
    accounting: row[5] as bigint,
    ...(row[9] === null ? {} : { reporting: { currency: row[8] as string, amount: row[9] as bigint } }),
    kind: row[6] as EntryKind,
    ...(row[7] === null ? {} : { dimensions: parseDimensions(row[7] as string) }),
  }));
}
