import type { Host, SqlRow } from "contrapost";
import { type Books, row, sorted } from "./books-of-model.js";

const label = "j.company || '/' || j.number";

/** A transaction's key, as the model has it: company, journal and line. */
const key = (t: string, j: string): string =>
  `${j}.company || '/' || ${j}.number || '/' || (${t}.id - ${j}.transaction_base)`;

/** Transactions with the journals that made them. */
const made = (t: string): string =>
  `(party_transaction ${t} JOIN voucher ${t}v ON ${t}v.id = ${t}.voucher_id
    JOIN journal ${t}j ON ${t}j.id = ${t}v.journal_id)`;

/** What is compared, each by the same columns as in the model. */
const queries: Readonly<Record<string, string>> = {
  journals: `SELECT ${label}, j.name, j.type, j.status, j.source_company || '/' || j.source_journal,
      o.company || '/' || o.number, j.line_count, j.voucher_count
    FROM journal j LEFT JOIN journal o ON o.id = j.reverses`,
  lines: `SELECT ${label} || '/' || l.line_no, l.voucher_no, l.date, l.account_type, l.account, l.amount, l.currency,
      l.offset_account, l.invoice, l.due_date, COALESCE(l.prepayment, 0), l.payment_reference
    FROM journal_line l JOIN journal j ON j.id = l.journal_id`,
  marks: `SELECT ${label} || '/' || m.line_no, ${key("t", "tj")}, m.amount,
      COALESCE(m.payment_amount, -m.amount)
    FROM mark m JOIN journal j ON j.id = m.journal_id JOIN ${made("t")} ON t.id = m.transaction_id`,
  vouchers: `SELECT v.company, v.number, v.date, ${label}, v.voucher_no, w.number
    FROM voucher v JOIN journal j ON j.id = v.journal_id
      LEFT JOIN reversal r ON r.reversed_voucher_id = v.id LEFT JOIN voucher w ON w.id = r.voucher_id`,
  entries: `SELECT v.company, v.number, e.account, e.amount, e.currency, e.accounting_amount
    FROM ledger_entry e JOIN voucher v ON v.id = e.voucher_id`,
  balances: `SELECT v.company, e.account, e.currency, CAST(SUM(e.amount) AS BIGINT),
      CAST(SUM(e.accounting_amount) AS BIGINT)
    FROM ledger_entry e JOIN voucher v ON v.id = e.voucher_id GROUP BY v.company, e.account, e.currency`,
  transactions: `SELECT ${key("t", "tj")}, t.side, t.party, t.type, tv.number, t.date, t.due_date, t.invoice, t.amount,
      t.currency, t.accounting_amount, 'open ' || t.open || ' = ' || t.open_accounting,
      'closed ' || COALESCE(t.closed_on, '-'), 'counterpart ' || COALESCE(${key("c", "cj")}, '-')
    FROM ${made("t")} LEFT JOIN ${made("c")} ON c.id = t.counterpart`,
  settlements: `SELECT ${key("p", "pj")}, s.settlement_no, ${key("i", "ij")}, s.date, s.amount, s.payment_amount,
      s.payment_accounting, s.invoice_accounting, sv.number, s.undone_on, uv.number
    FROM settlement s JOIN ${made("p")} ON p.id = s.payment_id JOIN ${made("i")} ON i.id = s.invoice_id
      LEFT JOIN voucher sv ON sv.id = s.voucher_id LEFT JOIN voucher uv ON uv.id = s.undone_voucher_id`,
  adjustments: `SELECT ${key("p", "pj")}, a.settlement_no, a.adjustment_no, a.kind, a.amount, a.accounting_amount,
      a.account
    FROM settlement_adjustment a JOIN ${made("p")} ON p.id = a.payment_id`,
  discounts: `SELECT ${key("t", "tj")}, d.until, d.amount
    FROM transaction_discount d JOIN ${made("t")} ON t.id = d.transaction_id`,
  mirrors: `SELECT m.event, m.source_company || '/' || m.source_journal, r.selling_company || '/' || r.customer, m.outcome,
      ${label}, m.reason_code, m.line_count
    FROM mirror m JOIN trading_relationship r ON r.id = m.relationship_id
      LEFT JOIN journal j ON j.id = m.target_journal`,
  mirrorLines: `SELECT l.source_company || '/' || l.source_journal || '/' || l.source_line,
      r.selling_company || '/' || r.customer, l.target_line, l.flag
    FROM mirror_line l JOIN mirror m ON m.id = l.mirror_id JOIN trading_relationship r ON r.id = m.relationship_id`,
  series: "SELECT company || '/' || id, next FROM number_series",
};

/** The host's books, as far as the model knows them. */
export async function booksOfHost(host: Host): Promise<Books> {
  return await host.store.read(async (session) => {
    const books: Record<string, readonly string[]> = {};
    for (const [kind, sql] of Object.entries(queries)) {
      books[kind] = (await session.rows(sql)).map((values) => row(...values));
    }
    return sorted(books);
  });
}

const tables = [
  "company",
  "fiscal_period",
  "exchange_rate",
  "party",
  "trading_relationship",
  "number_series",
  "journal",
  "journal_line",
  "mark",
  "voucher",
  "ledger_entry",
  "party_transaction",
  "settlement",
  "mirror",
  "mirror_line",
  "outbox",
];

/** Every row of every table that work changes, to see that nothing was changed. */
export async function everyRow(host: Host): Promise<readonly string[]> {
  return await host.store.read(async (session) => {
    const rows: string[] = [];
    for (const table of tables) {
      const found: readonly SqlRow[] = await session.rows(`SELECT * FROM ${table}`);
      rows.push(...found.map((values) => row(table, ...values)).sort());
    }
    return rows;
  });
}
