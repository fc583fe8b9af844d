import { ContrapostError, formatAmount, type SettlementMark, type Side } from "@contrapost/sdk";
import { magnitude } from "../ledger/open-item.js";
import type { CompanyTerms } from "./company-terms.js";
import { documentKey, type FoundDocument } from "./find-documents.js";
import type { JournalLineInput, SettleInput } from "./journal-input.js";
import type { MarkTerms } from "./mark-terms.js";
import { availableOn } from "./settlement-requests.js";

/** A document that a line is to settle, as it was found. */
interface NamedDocument extends SettleInput, FoundDocument {
  /** What is needed to close it, beside its discount and what is written off; unsigned. */
  readonly needed: bigint;
}

/** Where marks are looked for, and the rules that they fall under. */
export interface Looking {
  readonly company: string;
  readonly terms: CompanyTerms;
  readonly found: ReadonlyMap<string, FoundDocument>;
}

/** What of an invoice must be paid to close it on the line's day. */
function neededFor(
  { useCashDiscount = "normal", cashDiscount, writeOff }: SettleInput,
  { open, discount }: FoundDocument,
  { account, date }: JournalLineInput,
  terms: CompanyTerms,
): bigint {
  const side = account.type as Side;
  const rules = { side, rules: terms.of(side).rules, date };
  const given = cashDiscount ?? magnitude(availableOn({ open, discount }, rules, useCashDiscount));
  return magnitude(open) - given - (writeOff?.amount ?? 0n);
}

/** What a mark says beside its amount, signed as the invoice. */
function signedTerms({ open, useCashDiscount, cashDiscount, writeOff }: NamedDocument): MarkTerms {
  const sign = open < 0n ? -1n : 1n;
  return {
    ...(useCashDiscount !== undefined && { useCashDiscount }),
    ...(cashDiscount !== undefined && { cashDiscount: sign * cashDiscount }),
    ...(writeOff !== undefined && { writeOff: { ...writeOff, amount: sign * writeOff.amount } }),
  };
}

/** The marks of a line: what it is to settle, as it was named, each as far as the line goes. */
export function lineMarks(
  line: JournalLineInput,
  settle: readonly SettleInput[],
  { company, terms, found }: Looking,
  problems: ContrapostError[],
): readonly SettlementMark[] {
  const { where, account } = line;
  const named: NamedDocument[] = [];
  for (const one of settle) {
    const item = found.get(documentKey(account.type, account.id, one));
    if (item !== undefined) named.push({ ...one, ...item, needed: neededFor(one, item, line, terms) });
    else {
      const facts = { where, side: account.type, party: account.id, company };
      problems.push(
        one.payment === undefined
          ? new ContrapostError("CP_INVOICE_UNKNOWN", { ...facts, invoice: one.invoice })
          : new ContrapostError("CP_PAYMENT_UNKNOWN", { ...facts, payment: one.payment }),
      );
    }
  }
  // Documents on the payment's own side widen what it can settle, wherever they are named.
  const widens = ({ open }: NamedDocument): boolean => open < 0n === line.amount < 0n;
  let left = magnitude(line.amount);
  for (const one of named.filter(widens)) left += one.amount ?? one.needed;
  return named.flatMap((one) => {
    const taken = takenOf(one, widens(one) ? undefined : left, line, problems);
    if (taken === undefined) return [];
    if (!widens(one)) left -= taken;
    return [{ transaction: one.transaction, amount: one.open < 0n ? -taken : taken, ...signedTerms(one) }];
  });
}

/**
 * How much of an invoice is settled, unsigned: what was asked for, or all that is open, as far as `left` goes.
 * Undefined where that cannot be.
 */
function takenOf(
  { payment: voucher, invoice = voucher, amount, open: signed, needed, ...given }: NamedDocument,
  left: bigint | undefined,
  { where, currency, amount: paid }: JournalLineInput,
  problems: ContrapostError[],
): bigint | undefined {
  const open = magnitude(signed);
  const shown = (value: bigint): string => formatAmount(value, currency);
  if (amount === undefined && needed <= 0n) {
    const beside = (given.cashDiscount ?? 0n) + (given.writeOff?.amount ?? 0n);
    const facts = { where, amount: shown(0n), given: shown(beside), currency, invoice, open: shown(open) };
    problems.push(new ContrapostError("CP_DISCOUNT_EXCEEDS_OPEN", facts));
    return undefined;
  }
  if (amount === undefined) {
    if (left === undefined || needed <= left) return needed;
    if (left > 0n) return left;
    const payment = magnitude(paid);
    const facts = { where, amount: shown(payment - left + needed), currency, payment: shown(payment) };
    problems.push(new ContrapostError("CP_SETTLEMENT_EXCEEDS_PAYMENT", facts));
    return undefined;
  }
  if (amount > 0n && amount <= open) return amount;
  const facts = { where, amount: shown(amount), currency, invoice, open: shown(open) };
  problems.push(new ContrapostError("CP_SETTLEMENT_EXCEEDS_OPEN", facts));
  return undefined;
}
