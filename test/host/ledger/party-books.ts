import { type RateFraction, type Side } from "@contrapost/sdk";
import type { AdjustmentKind } from "#host/ledger/adjustment.js";
import { addSettlementEntries, buildEntries } from "#host/ledger/build-entries.js";
import { availableDiscount, type DiscountStep, grantDiscount } from "#host/ledger/cash-discount.js";
import type { LedgerEntry } from "#host/ledger/entry.js";
import { pairUp } from "#host/ledger/pair-up.js";
import { settle, type Settlement, type SettlementRequest } from "#host/ledger/settle.js";
import { applyTerms, type SettlementRules } from "#host/ledger/settlement-terms.js";
import type { SettleableItem } from "#host/ledger/voucher-line.js";

export const accounts = { profile: "P", summary: "SUMMARY", gain: "GAIN", loss: "LOSS" } as const;
const differences: Readonly<Record<AdjustmentKind, string>> = {
  cashDiscount: "DISCOUNT",
  pennyDifference: "PENNY",
  writeOff: "WRITE-OFF",
};

/** A transaction of the party. */
export interface BookedItem {
  readonly id: number;
  readonly currency: string;
  readonly amount: bigint;
  readonly accounting: bigint;
  readonly payment: boolean;
  readonly tiers: ReturnType<typeof grantDiscount>;
  open: bigint;
  openAccounting: bigint;
}

export interface BookedSettlement {
  readonly payer: BookedItem;
  readonly item: BookedItem;
  readonly settlement: Settlement<SettleableItem>;
  /** What it caused in the ledger. */
  readonly entries: readonly LedgerEntry[];
  undone: boolean;
}

/** One party's books, kept by nothing but the pure rules; where nothing is said, amounts are signed as in them. */
export class PartyBooks {
  readonly items: BookedItem[] = [];
  readonly settlements: BookedSettlement[] = [];
  readonly vouchers: LedgerEntry[][] = [];

  constructor(
    readonly side: Side,
    readonly rules: SettlementRules,
  ) {}

