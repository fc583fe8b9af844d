import type { Side, TransactionType } from "@contrapost/sdk";
import type { DiscountTier } from "./cash-discount.js";
import type { OpenItem } from "./open-item.js";
import type { SettlementRequest } from "./settle.js";

/** An open invoice or credit note as a payment line sees it. */
export interface SettleableItem extends OpenItem {
  readonly id: number;
  readonly dueDate: string;
  readonly invoice: string;
  readonly side: Side;
  readonly party: string;
  readonly currency: string;
  /** The account that it stands on, where that is not the summary account of its party's posting profile. */
  readonly summary?: string | undefined;
}

/** Where a party's postings go. */
export interface PartyAccounts {
  /** The posting profile that names them. */
  readonly profile: string;
  readonly summary: string;
  readonly gain: string;
  readonly loss: string;
  /** Missing where the profile has none. */
  readonly discount?: string | undefined;
  readonly writeOff?: string | undefined;
  readonly pennyDifference?: string | undefined;
}

/** What makes a line a party's: its document type and the items it settles. */
export interface PartyLine<Item extends SettleableItem = SettleableItem> {
  readonly accounts: PartyAccounts;
  readonly type: TransactionType;
  readonly settles: readonly SettlementRequest<Item>[];
  /** When the invoice is due, by itself or by the terms of payment. */
  readonly dueDate?: string | undefined;
  /** What may be deducted from the document. */
  readonly discounts?: readonly DiscountTier[] | undefined;
}

/** Whether a transaction is a payment, with its invoice or ahead of it. */
export function isPayment(type: TransactionType): boolean {
  return type === "payment" || type === "prepayment";
}

/** A checked line, with its accounts found and its value in the accounting currency. */
export interface VoucherLine<Item extends SettleableItem = SettleableItem> {
  readonly currency: string;
  /** Minor units; a debit to {@link mainAccount} is positive. */
  readonly amount: bigint;
  /** {@link amount} in the company's accounting currency at the line's date. */
  readonly accounting: bigint;
  readonly mainAccount: string;
  readonly offsetAccount: string | undefined;
  readonly party: PartyLine<Item> | undefined;
}
