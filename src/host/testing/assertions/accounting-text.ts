import { formatAmount, formatMoney, type Money, type JournalRef } from "@contrapost/sdk";
import type { LedgerEntryOverview } from "../../inquiry/ledger-entries.js";

/** `USMF/PAY-1`. */
export function journalText({ company, number }: JournalRef): string {
  return `${company}/${number}`;
}

/** `debit 100.00 USD` or `credit 100.00 USD`. */
export function sideText(amount: bigint, currency: string): string {
  const value = formatAmount(amount < 0n ? -amount : amount, currency);
  return `${amount < 0n ? "credit" : "debit"} ${value} ${currency}`;
}

/** An entry as one line of a ledger. */
export function entryLine(entry: LedgerEntryOverview): string {
  const { voucher, date, account, accountName, currency, amount, kind } = entry;
  const { accountingAmount, accountingCurrency } = entry;
  const own = currency === accountingCurrency && amount === accountingAmount;
  const foreign = own ? "" : ` (${formatMoney({ amount, currency } satisfies Money)})`;
  const added = kind === "line" || kind === "offset" ? "" : `, ${kind}`;
  const value = sideText(accountingAmount, accountingCurrency);
  return `  ${date}  ${voucher}  ${account} ${accountName}  ${value}${foreign}${added}`;
}

/** Entries below a sentence, a few of them. */
export function entryLines(entries: readonly LedgerEntryOverview[]): string {
  if (entries.length === 0) return " nothing.";
  const shown = entries.slice(0, mostLines).map(entryLine);
  const more = entries.length - shown.length;
  return [":", ...shown, ...(more > 0 ? [`  … and ${more} more`] : [])].join("\n");
}

/** Who compares more in one test reads the ledger of one journal or one account. */
const mostLines = 40;