  /** Books an invoice, or a credit note where the amount is on the side of payments. */
  invoice(currency: string, amount: bigint, accounting: bigint, steps: readonly DiscountStep[]): void {
    const tiers = grantDiscount(amount, "2024-01-01", steps);
    this.#book({
      currency,
      amount,
      accounting,
      payment: false,
      tiers,
      open: amount,
      openAccounting: accounting,
    });
    this.#post({ currency, amount, accounting });
  }

  /** Pays parts of items, which are signed as these, with `extra` beside, on a day. */
  pay(
    parts: readonly { readonly item: BookedItem; readonly paid: bigint }[],
    {
      amount,
      accounting,
      day,
    }: { readonly amount: bigint; readonly accounting: bigint; readonly day: string },
  ): readonly BookedSettlement[] {
    const { currency } = parts[0]!.item;
    const wanted = parts.map(({ item, paid }) => ({
      item: this.#offered(item),
      paid,
      available: availableDiscount({ tiers: item.tiers, taken: this.taken(item) }, item.open, day, "normal"),
      onPartPayments: this.rules.discountOnPartPayments,
    }));
    const made = applyTerms({ open: amount, openAccounting: accounting }, wanted, this.rules).map(
      ({ wanted: { item }, paid, adjusted }): SettlementRequest<SettleableItem> => ({
        item,
        amount: adjusted.reduce((sum, one) => sum + one.amount, paid),
        paymentAmount: -paid,
        adjustments: adjusted.map((one) => ({ ...one, account: differences[one.kind] })),
      }),
    );
    const requests = made.filter((one) => one.amount !== 0n);
    const payer = this.#book({
      currency,
      amount,
      accounting,
      payment: true,
      tiers: [],
      open: amount,
      openAccounting: accounting,
    });
    this.#post({ currency, amount, accounting });
    return this.#settle(payer, requests);
  }

  /** Settles all that is open with each other, across currencies at their values. */
  settle(rate: (payer: string, paid: string) => RateFraction): readonly BookedSettlement[] {
    const open = this.items
      .filter((item) => item.open !== 0n)
      .map((booked) => ({ ...booked, upTo: booked.open, booked }));
    const pairs = pairUp(open, { side: this.side, rate });
    const payers = [...new Set(pairs.map(({ payer }) => payer.booked))];
    return payers.flatMap((payer) =>
      this.#settle(
        payer,
        pairs
          .filter((pair) => pair.payer.booked === payer)
          .map(({ paid, amount, paymentAmount }) => ({
            item: this.#offered(paid.booked),
            amount,
            paymentAmount,
          })),
      ),
    );
  }

  /** Gives both ends back what the settlements took, and turns round what they caused. */
  undo(settlements: readonly BookedSettlement[]): void {
    for (const booked of settlements) {
      booked.undone = true;
      this.#move(booked, 1n);
      this.#voucher((voucher) => voucher.push(...booked.entries.map(negated)));
    }
  }

  /** Makes them again, as they were. */
  redo(settlements: readonly BookedSettlement[]): void {
    for (const booked of settlements) {
      booked.undone = false;
      this.#move(booked, -1n);
      this.#voucher((voucher) => voucher.push(...booked.entries));
    }
  }

  #move({ payer, item, settlement }: BookedSettlement, sign: bigint): void {
    payer.open += sign * settlement.paymentAmount;
    payer.openAccounting += sign * settlement.paymentAccounting;
    item.open += sign * settlement.amount;
    item.openAccounting += sign * settlement.itemAccounting;
  }

  /** Takes a transaction off the books: what it settled is open again, and nothing of it is. */
  reverse(item: BookedItem): void {
    this.undo(this.standing().filter((one) => one.payer === item || one.item === item));
    const { currency, amount, accounting } = item;
    this.#post({ currency, amount: -amount, accounting: -accounting });
    this.items.splice(this.items.indexOf(item), 1);
  }

  standing(): readonly BookedSettlement[] {
    return this.settlements.filter(({ undone }) => !undone);
  }

  /** What settlements took of an item's discount. */
  taken(item: BookedItem): bigint {
    return this.standing()
      .filter((one) => one.item === item)
      .flatMap(({ settlement }) => settlement.adjustments)
      .reduce((sum, { kind, amount }) => (kind === "cashDiscount" ? sum + amount : sum), 0n);
  }

  #post(line: Pick<LedgerEntry, "currency" | "amount" | "accounting">): void {
    const whole = { ...line, mainAccount: accounts.summary, offsetAccount: "OFFSET", party: undefined };
    this.#voucher((entries) => void buildEntries(whole, entries));
  }

  #book(item: Omit<BookedItem, "id">): BookedItem {
    const booked = { ...item, id: this.items.length + this.vouchers.length + 1 };
    this.items.push(booked);
    return booked;
  }

  #offered({ id, currency, open, openAccounting }: BookedItem): SettleableItem {
    const { side } = this;
    return {
      id,
      side,
      party: "P",
      currency,
      open,
      openAccounting,
      invoice: `I-${id}`,
      dueDate: "2024-01-31",
    };
  }

  #settle(payer: BookedItem, requests: readonly SettlementRequest<SettleableItem>[]): BookedSettlement[] {
    const { settlements, rest } = settle(payer, requests);
    const made = settlements.map((settlement): BookedSettlement => {
      const item = this.items.find(({ id }) => id === settlement.item.id)!;
      item.open -= settlement.amount;
      item.openAccounting -= settlement.itemAccounting;
      const entries = this.#voucher((voucher) =>
        addSettlementEntries(settlement, payer.currency, accounts, voucher),
      );
      return { payer, item, settlement, entries, undone: false };
    });
    Object.assign(payer, rest);
    this.settlements.push(...made);
    return made;
  }

  #voucher(fill: (entries: LedgerEntry[]) => void): LedgerEntry[] {
    const entries: LedgerEntry[] = [];
    fill(entries);
    this.vouchers.push(entries);
    return entries;
  }
}

function negated(entry: LedgerEntry): LedgerEntry {
  return { ...entry, amount: -entry.amount, accounting: -entry.accounting };
}
