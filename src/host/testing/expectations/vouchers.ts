import { formatAmount, formatMoney, type Money } from "@contrapost/sdk";
import { type LedgerEntryOverview, listLedgerEntries } from "../../inquiry/ledger-entries.js";
import type { Session } from "../../store/session.js";
import {
  accountLabel,
  canonicalAmount,
  canonicalMoney,
  type CompanyView,
  moneyOf,
  sortedDimensions,
  unsigned,
} from "../company-view.js";
import type { Fact } from "../facts.js";
import { type Expected, inside } from "./expected.js";
import type { BalancesExpectation, EntryExpectation, VouchersExpectation } from "./voucher-expectation.js";
import { yamlFlow } from "../yaml-flow.js";

export function expectedVouchers(
  { value, at, locate }: Expected<VouchersExpectation>,
  view: CompanyView,
): Fact[] {
  return Object.entries(value).flatMap(([number, voucher]): Fact[] => {
    const place = voucherPlace(view.company, number);
    const { date, journal, entries } = voucher;
    const pointer = inside(at, number);
    return [
      { place, where: locate(pointer), text: yamlFlow({ date, journal }) },
      ...entries.map((entry, index) => {
        const where = locate(`${pointer}/entries/${index}`);
        return {
          place: `${place}, entries`,
          where: locate(`${pointer}/entries`),
          text: entryText(entry, view, where),
        };
      }),
    ];
  });
}

export async function actualVouchers(session: Session, view: CompanyView): Promise<Fact[]> {
  const facts: Fact[] = [];
  let voucher: string | undefined;
  for (const entry of await listLedgerEntries(session, { company: view.company })) {
    const place = voucherPlace(view.company, entry.voucher);
    if (entry.voucher !== voucher) {
      facts.push({ place, text: yamlFlow({ date: entry.date, journal: entry.journal }) });
      voucher = entry.voucher;
    }
    facts.push({
      place: `${place}, entries`,
      text: actualEntryText({ ...entry, ...reportingOf(entry) }, view),
    });
  }
  return facts;
}

function reportingOf({ reportingAmount: amount, reportingCurrency: currency }: LedgerEntryOverview) {
  return amount === undefined ? {} : { reporting: { amount, currency: currency! } };
}

function voucherPlace(company: string, voucher: string): string {
  return `${company}, vouchers, ${voucher}`;
}

/** An entry that a scenario expects, with all that it leaves out filled in. */
export function entryText(entry: EntryExpectation, view: CompanyView, where: string): string {
  const { account, debit, credit, foreign, reporting, kind, dimensions } = entry;
  const amount = (text: string | undefined) =>
    text === undefined ? undefined : canonicalAmount(text, view.currency, where);
  return yamlFlow({
    account: accountLabel(account, view),
    debit: amount(debit),
    credit: amount(credit),
    foreign: foreign === undefined ? undefined : canonicalMoney(foreign, where),
    reporting: reporting === undefined ? undefined : canonicalMoney(reporting, where),
    kind,
    dimensions: dimensions === undefined ? undefined : sortedDimensions(dimensions),
  });
}

/** An entry of the books, as a scenario would write it. */
export function actualEntryText(
  entry: Pick<
    LedgerEntryOverview,
    "account" | "accountingAmount" | "currency" | "amount" | "kind" | "dimensions"
  > & { readonly reporting?: Money },
  view: CompanyView,
): string {
  const { accountingAmount, amount, currency, kind } = entry;
  const value = unsigned(accountingAmount, view.currency);
  // An entry of nothing in the accounting currency still has a side in another.
  const isDebit = (accountingAmount || amount || (entry.reporting?.amount ?? 0n)) >= 0n;
  const own = currency === view.currency && amount === accountingAmount;
  return yamlFlow({
    account: accountLabel(entry.account, view),
    ...(isDebit ? { debit: value } : { credit: value }),
    foreign: own ? undefined : moneyOf(amount, currency),
    reporting: entry.reporting && formatMoney(entry.reporting),
    kind: kind === "line" || kind === "offset" ? undefined : kind,
    dimensions: entry.dimensions,
  });
}

export function expectedBalances(
  { value, at, locate }: Expected<BalancesExpectation>,
  view: CompanyView,
): Fact[] {
  const where = locate(at);
  return Object.entries(value).map(([account, balance]) => ({
    place: `${view.company}, balances`,
    where,
    text: balanceText(account, canonicalAmount(balance, view.currency, locate(inside(at, account))), view),
  }));
}

export async function actualBalances(session: Session, view: CompanyView): Promise<Fact[]> {
  const balances = new Map<string, bigint>();
  for (const { account, accountingAmount } of await listLedgerEntries(session, { company: view.company })) {
    balances.set(account, (balances.get(account) ?? 0n) + accountingAmount);
  }
  return [...balances]
    .filter(([, balance]) => balance !== 0n)
    .map(([account, balance]) => ({
      place: `${view.company}, balances`,
      text: balanceText(account, formatAmount(balance, view.currency), view),
    }));
}

function balanceText(account: string, balance: string, view: CompanyView): string {
  return `${accountLabel(account, view)}: ${balance}`;
}
