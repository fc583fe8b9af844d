import type { Policy } from "./policy.js";
import type { AccountRef, CashDiscountUse, JournalType, Side, TransactionType } from "@contrapost/sdk";
import type { Rate } from "./exact.js";
import {
  companies,
  firstPolicies,
  firstRates,
  firstTerms,
  journalNames,
  months,
  partiesOf,
  type Profile,
  settlesAutomatically,
  type Terms,
} from "./world.js";

/** What a journal line of a draft is to settle: a transaction's key, and how much, signed as the transaction. */
export interface Mark {
  readonly transaction: string;
  readonly amount: bigint;
  /** What that uses up of the payment, signed as it. */
  readonly paymentAmount: bigint;
  /** Whether a cash discount is taken, where that was said. */
  readonly use?: CashDiscountUse | undefined;
}

/** A part of an item that no payment covers, signed as the item, or of a payment that no item takes, signed as that. */
export interface Adjusted {
  readonly kind: "cashDiscount" | "pennyDifference" | "writeOff";
  readonly amount: bigint;
}

/** Until when what may be deducted of a document, signed as it. */
export interface Tier {
  readonly until: string;
  readonly amount: bigint;
}

export interface Line {
  readonly line: number;
  voucherNo: number;
  readonly date: string;
  readonly account: AccountRef;
  readonly currency: string;
  readonly amount: bigint;
  readonly offset: AccountRef | undefined;
  readonly invoice: string | undefined;
  readonly dueDate: string | undefined;
  /** The code of an invoice's cash discount, instead of its party's. */
  readonly discount: string | undefined;
  readonly prepayment: boolean;
  readonly reference: string | undefined;
  readonly marks: readonly Mark[];
}

export interface Journal {
  readonly company: string;
  readonly number: string;
  readonly name: string;
  readonly type: JournalType;
  status: "draft" | "submitted" | "approved" | "posted" | "cancelled";
  /** The journal that a mirror came from, as `USMF/PAY-1`; undefined where a user entered it. */
  readonly source: string | undefined;
  /** The journal that it takes back, where it is a reversal. */
  reverses: string | undefined;
  lines: Line[];
  voucherCount: number;
}

export interface Transaction {
  /** Company, journal and line: `USMF/PAY-1/3`. */
  readonly key: string;
  readonly company: string;
  readonly side: Side;
  readonly party: string;
  readonly type: TransactionType;
  /** The posting profile that it was posted with. */
  readonly profile: Profile;
  readonly voucher: string;
  readonly date: string;
  readonly dueDate: string | undefined;
  readonly invoice: string | undefined;
  readonly currency: string;
  readonly amount: bigint;
  readonly accounting: bigint;
  /** What may be deducted of it, until when. */
  readonly discounts: readonly Tier[];
  open: bigint;
  openAccounting: bigint;
  closedOn: string | undefined;
  counterpart: string | undefined;
  reversed: boolean;
}

export interface Settlement {
  readonly payment: string;
  readonly no: number;
  readonly invoice: string;
  readonly date: string;
  /** What left the invoice, signed as it. */
  readonly amount: bigint;
  /** What left the payment, signed as that, in its currency. */
  readonly paymentAmount: bigint;
  readonly paymentAccounting: bigint;
  readonly invoiceAccounting: bigint;
  /** Where it was made later, the voucher of the document that made it. */
  readonly voucher: string | undefined;
  /** What the payment and the invoice do not have in common, with its value. */
  readonly adjusted: readonly (Adjusted & { readonly account: string; readonly accounting: bigint })[];
  /** The entries that it caused in its voucher. */
  readonly caused: readonly Entry[];
  undone: { readonly on: string; readonly voucher: string } | undefined;
}

export interface Entry {
  readonly company: string;
  readonly voucher: string;
  readonly account: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly accounting: bigint;
}

export interface Voucher {
  readonly company: string;
  readonly number: string;
  readonly date: string;
  readonly journal: string;
  readonly no: number;
  /** The number of the voucher that negates it. */
  reversedBy: string | undefined;
}

