import type { Side, TransactionType } from "@contrapost/sdk";
import { openItems } from "../inquiry/reports/open-items.js";
import type { ForeignBalance } from "../ledger/revalue.js";
import type { Session, SqlRow } from "../store/session.js";
import type { BooksCurrency, RevaluationSide } from "./revaluation.js";

/** A balance in foreign currency with the accounts that its revaluation posts to. */
export interface BalanceToRevalue extends ForeignBalance {
  readonly what: string;
  readonly account: string;
  readonly gainAccount: string | undefined;
  readonly lossAccount: string | undefined;
  /** The party's default dimensions, or those that the account's balance stands under. */
  readonly dimensions: string | undefined;
}

/** Whose balances at the end of which day, with their values in which currency of the books. */
export interface BalancesQuery {
  readonly company: string;
  readonly side: RevaluationSide;
  readonly date: string;
  readonly books: BooksCurrency;
}

/** How the queries name a currency of the books and the values in it. */
const columns = {
  accounting: { currency: "c.currency", open: "o.accounting", entry: "e.accounting_amount" },
  reporting: { currency: "c.reporting_currency", open: "o.reporting", entry: "e.reporting_amount" },
} as const;

/** What is open in foreign currency at the end of a day: each item of a party, or each account by currency and dimensions. */
export async function readForeignBalances(
  session: Session,
  query: BalancesQuery,
): Promise<readonly BalanceToRevalue[]> {
  const { side } = query;
  return side === "ledger"
    ? await readAccounts(session, query)
    : await readItems(session, { ...query, side });
}

async function readItems(
  session: Session,
  { company, side, date, books }: BalancesQuery & { readonly side: Side },
): Promise<readonly BalanceToRevalue[]> {
  const { currency, open } = columns[books];
  const items = openItems({ company, side, asOf: date });
  const rows = await session.rows(
    `SELECT t.currency, o.open, ${open}, f.summary_account,
       COALESCE(f.unrealized_gain_account, c.unrealized_gain_account),
       COALESCE(f.unrealized_loss_account, c.unrealized_loss_account), p.dimensions, t.party, t.type, t.invoice, v.number
     FROM (${items.sql}) o
     JOIN party_transaction t ON t.id = o.id
     JOIN company c ON c.id = t.company
     JOIN voucher v ON v.id = t.voucher_id
     JOIN party p ON p.company = t.company AND p.side = t.side AND p.id = t.party
     JOIN posting_profile f ON f.company = t.company AND f.side = t.side AND f.id = t.profile
     WHERE t.currency <> ${currency} ORDER BY t.party, t.currency, t.id`,
    items.parameters,
  );
  return rows.map((row) => balanceOf(row, itemText(row, side)));
}

const documents: Readonly<Record<TransactionType, string>> = {
  invoice: "invoice",
  creditNote: "credit note",
  payment: "payment",
  prepayment: "prepayment",
  reversal: "reversal",
};

function itemText(row: SqlRow, side: Side): string {
  const [party, type, invoice, voucher] = row.slice(7) as [string, TransactionType, string | null, string];
  return `${side} ${party}, ${documents[type]} ${invoice ?? voucher}`;
}

async function readAccounts(
  session: Session,
  { company, date, books }: BalancesQuery,
): Promise<readonly BalanceToRevalue[]> {
  const { currency, entry } = columns[books];
  const rows = await session.rows(
    `SELECT e.currency, SUM(e.amount), SUM(${entry}), e.account,
       c.unrealized_gain_account, c.unrealized_loss_account, e.dimensions
     FROM company c
     JOIN main_account a ON a.company = c.id AND a.revalued = 1
     JOIN voucher v ON v.company = c.id AND v.date <= ?
     JOIN ledger_entry e ON e.voucher_id = v.id AND e.account = a.account AND e.currency <> ${currency}
     WHERE c.id = ?
     GROUP BY e.account, e.currency, e.dimensions, c.unrealized_gain_account, c.unrealized_loss_account
     ORDER BY e.account, e.currency, e.dimensions`,
    [date, company],
  );
  return rows.map((row) => balanceOf(row, accountText(row)));
}

function accountText(row: SqlRow): string {
  const dimensions = row[6] as string | null;
  return `account ${row[3] as string}${dimensions === null ? "" : `, ${dimensions.replaceAll("|", ", ")}`}`;
}

function balanceOf(row: SqlRow, what: string): BalanceToRevalue {
  return {
    what,
    currency: row[0] as string,
    amount: row[1] as bigint,
    value: row[2] as bigint,
    account: row[3] as string,
    gainAccount: (row[4] as string | null) ?? undefined,
    lossAccount: (row[5] as string | null) ?? undefined,
    dimensions: (row[6] as string | null) ?? undefined,
  };
}
