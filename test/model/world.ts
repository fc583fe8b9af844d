import type { AccountRef, JournalType, Side } from "@contrapost/sdk";
import type { Rate } from "./exact.js";
import type { Policy } from "./policy.js";

/** The companies of the model. GBSI has no account for rounding differences. */
export const companies = [
  { id: "USMF", currency: "USD", roundingAccount: "618900" },
  { id: "DEMF", currency: "EUR", roundingAccount: "618900" },
  { id: "GBSI", currency: "GBP", roundingAccount: undefined },
] as const;

/** A journal name as every company has it. */
interface JournalName {
  readonly id: string;
  readonly type: JournalType;
  /** The number series, which has its journal name's id; some journal names lack one. */
  readonly series?: string;
  /** The bank account that lines without an offset of their own go to. */
  readonly bank?: string;
  readonly approval?: boolean;
}

export const journalNames: readonly JournalName[] = [
  { id: "VENDINV", type: "vendorInvoice", series: "VENDINV" },
  { id: "CUSTINV", type: "customerInvoice", series: "CUSTINV" },
  { id: "VENDPAY", type: "vendorPayment", series: "VENDPAY", bank: "OPER" },
  { id: "CUSTPAY", type: "customerPayment", series: "CUSTPAY", bank: "OPER" },
  { id: "CUSTAPPR", type: "customerPayment", series: "CUSTPAY", bank: "OPER", approval: true },
  { id: "CUSTBARE", type: "customerPayment", series: "CUSTPAY" },
  { id: "CUSTNONE", type: "customerPayment", bank: "OPER" },
  { id: "CUSTEURO", type: "customerPayment", series: "SCARCE", bank: "EURO" },
  { id: "GENERAL", type: "general", series: "GENERAL" },
  { id: "SETTLE", type: "settlement", series: "SETTLE" },
  { id: "REVERSE", type: "reversal", series: "REVERSE" },
];

/** Number series and their digits: the scarce one ends after nine numbers. */
export const series: Readonly<Record<string, number>> = {
  VENDINV: 6,
  CUSTINV: 6,
  VENDPAY: 6,
  CUSTPAY: 6,
  GENERAL: 6,
  SETTLE: 6,
  REVERSE: 6,
  SCARCE: 1,
};

/** Bank accounts with their main accounts, and the one currency that they take where they have one. */
export const banks: Readonly<Record<string, { readonly main: string; readonly currency?: string }>> = {
  OPER: { main: "110100" },
  EURO: { main: "110200", currency: "EUR" },
};

/** Summary accounts; `PRE` is for prepayments. */
export const profiles = {
  vendor: { GEN: "200100", IC: "200300", PRE: "131000" },
  customer: { GEN: "130100", IC: "130700", PRE: "220100" },
} as const satisfies Record<Side, Record<string, string>>;

export type Profile = keyof (typeof profiles)[Side];

/** The account that a transaction stands on. */
export function summaryOf({ side, profile }: { readonly side: Side; readonly profile: Profile }): string {
  return profiles[side][profile];
}

/** In which order open transactions are offered for settlement. */
export type SettlementOrder = "dueDate" | "oldest" | "newest";

/** Where discounts and differences go, by the posting profile of the payment; that of prepayments has none of them. */
export const differenceAccounts = {
  cashDiscount: "403300",
  pennyDifference: "618920",
  writeOff: "618910",
} as const;

/** Cash discounts by their codes: whole percents, and what follows when the days have passed. */
export const cashDiscounts: Readonly<
  Record<string, { readonly percent: number; readonly days: number; readonly next?: string }>
> = {
  QUICK: { percent: 2, days: 21, next: "SLOW" },
  SLOW: { percent: 1, days: 45 },
  HALF: { percent: 50, days: 25 },
};

/** The cash discount of a party's documents. */
export function discountOf(party: string): string | undefined {
  return party === "V-DEMF" || party === "C-USMF" ? "QUICK" : party.endsWith("-EXT") ? "HALF" : undefined;
}

/** A company's rules for one side of its subledger: how it takes discounts and what differences it lets go. */
export interface Terms {
  readonly partPayments: boolean;
  readonly creditNotes: boolean;
  readonly administration: "specific" | "unspecific";
  /** Limits in minor units of the company's currency. */
  readonly penny: bigint;
  readonly over: bigint;
  readonly under: bigint;
  /** Whether there is a posting profile for prepayments. */
  readonly prepayments: boolean;
}

/** What a company has set until that is changed: GBSI nothing, the others much. */
export function firstTerms(company: string): Terms {
  if (company === "GBSI") return plainTerms;
  return {
    partPayments: true,
    creditNotes: true,
    administration: company === "USMF" ? "specific" : "unspecific",
    penny: 3n,
    over: 10n,
    under: 10n,
    prepayments: true,
  };
}

