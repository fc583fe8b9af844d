import type { Side } from "@contrapost/sdk";
import type { SettlementOrder } from "../ledger/settlement-order.js";
import type { PartyAccounts } from "../ledger/voucher-line.js";
import { inList } from "../store/in-list.js";
import type { Session } from "../store/session.js";
import type { CompanyFacts } from "./company-facts.js";
import type { StoredLine } from "./line-reader.js";

/** A party's settings as posting needs them. */
export interface PartyFacts {
  readonly accounts: PartyAccounts;
  readonly hold: "none" | "payment" | "all";
  readonly automaticSettlement: boolean;
  readonly settlementOrder: SettlementOrder;
  readonly dimensions: string | undefined;
  /** When its invoices are due, and what may be deducted from them, where they do not say so themselves. */
  readonly termsOfPayment: string | undefined;
  readonly cashDiscount: string | undefined;
}

/** Parties kept between chunks; a journal with more reads some of them again. */
const kept = 20_000;
const partiesAtOnce = 1024;

/** The parties of one company that a journal's lines name, read as the chunks come by. */
export class Parties {
  readonly #session: Session;
  readonly #facts: CompanyFacts;
  readonly #bySide = { vendor: new Map<string, PartyFacts>(), customer: new Map<string, PartyFacts>() };

  constructor(session: Session, facts: CompanyFacts) {
    this.#session = session;
    this.#facts = facts;
  }

  /** Makes the parties of a chunk known. */
  async load(lines: readonly StoredLine[]): Promise<void> {
    for (const side of ["vendor", "customer"] as const) {
      const known = this.#bySide[side];
      if (known.size > kept) known.clear();
      const missing = new Set<string>();
      for (const { account, company } of lines) {
        if (account.type !== side || company !== undefined) continue;
        if (!known.has(account.id)) missing.add(account.id);
      }
      const ids = [...missing];
      for (let start = 0; start < ids.length; start += partiesAtOnce) {
        await this.#read(side, ids.slice(start, start + partiesAtOnce));
      }
    }
  }

  async #read(side: Side, ids: readonly string[]): Promise<void> {
    const list = inList(ids);
    const rows = await this.#session.rows(
      `SELECT id, profile, hold, automatic_settlement, terms_of_payment, cash_discount, dimensions, settlement_order FROM party
       WHERE company = ? AND side = ? AND id IN ${list.sql}`,
      [this.#facts.company, side, ...list.parameters],
    );
    for (const row of rows) {
      const accounts = this.#facts.profile(side, row[1] as string);
      if (accounts === undefined) continue;
      this.#bySide[side].set(row[0] as string, {
        accounts,
        hold: row[2] as PartyFacts["hold"],
        automaticSettlement: row[3] === 1n,
        termsOfPayment: (row[4] as string | null) ?? undefined,
        cashDiscount: (row[5] as string | null) ?? undefined,
        dimensions: (row[6] as string | null) ?? undefined,
        settlementOrder: row[7] as SettlementOrder,
      });
    }
  }

  /** The loaded party of a line; undefined where the company has none of that id, and for other accounts. */
  of({ account, company }: Pick<StoredLine, "account" | "company">): PartyFacts | undefined {
    if (company !== undefined || (account.type !== "vendor" && account.type !== "customer")) return undefined;
    return this.#bySide[account.type].get(account.id);
  }
}
