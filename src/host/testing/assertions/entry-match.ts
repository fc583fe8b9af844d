import { formatAmount } from "@contrapost/sdk";
import type { LedgerEntryOverview } from "../../inquiry/ledger-entries.js";
import { type AmountInput, moneyFrom } from "../builders/amounts.js";
import type { Ledger } from "../kit/ledger.js";

/** What an entry must say; what is left out may be anything. */
export interface ExpectedEntry {
  /** The main account's number. */
  readonly account?: string;
  /** The debit in the company's accounting currency: money, or a text such as `100.00`. */
  readonly debit?: AmountInput;
  /** The credit in the company's accounting currency. */
  readonly credit?: AmountInput;
  /** The amount in the transaction currency without a sign: `100.00 EUR`. */
  readonly foreign?: AmountInput;
  /** The voucher's number. */
  readonly voucher?: string;
  /** The number of the journal that made it. */
  readonly journal?: string;
  /** `YYYY-MM-DD`; the posting date. */
  readonly date?: string;
  /** What posting added it for, such as `exchangeLoss`. */
  readonly kind?: string;
}

/**
 * Whether an entry says all that is expected of it.
 *
 * @throws ContrapostError `CP_TEST_AMOUNT` and others of an amount that cannot be read
 */
export function entryMatches(
  ledger: Ledger,
  expected: ExpectedEntry,
): (entry: LedgerEntryOverview) => boolean {
  const { debit, credit, foreign, ...texts } = expected;
  const side = (input: AmountInput | undefined, sign: bigint): bigint | undefined => {
    if (input === undefined) return undefined;
    const value = moneyFrom(input, ledger.currency);
    // Another currency than the books' never stands in an entry's debit.
    return value.currency === ledger.currency ? sign * value.amount : undefined;
  };
  const wanted = debit ?? credit;
  const amount = side(debit, 1n) ?? side(credit, -1n);
  const abroad = foreign === undefined ? undefined : moneyFrom(foreign);
  return (entry) =>
    Object.entries(texts).every(([key, value]) => entry[key as keyof typeof entry] === value) &&
    (wanted === undefined || entry.accountingAmount === amount) &&
    (abroad === undefined ||
      (entry.currency === abroad.currency && magnitude(entry.amount) === magnitude(abroad.amount)));
}

/** The expectation as one line: `account 200100, debit 100.00 USD`. */
export function expectedText(ledger: Ledger, expected: ExpectedEntry): string {
  const { account, debit, credit, foreign, ...rest } = expected;
  const amount = (input: AmountInput, currency?: string): string => {
    const value = moneyFrom(input, currency);
    return `${formatAmount(value.amount, value.currency)} ${value.currency}`;
  };
  const parts = [
    account === undefined ? [] : [`account ${account}`],
    debit === undefined ? [] : [`debit ${amount(debit, ledger.currency)}`],
    credit === undefined ? [] : [`credit ${amount(credit, ledger.currency)}`],
    foreign === undefined ? [] : [`foreign ${amount(foreign)}`],
    Object.entries(rest).map(([key, value]) => `${key} ${value}`),
  ].flat();
  return parts.join(", ") || "any";
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
