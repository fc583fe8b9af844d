import type { Side } from "@contrapost/sdk";
import type { DiscountState } from "../ledger/cash-discount.js";
import { inList } from "../store/in-list.js";
import type { Session, SqlRow } from "../store/session.js";
import type { CompanyTerms } from "./company-terms.js";
import { readDiscountStates } from "./discount-states.js";
import type { JournalLineInput, SettleInput } from "./journal-input.js";

/** An open document that a line names. */
export interface FoundDocument {
  readonly transaction: number;
  readonly currency: string;
  readonly open: bigint;
  readonly discount?: DiscountState | undefined;
}

const documentsAtOnce = 512;

/** How each kind of document is named, and found by its name. */
const kinds = [
  {
    nameOf: ({ invoice }: SettleInput) => invoice,
    keyOf: (invoice: string): SettleInput => ({ invoice }),
    // Company and side are compared as one text, so that no index but that of the invoice number is used.
    sql: (list: string) => `SELECT t.party, t.invoice, t.id, t.open, t.currency FROM party_transaction t
     WHERE t.invoice IN ${list} AND t.company || '/' || t.side = CAST(? AS TEXT) || '/' || CAST(? AS TEXT)
       AND t.open <> 0`,
  },
  {
    nameOf: ({ payment }: SettleInput) => payment,
    keyOf: (payment: string): SettleInput => ({ payment }),
    sql: (list: string) => `SELECT t.party, v.number, t.id, t.open, t.currency
     FROM voucher v JOIN journal j ON j.id = v.journal_id
     JOIN party_transaction t ON t.id > j.transaction_base AND t.id <= j.voucher_base AND t.voucher_id = v.id
     WHERE v.number IN ${list} AND v.company = ? AND t.side = ?
       AND t.type IN ('payment', 'prepayment') AND t.open <> 0`,
  },
] as const;

/** The open documents that lines name, in one query for each few hundred of them. */
export async function findDocuments(
  session: Session,
  company: string,
  lines: readonly JournalLineInput[],
  terms: CompanyTerms,
): Promise<ReadonlyMap<string, FoundDocument>> {
  const found = new Map<string, FoundDocument>();
  for (const side of ["vendor", "customer"] as const) {
    const named = lines.filter((line) => line.account.type === side).flatMap((line) => line.settle ?? []);
    for (const { nameOf, keyOf, sql } of kinds) {
      const names = named.flatMap((one) => nameOf(one) ?? []);
      for (const row of await query(session, sql, names, [company, side])) {
        const key = documentKey(side, row[0] as string, keyOf(row[1] as string));
        const [open, currency] = [row[3] as bigint, row[4] as string];
        found.set(key, { transaction: Number(row[2]), currency, open });
      }
    }
  }
  if (terms.grantsDiscounts) await addDiscounts(session, found);
  return found;
}

async function query(
  session: Session,
  sql: (list: string) => string,
  names: readonly string[],
  owner: readonly [company: string, side: Side],
): Promise<readonly SqlRow[]> {
  const rows: SqlRow[] = [];
  for (let start = 0; start < names.length; start += documentsAtOnce) {
    const list = inList(names.slice(start, start + documentsAtOnce));
    rows.push(...(await session.rows(sql(list.sql), [...list.parameters, ...owner])));
  }
  return rows;
}

async function addDiscounts(session: Session, found: Map<string, FoundDocument>): Promise<void> {
  const states = await readDiscountStates(
    session,
    [...found.values()].map(({ transaction }) => transaction),
  );
  for (const [key, document] of found) {
    const discount = states.get(document.transaction);
    if (discount !== undefined) found.set(key, { ...document, discount });
  }
}

/** Names a document within its company. */
export function documentKey(side: string, party: string, { invoice, payment }: SettleInput): string {
  return JSON.stringify([side, party, invoice ?? null, payment ?? null]);
}