export interface Mirror {
  readonly event: "payment" | "reversal";
  readonly source: string;
  /** Index of the trading relationship. */
  readonly trade: number;
  lineCount: number;
  outcome: "made" | "parked" | "notMirrored" | "cancelled";
  /** The journal made, as `DEMF/J-000001`. */
  target: string | undefined;
  reason: string | undefined;
  lines: { readonly source: number; readonly target: number; readonly flag: string | undefined }[];
}

export interface Party {
  readonly hold: "none" | "payment" | "all";
  readonly automatic: boolean;
}

/** All that the model knows. It is copied whole before every change that may fail. */
export interface State {
  readonly rates: Rate[];
  /** By `company/month`. */
  readonly periods: Map<string, "open" | "onHold" | "closed">;
  /** By `company/side/party`. */
  readonly parties: Map<string, Party>;
  /** In the order of the trades. */
  readonly policies: Policy[];
  /** By `company/side`. */
  readonly terms: Map<string, Terms>;
  /** By company. */
  readonly defaultJournals: Map<string, string | undefined>;
  readonly nextJournal: Map<string, number>;
  /** By `company/series`. */
  readonly nextVoucher: Map<string, bigint>;
  /** By `company/number`. */
  readonly journals: Map<string, Journal>;
  /** By key, in the order of posting. */
  readonly transactions: Map<string, Transaction>;
  readonly vouchers: Voucher[];
  readonly entries: Entry[];
  readonly settlements: Settlement[];
  readonly mirrors: Mirror[];
}

export function initialState(): State {
  const ids = companies.map(({ id }) => id);
  const parties = ids.flatMap((company) =>
    (["vendor", "customer"] as const).flatMap((side) =>
      partiesOf(company, side).map((party): [string, Party] => [
        `${company}/${side}/${party}`,
        { hold: "none", automatic: settlesAutomatically(party) },
      ]),
    ),
  );
  const seriesOf = (company: string): string[] =>
    journalNames.flatMap(({ series }) => (series === undefined ? [] : [`${company}/${series}`]));
  return {
    rates: [...firstRates],
    periods: new Map(ids.flatMap((company) => months.map((month) => [`${company}/${month}`, "open"]))),
    parties: new Map(parties),
    policies: [...firstPolicies],
    terms: new Map(
      ids.flatMap((id) => [
        [`${id}/vendor`, firstTerms(id)],
        [`${id}/customer`, firstTerms(id)],
      ]),
    ),
    defaultJournals: new Map(ids.map((company) => [company, "CUSTPAY"])),
    nextJournal: new Map(ids.map((company) => [company, 1])),
    nextVoucher: new Map(ids.flatMap((company) => seriesOf(company).map((key) => [key, 1n]))),
    journals: new Map(),
    transactions: new Map(),
    vouchers: [],
    entries: [],
    settlements: [],
    mirrors: [],
  };
}

/** A fault, and the line that it is found in where it is one line's. */
export interface Problem {
  readonly code: string;
  readonly line?: number;
}

/** What the model refuses; whoever catches it goes on with the state as it was before. */
export class Refused extends Error {
  constructor(
    readonly problems: readonly Problem[],
    /** Where a plugin's handler refused the posting, the code of the handler's own error. */
    readonly handlerCode?: string,
  ) {
    super(problems.map(({ code }) => code).join(", "));
  }
}

export function isParty(type: string): type is Side {
  return type === "vendor" || type === "customer";
}

/** Whether something was paid, with its invoice or ahead of it. */
export function isPayment({ type }: Pick<Transaction, "type">): boolean {
  return type === "payment" || type === "prepayment";
}

/** Transactions that drafts have marked, with the drafts' labels. */
export function marked(state: State): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [label, journal] of state.journals) {
    if (journal.status === "posted" || journal.status === "cancelled") continue;
    for (const line of journal.lines) for (const mark of line.marks) found.set(mark.transaction, label);
  }
  return found;
}
