import type { ValuedAdjustment } from "../ledger/adjustment.js";
import type { DiscountTier } from "../ledger/cash-discount.js";
import type { LedgerEntry } from "../ledger/entry.js";
import type { Settled, Settlement } from "../ledger/settle.js";
import { isPayment, type PartyLine, type SettleableItem } from "../ledger/voucher-line.js";
import type { Session, SqlValue, TableSpec } from "../store/session.js";
import type { LineReporting } from "./line-reporting.js";
import type { StoredLine } from "./line-reader.js";
import { voucherSealTable } from "./seal/voucher-seal-table.js";
import type { VoucherSealer } from "./seal/voucher-sealer.js";
import { lastSettled } from "./settlement/undo-settlements.js";

const entryTable: TableSpec = {
  table: "ledger_entry",
  columns: ["voucher_id", "entry_no", "account", "currency", "amount", "accounting_amount", "kind"],
};

export const withColumns = (table: TableSpec, ...more: readonly string[]): TableSpec => ({
  ...table,
  columns: [...table.columns, ...more],
});

/** With what only some companies have; the others save a column of every row. */
const entryTables = {
  plain: entryTable,
  dimensions: withColumns(entryTable, "dimensions"),
  reporting: withColumns(entryTable, "reporting_amount"),
  both: withColumns(entryTable, "dimensions", "reporting_amount"),
};

const transactionTable: TableSpec = {
  table: "party_transaction",
  columns: [
    "id",
    "company",
    "side",
    "party",
    "profile",
    "type",
    "voucher_id",
    "date",
    "due_date",
    "invoice",
    "currency",
    "amount",
    "accounting_amount",
    "open",
    "open_accounting",
    "closed_on",
  ],
};

export const settlementTable: TableSpec = {
  table: "settlement",
  columns: [
    "payment_id",
    "settlement_no",
    "invoice_id",
    "date",
    "amount",
    "payment_amount",
    "payment_accounting",
    "invoice_accounting",
    "first_entry",
    "entry_count",
  ],
};

const discountTable: TableSpec = {
  table: "transaction_discount",
  columns: ["transaction_id", "tier_no", "until", "amount"],
};

export const adjustmentTable: TableSpec = {
  table: "settlement_adjustment",
  columns: [
    "payment_id",
    "settlement_no",
    "adjustment_no",
    "kind",
    "amount",
    "accounting_amount",
    "account",
    "reason",
  ],
};

const transactionTableReporting = withColumns(transactionTable, "reporting_amount", "open_reporting");
export const settlementTableReporting = withColumns(
  settlementTable,
  "payment_reporting",
  "invoice_reporting",
);

/**
 * An item is closed as of the latest day on which something of it was settled, or it settled something: payments may be
 * posted in another order than that of their dates. Only an item that was settled in parts before is looked up.
 */
const closedOn = `CASE WHEN open - s.amount <> 0 THEN NULL WHEN open = party_transaction.amount THEN s.date
  ELSE ${lastSettled} END`;

/** In the reporting currency too, where the company has one. */
const lessReporting = (reporting: boolean): string =>
  reporting ? " open_reporting = open_reporting - s.invoice_reporting," : "";

/** Closing the settled items of one chunk; `payment_id` ranges over the chunk's own payments. */
const closeItems = (reporting: boolean): string => `UPDATE party_transaction
  SET open = open - s.amount, open_accounting = open_accounting - s.invoice_accounting,${lessReporting(reporting)} closed_on = ${closedOn}
  FROM settlement s WHERE s.payment_id BETWEEN ? AND ? AND party_transaction.id = s.invoice_id`;

/** The same where one item may have been settled by several payments of the chunk. */
const closeItemsSettledOften = (reporting: boolean): string => `UPDATE party_transaction
  SET open = open - s.amount, open_accounting = open_accounting - s.accounting,${lessReporting(reporting)} closed_on = ${closedOn}
  FROM (SELECT invoice_id, CAST(SUM(amount) AS BIGINT) AS amount,
      CAST(SUM(invoice_accounting) AS BIGINT) AS accounting,
      CAST(SUM(invoice_reporting) AS BIGINT) AS invoice_reporting, MAX(date) AS date
    FROM settlement WHERE payment_id BETWEEN ? AND ? GROUP BY invoice_id) s
  WHERE party_transaction.id = s.invoice_id`;

/** Where a journal's rows go: its company, the ids that its vouchers and transactions start from, and who seals. */
export interface RowBase {
  readonly company: string;
  readonly voucherBase: number;
  readonly transactionBase: number;
  readonly sealer: VoucherSealer;
  /** Whether the company has dimensions. */
  readonly dimensions: boolean;
  /** Whether it has a reporting currency. */
  readonly reporting: boolean;
}

/** Adds a settlement's values to rows that are being made. */
export function pushSettlement(
  values: SqlValue[],
  { payment, number, date }: { readonly payment: number; readonly number: number; readonly date: string },
  settlement: Settlement<SettleableItem>,
): void {
  values.push(
    payment,
    number,
    settlement.item.id,
    date,
    settlement.amount,
    settlement.paymentAmount,
    settlement.paymentAccounting,
    settlement.itemAccounting,
    settlement.firstEntry,
    settlement.entryCount,
  );
}

