import type { Side } from "@contrapost/sdk";
import { inList } from "../../store/in-list.js";
import type { Session } from "../../store/session.js";
import type { PostedDocument } from "./pair-query.js";

/** A document that only one side has. */
export interface LoneDocument extends PostedDocument {
  readonly currency: string;
  /** Whether it is an invoice or credit note; else it is a payment. */
  readonly invoice: boolean;
}

/** Whose documents they are. */
export interface LoneDocumentsQuery {
  readonly company: string;
  readonly side: Side;
  readonly party: string;
  readonly asOf?: string | undefined;
}

/** Documents looked up by one statement; more go in several. */
const documentsAtOnce = 512;

/** The other company has an invoice that is linked, and a payment that mirrors or was mirrored. */
const bothHave = `CASE WHEN o.invoice IS NOT NULL THEN o.counterpart IS NOT NULL
  ELSE j.origin = 'mirror' OR EXISTS (SELECT 1 FROM mirror_line ml WHERE ml.source_company = j.company
    AND ml.source_journal = j.number AND ml.source_line = o.id - j.transaction_base AND ml.event = 'payment') END`;

/**
 * Finds, for documents that only one side has, another one of the same party, kind, date, currency and amount that
 * both have: its invoice number, or its voucher where it is a payment. By the document's transaction.
 */
export async function readDuplicates(
  session: Session,
  query: LoneDocumentsQuery,
  documents: readonly LoneDocument[],
): Promise<ReadonlyMap<number, string>> {
  const duplicates = new Map<number, string>();
  for (let start = 0; start < documents.length; start += documentsAtOnce) {
    const part = documents.slice(start, start + documentsAtOnce);
    const known = await readAlike(session, query, part);
    for (const document of part) {
      const { currency, amount, date, invoice } = document;
      const alike = known.get(keyOf({ currency, amount, date, invoice }));
      if (alike !== undefined) duplicates.set(document.transaction, alike);
    }
  }
  return duplicates;
}

async function readAlike(
  session: Session,
  { company, side, party, asOf }: LoneDocumentsQuery,
  documents: readonly LoneDocument[],
): Promise<ReadonlyMap<string, string>> {
  const dates = inList(documents.map(({ date }) => date));
  const amounts = inList(documents.map(({ amount }) => amount));
  const rows = await session.rows(
    `SELECT o.currency, o.amount, o.date, o.invoice, v.number
     FROM party_transaction o JOIN voucher v ON v.id = o.voucher_id JOIN journal j ON j.id = v.journal_id
     WHERE o.company = ? AND o.side = ? AND o.party = ? AND o.date IN ${dates.sql} AND o.amount IN ${amounts.sql}
       AND ${bothHave}${asOf === undefined ? "" : " AND o.date <= ?"} ORDER BY o.id DESC`,
    [company, side, party, ...dates.parameters, ...amounts.parameters, ...(asOf === undefined ? [] : [asOf])],
  );
  const alike = new Map<string, string>();
  for (const [currency, amount, date, invoice, voucher] of rows) {
    const key = keyOf({
      currency: currency as string,
      amount: amount as bigint,
      date: date as string,
      invoice: invoice !== null,
    });
    alike.set(key, (invoice ?? voucher) as string);
  }
  return alike;
}

function keyOf({
  currency,
  amount,
  date,
  invoice,
}: Pick<LoneDocument, "currency" | "amount" | "date" | "invoice">): string {
  return `${currency} ${amount} ${date} ${invoice}`;
}