const plainTerms: Terms = {
  partPayments: false,
  creditNotes: false,
  administration: "specific",
  penny: 0n,
  over: 0n,
  under: 0n,
  prepayments: false,
};

export const gainAccount = "801300";
export const lossAccount = "801400";
const salesAccount = "401100";
const purchaseAccount = "500200";

export const mainAccounts = {
  "110100": "asset",
  "110200": "asset",
  "130100": "asset",
  "130700": "asset",
  "131000": "asset",
  "200100": "liability",
  "200300": "liability",
  "220100": "liability",
  "401100": "revenue",
  "500200": "expense",
  "403300": "revenue",
  "618900": "expense",
  "618910": "expense",
  "618920": "expense",
  "801300": "revenue",
  "801400": "expense",
} as const;

/** Who trades with whom: every company with every other, USMF and DEMF twice. */
export const trades = [
  { seller: "DEMF", customer: "C-USMF", buyer: "USMF", vendor: "V-DEMF" },
  { seller: "DEMF", customer: "C-GBSI", buyer: "GBSI", vendor: "V-DEMF" },
  { seller: "USMF", customer: "C-DEMF", buyer: "DEMF", vendor: "V-USMF" },
  { seller: "GBSI", customer: "C-USMF", buyer: "USMF", vendor: "V-GBSI" },
  { seller: "DEMF", customer: "C-USMF-2", buyer: "USMF", vendor: "V-DEMF-2" },
] as const;

/** How the trades are mirrored until that is changed: at once, as drafts, by the seller's default journal, or blocking. */
export const firstPolicies: readonly Policy[] = [
  { active: true, journal: "CUSTPAY", automatic: true, onFailure: undefined },
  { active: true, journal: "CUSTPAY", automatic: false, onFailure: undefined },
  { active: true, journal: undefined, automatic: true, onFailure: undefined },
  { active: true, journal: "CUSTPAY", automatic: true, onFailure: "block" },
  { active: true, journal: "CUSTPAY", automatic: true, onFailure: "park" },
];

/** The parties of a company on one side: its partners, and one that is no company. */
export function partiesOf(company: string, side: Side): readonly string[] {
  const partners =
    side === "vendor"
      ? trades.filter(({ buyer }) => buyer === company).map(({ vendor }) => vendor)
      : trades.filter(({ seller }) => seller === company).map(({ customer }) => customer);
  return [...partners, side === "vendor" ? "V-EXT" : "C-EXT"];
}

export function profileOf(party: string): Profile {
  return party.endsWith("-EXT") ? "GEN" : "IC";
}

/** Parties whose payments settle by themselves, until that is changed. */
export function settlesAutomatically(party: string): boolean {
  return party === "V-DEMF-2" || party === "C-USMF-2" || party.endsWith("-EXT");
}

/** Months that have a period; posting needs one that is open. */
export const months = ["2023-12", "2024-01", "2024-02", "2024-03"] as const;

/** Days that documents get: rates begin on the third, and the last has no period. */
export const days = [
  "2023-12-20",
  "2024-01-01",
  "2024-01-10",
  "2024-01-31",
  "2024-02-01",
  "2024-02-15",
  "2024-03-05",
  "2024-03-31",
  "2024-04-01",
] as const;

export const currencies = ["USD", "EUR", "GBP", "JPY", "BHD"] as const;

/** Quotes from EUR as the ECB gives them, one direct quote between others, and a currency that comes late. */
export const firstRates: readonly Rate[] = [
  { from: "EUR", to: "USD", date: "2024-01-01", rate: "1.1050" },
  { from: "EUR", to: "USD", date: "2024-02-01", rate: "1.0814" },
  { from: "EUR", to: "USD", date: "2024-03-01", rate: "1.0931" },
  { from: "EUR", to: "GBP", date: "2023-12-01", rate: "0.86905" },
  { from: "EUR", to: "GBP", date: "2024-02-10", rate: "0.8537" },
  { from: "EUR", to: "JPY", date: "2024-01-10", rate: "158.46" },
  { from: "EUR", to: "JPY", date: "2024-03-01", rate: "163.04" },
  { from: "GBP", to: "USD", date: "2024-02-15", rate: "1.26187" },
  { from: "USD", to: "BHD", date: "2024-01-10", rate: "0.376" },
  { from: "EUR", to: "BHD", date: "2024-02-01", rate: "0.40701" },
];

/** Where invoices of a side are earned or expensed. */
export function offsetOfInvoices(side: Side): AccountRef {
  return { type: "ledger", id: side === "vendor" ? purchaseAccount : salesAccount };
}
