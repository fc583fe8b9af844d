import { convert, isCurrency } from "@contrapost/sdk";
import { inList } from "../store/in-list.js";
import type { Session } from "../store/session.js";
import { ConversionCache } from "./conversion-cache.js";
import type { StoredLine } from "./line-reader.js";

/** A company's second currency, in which its books are kept too. */
export class ReportingCurrency {
  readonly conversions: ConversionCache;
  /** What is open of the items at hand in this currency, by transaction. */
  readonly #open = new Map<number, bigint>();

  constructor(
    session: Session,
    readonly currency: string,
    readonly rateType: string,
  ) {
    this.conversions = new ConversionCache(session, rateType, currency);
  }

  /**
   * What a line is worth in it: its amount at the rate of its date, also where the line has a rate of its own into the
   * accounting currency. A line without an amount is worth what it says itself, or nothing. Undefined where there is
   * no rate.
   */
  valueOf({ currency, date, amount, reportingAmount = 0n }: StoredLine): bigint | undefined {
    if (amount === 0n) return reportingAmount;
    if (currency === this.currency) return amount;
    const conversion = isCurrency(currency) ? this.conversions.get(currency, date) : undefined;
    return conversion === undefined ? undefined : convert(amount, currency, this.currency, conversion);
  }

  /** Reads what is open of all items that the lines of a chunk may settle: those marked, and those offered to them. */
  async loadItems(
    session: Session,
    lines: readonly StoredLine[],
    offered: Iterable<{ readonly id: number }>,
  ): Promise<void> {
    this.#open.clear();
    const ids = new Set<number>();
    for (const { id } of offered) ids.add(id);
    for (const { marked } of lines) for (const { item } of marked) ids.add(item.id);
    const wanted = [...ids];
    for (let start = 0; start < wanted.length; start += itemsAtOnce) {
      const list = inList(wanted.slice(start, start + itemsAtOnce));
      const rows = await session.rows(
        `SELECT t.id, t.open_reporting FROM party_transaction t WHERE t.id IN ${list.sql}`,
        list.parameters,
      );
      for (const row of rows) this.#open.set(Number(row[0]), row[1] as bigint);
    }
  }

  /** What is open of an item. */
  openOf(transaction: number): bigint {
    const open = this.#open.get(transaction);
    if (open === undefined)
      throw new Error(`transaction ${transaction} has no value in the reporting currency`);
    return open;
  }

  /** What is open of an item from now on. */
  setOpen(transaction: number, open: bigint): void {
    this.#open.set(transaction, open);
  }
}

const itemsAtOnce = 1024;
