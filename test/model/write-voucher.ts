import type { AccountRef, Side, TransactionType } from "@contrapost/sdk";
import { converted, missingRate, worth } from "./exact.js";
import { settleNow, settlementProblems, toSettle } from "./settle.js";
import {
  isParty,
  isPayment,
  type Journal,
  type Line,
  type Problem,
  type State,
  type Transaction,
} from "./state.js";
import { termsOf, tiersOf, withTerms } from "./terms.js";
import { banks, companies, discountOf, journalNames, profileOf, summaryOf } from "./world.js";
import { openPeriodProblems } from "./periods.js";

/** Writes the lines of one voucher, or answers what is wrong with them. */
export function writeVoucher(
  state: State,
  journal: Journal,
  voucher: string,
  lines: readonly Line[],
): readonly Problem[] {
  const { company } = journal;
  const first = lines[0]!;
  const before = state.entries.length;
  const problems = lines.flatMap((line) => [
    ...(line.date === first.date ? [] : [{ code: "CP_VOUCHER_DATES", line: line.line }]),
    ...writeLine(state, journal, voucher, line),
  ]);
  if (problems.length > 0) return problems;
  const entries = state.entries.slice(before);
  const sums = new Map<string, bigint>();
  let accounting = 0n;
  for (const entry of entries) {
    sums.set(entry.currency, (sums.get(entry.currency) ?? 0n) + entry.amount);
    accounting += entry.accounting;
  }
  if ([...sums.values()].some((sum) => sum !== 0n)) {
    return [{ code: "CP_VOUCHER_UNBALANCED", line: first.line }];
  }
  if (accounting === 0n) return [];
  const { currency, roundingAccount } = companies.find(({ id }) => id === company)!;
  if (roundingAccount === undefined) return [{ code: "CP_ROUNDING_ACCOUNT_MISSING", line: first.line }];
  state.entries.push({
    company,
    voucher,
    account: roundingAccount,
    currency,
    amount: 0n,
    accounting: -accounting,
  });
  return [];
}

const sideOf = {
  vendorInvoice: "vendor",
  vendorPayment: "vendor",
  customerInvoice: "customer",
  customerPayment: "customer",
  general: undefined,
  settlement: undefined,
  reversal: undefined,
} as const;

/** Writes one line, or answers what is wrong with it. */
function writeLine(state: State, journal: Journal, voucher: string, line: Line): readonly Problem[] {
  const { company, type } = journal;
  const { currency, amount, account, date } = line;
  const problems: string[] = [];
  const wanted = sideOf[type];
  if (wanted !== undefined && account.type !== wanted) problems.push("CP_ACCOUNT_TYPE");
  problems.push(...openPeriodProblems(state, company, date, line.line).map(({ code }) => code));
  const own = companies.find(({ id }) => id === company)!.currency;
  const rate = currency === own ? { over: 1n, under: 1n } : worth(state.rates, currency, own, date);
  if (rate === undefined) problems.push(missingRate(currency, own));
  const accounting = rate === undefined ? 0n : converted(amount, currency, own, rate);
  const offset = offsetOf(journal, line, problems);
  const payment = isParty(account.type)
    ? transactionOf(state, journal, voucher, line, accounting, problems)
    : undefined;
  if (payment === undefined) checkBank(account, currency, problems);
  const marks =
    payment?.type === "payment" ? toSettle(state, line, payment, journal.source !== undefined) : [];
  const wrong =
    payment === undefined || marks.length === 0 ? [] : settlementProblems(state, payment, marks, line.line);
  if (problems.length > 0 || wrong.length > 0) {
    return [...problems.map((code) => ({ code, line: line.line })), ...wrong];
  }
  const enter = (main: string, sum: bigint, value: bigint): void => {
    state.entries.push({ company, voucher, account: main, currency, amount: sum, accounting: value });
  };
  const main = payment === undefined ? mainOf(account) : summaryOf(payment);
  enter(main, amount, accounting);
  if (offset !== undefined) enter(mainOf(offset), -amount, -accounting);
  if (payment === undefined) return [];
  state.transactions.set(payment.key, payment);
  const takings = withTerms(state, { payment, amount, accounting }, marks, date);
  settleNow(state, payment, takings, { voucher, date, later: false });
  return [];
}

function offsetOf(journal: Journal, line: Line, problems: string[]): AccountRef | undefined {
  if (journal.type === "general" && line.offset === undefined) return undefined;
  const bank = journalNames.find(({ id }) => id === journal.name)!.bank;
  const offset: AccountRef | undefined =
    line.offset ?? (bank === undefined ? undefined : { type: "bank", id: bank });
  if (offset === undefined) problems.push("CP_OFFSET_ACCOUNT_MISSING");
  else if (isParty(offset.type)) problems.push("CP_OFFSET_ACCOUNT_TYPE");
  else checkBank(offset, line.currency, problems);
  return offset;
}

function checkBank(account: AccountRef, currency: string, problems: string[]): void {
  if (account.type !== "bank") return;
  const only = banks[account.id]!.currency;
  if (only !== undefined && only !== currency) problems.push("CP_BANK_CURRENCY");
}

function mainOf({ type, id }: AccountRef): string {
  return type === "bank" ? banks[id]!.main : id;
}

function transactionOf(
  state: State,
  { company, number, type }: Journal,
  voucher: string,
  line: Line,
  accounting: bigint,
  problems: string[],
): Transaction {
  const side = line.account.type as Side;
  const party = line.account.id;
  const kind = kindOf(type, side, line);
  if (line.amount === 0n) problems.push("CP_ADJUSTMENT_ACCOUNT");
  const paid = isPayment({ type: kind });
  if (line.prepayment && !paid) problems.push("CP_PREPAYMENT_DOCUMENT");
  if (kind === "prepayment") {
    if (line.marks.length > 0) problems.push("CP_PREPAYMENT_SETTLES");
    if (!termsOf(state, { company, side }).prepayments) problems.push("CP_PREPAYMENT_PROFILE_MISSING");
  }
  const { hold } = state.parties.get(`${company}/${side}/${party}`)!;
  if (hold === "all" || (hold === "payment" && paid)) problems.push("CP_PARTY_ON_HOLD");
  if (!paid && line.invoice === undefined) problems.push("CP_INVOICE_NUMBER_MISSING");
  return {
    key: `${company}/${number}/${line.line}`,
    company,
    side,
    party,
    type: kind,
    profile: kind === "prepayment" ? "PRE" : profileOf(party),
    voucher,
    date: line.date,
    dueDate: line.dueDate,
    discounts: paid ? [] : tiersOf(line.amount, line.date, line.discount ?? discountOf(party)),
    invoice: paid ? undefined : line.invoice,
    currency: line.currency,
    amount: line.amount,
    accounting,
    open: line.amount,
    openAccounting: accounting,
    closedOn: undefined,
    counterpart: undefined,
    reversed: false,
  };
}

function kindOf(type: Journal["type"], side: Side, { invoice, amount, prepayment }: Line): TransactionType {
  const payment = prepayment ? "prepayment" : "payment";
  if (type === "vendorPayment" || type === "customerPayment") return payment;
  if (type === "general" && invoice === undefined) return payment;
  return amount > 0n === (side === "customer") ? "invoice" : "creditNote";
}
