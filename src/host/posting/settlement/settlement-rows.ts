import type { LedgerEntry } from "../../ledger/entry.js";
import type { Settled } from "../../ledger/settle.js";
import type { SettleableItem } from "../../ledger/voucher-line.js";
import { inList } from "../../store/in-list.js";
import type { Session, SqlValue } from "../../store/session.js";
import type { StoredLine } from "../line-reader.js";
import {
  adjustmentTable,
  PostingRows,
  pushAdjustments,
  pushSettlement,
  type RowBase,
  settlementTable,
  withColumns,
} from "../posting-rows.js";

const laterTable = withColumns(settlementTable, "voucher_id");
const laterTableReporting = withColumns(
  settlementTable,
  "voucher_id",
  "payment_reporting",
  "invoice_reporting",
);

/** How many payers one query asks for. */
const payersAtOnce = 1024;

/** Gathers what a settlement document settles, and writes it with one statement per table. */
export class SettlementRows {
  readonly #base: RowBase;
  readonly #posting: PostingRows;
  /** The last settlement of each payer. */
  readonly #last: Map<number, number>;
  readonly #settlements: SqlValue[] = [];
  readonly #adjustments: SqlValue[] = [];

  private constructor(base: RowBase, last: Map<number, number>) {
    this.#base = base;
    this.#posting = new PostingRows(base);
    this.#last = last;
  }

  /** Settlements of a payment are counted, those at its posting and later ones. */
  static async load(session: Session, base: RowBase, lines: readonly StoredLine[]): Promise<SettlementRows> {
    const payers = lines.flatMap(({ marked: [own] }) => (own === undefined ? [] : [own.item.id]));
    const last = new Map<number, number>();
    for (let start = 0; start < payers.length; start += payersAtOnce) {
      const list = inList(payers.slice(start, start + payersAtOnce));
      const rows = await session.rows(
        `SELECT payment_id, MAX(settlement_no) FROM settlement WHERE payment_id IN ${list.sql} GROUP BY payment_id`,
        list.parameters,
      );
      for (const [payer, number] of rows) last.set(Number(payer), Number(number));
    }
    return new SettlementRows(base, last);
  }

  add(
    line: StoredLine,
    payer: number,
    { settlements }: Settled<SettleableItem>,
    reporting: Settled<SettleableItem> | undefined,
    entries: readonly LedgerEntry[],
  ): void {
    this.#posting.addVoucher(line.voucherNo, line.date, entries);
    for (const [index, settlement] of settlements.entries()) {
      const number = (this.#last.get(payer) ?? 0) + 1;
      this.#last.set(payer, number);
      pushSettlement(this.#settlements, { payment: payer, number, date: line.date }, settlement);
      this.#settlements.push(this.#base.voucherBase + line.voucherNo);
      if (this.#base.reporting) {
        const other = reporting?.settlements[index];
        this.#settlements.push(other?.paymentAccounting ?? null, other?.itemAccounting ?? null);
      }
      pushAdjustments(this.#adjustments, payer, number, settlement.adjustments);
    }
  }

  async write(session: Session): Promise<void> {
    await this.#posting.write(session);
    if (this.#settlements.length > 0) {
      await session.bulk(this.#base.reporting ? laterTableReporting : laterTable, this.#settlements);
    }
    if (this.#adjustments.length > 0) await session.bulk(adjustmentTable, this.#adjustments);
  }
}
