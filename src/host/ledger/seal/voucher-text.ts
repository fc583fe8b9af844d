import type { LedgerEntry } from "../entry.js";
import { netstring } from "./netstring.js";

/** Names the form below in the sealed bytes themselves: another form gets another name. */
const form = netstring("contrapost-voucher-1");

/** A voucher as it is sealed. */
export interface SealableVoucher {
  readonly company: string;
  /** The number of the journal that made it. */
  readonly journal: string;
  readonly number: string;
  /** Its place in the journal, counted from 1. */
  readonly place: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/**
 * What a voucher's seal is the hash of: the seal of the journal's voucher before it (nothing for the first one), the
 * voucher, and all its entries in their order. The form is part of the product: `docs/audit.md` tells it to auditors.
 */
export function voucherText(
  previous: string,
  { company, journal, place, number, date }: SealableVoucher,
  entries: readonly LedgerEntry[],
): string {
  let text =
    form +
    netstring(previous) +
    netstring(company) +
    netstring(journal) +
    netstring(String(place)) +
    netstring(number) +
    netstring(date) +
    netstring(String(entries.length));
  for (const entry of entries) text += netstring(entryText(entry));
  return text;
}

/** Every value of an entry that the books keep; its number is its place among them. */
function entryText({
  account,
  currency,
  amount,
  accounting,
  kind,
  dimensions,
  reporting,
}: LedgerEntry): string {
  return (
    netstring(account) +
    netstring(currency) +
    netstring(String(amount)) +
    netstring(String(accounting)) +
    netstring(kind) +
    netstring(dimensions ?? "") +
    netstring(reporting === undefined ? "" : String(reporting))
  );
}
