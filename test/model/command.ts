import type { CashDiscountUse, Side } from "@contrapost/sdk";
import type { SettlementOrder, Terms } from "./world.js";

/**
 * What a user wants, by picks among what there is when it is done: a number picks from a list by its remainder. So a
 * sequence of commands means something from any state, also when commands before it are left out.
 */
export type Command =
  | InvoicesCommand
  | PaymentsCommand
  | GeneralCommand
  | { readonly want: "postDraft"; readonly pick: number; readonly then: Then; readonly approve: boolean }
  /** `mended` takes away what the seller may have against the mirror. */
  | { readonly want: "release"; readonly pick: number; readonly mended: boolean }
  | ReverseCommand
  | SettleCommand
  | UnsettleCommand
  | { readonly want: "set"; readonly setting: SettingPick };

/** What is done with a journal that was entered. */
export type Then = "post" | "transfer" | "previewAndPost" | "preview" | "leave";

/** Invoices of one trade, in both companies' books or in one of them. */
export interface InvoicesCommand {
  readonly want: "invoices";
  readonly trade: number;
  readonly day: number;
  /** `external` is another company's business; `completion` posts what one side lacks. */
  readonly who: "buyerFirst" | "sellerFirst" | "buyer" | "seller" | "external" | "completion";
  readonly lines: readonly InvoicePick[];
  readonly then: Then;
}

export interface InvoicePick {
  readonly amount: number;
  readonly credit: boolean;
  readonly currency: number;
  /** How many days of the list later it is due; 0 for no due date. */
  readonly due: number;
  /** The code of its cash discount, where it is not its party's. */
  readonly discount: string | undefined;
  readonly odd: "nothing" | "duplicate" | "common" | "otherTotal" | "noNumber" | "settling";
}

/** A payment journal. */
export interface PaymentsCommand {
  readonly want: "payments";
  readonly company: number;
  readonly side: Side;
  readonly lines: readonly PaymentPick[];
  readonly then: Then;
  /** Whether the user chooses the journal's number. */
  readonly named: boolean;
}

export interface PaymentPick {
  readonly party: number;
  readonly day: number;
  readonly currency: number;
  readonly amount: number;
  /** How the amount is found, relative to what the chosen invoices add up to. */
  readonly measure: "exact" | "discounted" | "part" | "penny" | "over" | "own";
  /** Which open invoices of the party it settles. */
  readonly invoices: readonly number[];
  /** Whether the line says how much of each invoice it settles. */
  readonly amounts: "given" | "open";
  readonly use: CashDiscountUse | undefined;
  readonly odd:
    | "nothing"
    | "currency"
    | "twice"
    | "tooMuch"
    | "unknown"
    | "numbered"
    | "refund"
    | "prepayment";
}

/** Posted vouchers are taken back. */
export interface ReverseCommand {
  readonly want: "reverse";
  readonly pick: number;
  readonly day: number;
  /** Which of the journal's vouchers; all where there are none. */
  readonly vouchers: readonly number[];
}

/** Open transactions of a party are settled with each other. */
export interface SettleCommand {
  readonly want: "settle";
  readonly party: number;
  readonly day: number;
  readonly order: SettlementOrder;
  /** Which of them; all where there are none. */
  readonly items: readonly { readonly item: number; readonly amount: number }[];
}

/** Settlements are undone. */
export interface UnsettleCommand {
  readonly want: "unsettle";
  readonly pick: number;
  readonly day: number;
  /** How much of what the journal settled. */
  readonly only: "all" | "payment" | "invoice";
}

/** A general journal. */
export interface GeneralCommand {
  readonly want: "general";
  readonly company: number;
  readonly side: Side;
  readonly day: number;
  readonly vouchers: readonly VoucherPick[];
  readonly then: Then;
}

export interface VoucherPick {
  readonly shape:
    | "offset"
    | "turned"
    | "lines"
    | "invoice"
    | "bank"
    | "unbalanced"
    | "alone"
    | "dates"
    | "apart"
    | "parties";
  readonly payments: readonly PaymentPick[];
}

/** A change of master data. */
export type SettingPick =
  | {
      readonly of: "policy";
      readonly trade: number;
      readonly active: boolean;
      readonly journal: string | undefined;
      readonly automatic: boolean;
      readonly onFailure: "park" | "block" | undefined;
    }
  | { readonly of: "defaultJournal"; readonly company: number; readonly name: string | undefined }
  | { readonly of: "terms"; readonly company: number; readonly side: Side; readonly terms: Terms }
  | {
      readonly of: "period";
      readonly company: number;
      readonly month: number;
      readonly status: "open" | "onHold" | "closed";
    }
  | {
      readonly of: "party";
      readonly pick: number;
      readonly hold: "none" | "payment" | "all";
      readonly automatic: boolean;
    }
  | { readonly of: "rate"; readonly currency: number; readonly day: number; readonly rate: number };