/** Adds the values of a settlement's discounts and differences to rows that are being made. */
export function pushAdjustments(
  values: SqlValue[],
  payment: number,
  settlement: number,
  adjustments: readonly ValuedAdjustment[],
): void {
  let number = 0;
  for (const { kind, amount, accounting, account, reason } of adjustments) {
    number += 1;
    values.push(payment, settlement, number, kind, amount, accounting, account, reason ?? null);
  }
}

/** Gathers the rows of one chunk and writes them with one statement per table. */
export class PostingRows {
  readonly #base: RowBase;
  #entries: SqlValue[] = [];
  #seals: SqlValue[] = [];
  #transactions: SqlValue[] = [];
  #settlements: SqlValue[] = [];
  #discounts: SqlValue[] = [];
  #adjustments: SqlValue[] = [];
  #firstPayment = 0;
  #lastPayment = 0;
  readonly #settled = new Set<number>();
  #settledOften = false;

  constructor(base: RowBase) {
    this.#base = base;
  }

  /** All entries of a voucher at once: they are sealed. */
  addVoucher(voucherNo: number, date: string, entries: readonly LedgerEntry[]): void {
    const voucher = this.#base.voucherBase + voucherNo;
    this.#seals.push(voucher, this.#base.sealer.seal(voucherNo, date, entries));
    let number = 0;
    for (const entry of entries) {
      number += 1;
      const { account, currency, amount, accounting, kind } = entry;
      this.#entries.push(voucher, number, account, currency, amount, accounting, kind);
      if (this.#base.dimensions) this.#entries.push(entry.dimensions ?? null);
      if (this.#base.reporting) this.#entries.push(entry.reporting ?? null);
    }
  }

  /** Answers the transaction's id. */
  addTransaction(
    line: StoredLine,
    party: PartyLine,
    accounting: bigint,
    settled: Settled<SettleableItem>,
    reporting: LineReporting | undefined,
  ): number {
    const id = this.#base.transactionBase + line.line;
    const { type, dueDate, discounts } = party;
    const { open, openAccounting } = settled.rest;
    this.#transactions.push(
      id,
      this.#base.company,
      line.account.type,
      line.account.id,
      party.accounts.profile,
      type,
      this.#base.voucherBase + line.voucherNo,
      line.date,
      dueDate ?? null,
      isPayment(type) ? null : (line.invoice ?? null),
      line.currency,
      line.amount,
      accounting,
      open,
      openAccounting,
      open === 0n ? line.date : null,
    );
    if (this.#base.reporting) {
      this.#transactions.push(reporting?.amount ?? null, reporting?.settled?.rest.openAccounting ?? null);
    }
    if (discounts !== undefined) this.#addDiscounts(id, discounts);
    if (settled.settlements.length > 0) this.#addSettlements(id, line.date, settled, reporting);
    return id;
  }

  #addSettlements(
    payment: number,
    date: string,
    settled: Settled<SettleableItem>,
    reporting: LineReporting | undefined,
  ): void {
    if (this.#firstPayment === 0) this.#firstPayment = payment;
    this.#lastPayment = payment;
    let number = 0;
    for (const settlement of settled.settlements) {
      number += 1;
      const { item } = settlement;
      if (this.#settled.has(item.id)) this.#settledOften = true;
      this.#settled.add(item.id);
      pushSettlement(this.#settlements, { payment, number, date }, settlement);
      if (settlement.adjustments.length > 0) {
        pushAdjustments(this.#adjustments, payment, number, settlement.adjustments);
      }
      if (!this.#base.reporting) continue;
      const other = reporting?.settled?.settlements[number - 1];
      this.#settlements.push(other?.paymentAccounting ?? null, other?.itemAccounting ?? null);
    }
  }

  #addDiscounts(transaction: number, tiers: readonly DiscountTier[]): void {
    let number = 0;
    for (const { until, amount } of tiers) {
      number += 1;
      this.#discounts.push(transaction, number, until, amount);
    }
  }

  #kept(): keyof typeof entryTables {
    const { dimensions, reporting } = this.#base;
    if (dimensions) return reporting ? "both" : "dimensions";
    return reporting ? "reporting" : "plain";
  }

  /** Writes what was gathered and closes what was settled. */
  async write(session: Session): Promise<void> {
    const { reporting } = this.#base;
    if (this.#entries.length > 0) {
      await session.bulk(entryTables[this.#kept()], this.#entries);
    }
    if (this.#seals.length > 0) await session.bulk(voucherSealTable, this.#seals);
    if (this.#transactions.length > 0) {
      await session.bulk(reporting ? transactionTableReporting : transactionTable, this.#transactions);
    }
    if (this.#discounts.length > 0) await session.bulk(discountTable, this.#discounts);
    if (this.#settlements.length === 0) return;
    await session.bulk(reporting ? settlementTableReporting : settlementTable, this.#settlements);
    if (this.#adjustments.length > 0) await session.bulk(adjustmentTable, this.#adjustments);
    const sql = this.#settledOften ? closeItemsSettledOften(reporting) : closeItems(reporting);
    await session.run(sql, [this.#firstPayment, this.#lastPayment]);
  }
}
