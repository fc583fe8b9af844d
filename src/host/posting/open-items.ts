import type { AccountRef } from "@contrapost/sdk";
import { inList } from "../store/in-list.js";
import type { Session } from "../store/session.js";
import { type ChunkItem, itemColumns, settleableItem, type StoredLine } from "./line-reader.js";
import type { Parties } from "./parties.js";

/** An open item with the day of its document, which may decide its turn. */
export interface OfferedItem extends ChunkItem {
  readonly date: string;
}

/**
 * Open items of the parties of one chunk that settle automatically. Items marked in an open journal or on payment
 * hold are not offered at all.
 */
export class OpenItems {
  readonly #items = new Map<string, OfferedItem[]>();

  static async load(
    session: Session,
    company: string,
    lines: readonly StoredLine[],
    parties: Parties,
  ): Promise<OpenItems> {
    const items = new OpenItems();
    for (const side of ["vendor", "customer"] as const) {
      const waiting = lines.filter(
        (line) =>
          line.account.type === side &&
          line.marked.length === 0 &&
          parties.of(line)?.automaticSettlement === true,
      );
      const ids = [...new Set(waiting.map((line) => line.account.id))];
      if (ids.length > 0) await items.#read(session, company, side, ids);
    }
    return items;
  }

  async #read(session: Session, company: string, side: string, parties: readonly string[]): Promise<void> {
    const list = inList(parties);
    const rows = await session.rows(
      `SELECT ${itemColumns}, t.date FROM party_transaction t
       WHERE t.company = ? AND t.side = ? AND t.party IN ${list.sql} AND t.open <> 0 AND t.invoice IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.transaction_id = t.id)
         AND NOT EXISTS (SELECT 1 FROM payment_hold h WHERE h.transaction_id = t.id AND h.released_at IS NULL)
       ORDER BY t.id${session.forUpdate("t")}`,
      [company, side, ...list.parameters],
    );
    for (const row of rows) this.add({ ...settleableItem(row, 0), date: row[9] as string });
  }

  /** Offers one more item. */
  add(item: OfferedItem): void {
    const key = keyOf(item.side, item.party, item.currency);
    const known = this.#items.get(key);
    if (known === undefined) this.#items.set(key, [item]);
    else known.push(item);
  }

  /** All that are offered. */
  *all(): Generator<OfferedItem> {
    for (const items of this.#items.values()) yield* items;
  }

  /** What a party has open in a currency. */
  of(account: AccountRef, currency: string): readonly OfferedItem[] {
    return this.#items.get(keyOf(account.type, account.id, currency)) ?? [];
  }
}

function keyOf(side: string, party: string, currency: string): string {
  return `${side} ${currency} ${party}`;
}
