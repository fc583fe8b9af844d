import { formatMoney, type Money } from "@contrapost/sdk";
import type { Reconciliation } from "../../inquiry/reconciliation/reconcile.js";
import type { TransactionOverview } from "../../inquiry/transactions.js";
import { type AmountInput, moneyFrom } from "../builders/amounts.js";
import type { Verdict } from "./verdict.js";

/** Whether nothing is open of an invoice, a credit note or a payment. */
export function isSettled(document: TransactionOverview): Verdict {
  const name = documentName(document);
  return {
    holds: document.open === 0n,
    message: () => `${name} is not settled: ${openText(document)} is open of ${originalText(document)}`,
    negated: () => `${name} is settled${closedText(document)}, and was expected to be open`,
  };
}

/** Whether something is open of it: any amount, or just this, without a sign. */
export function isOpen(document: TransactionOverview, expected?: AmountInput): Verdict {
  const { open, currency } = document;
  const name = documentName(document);
  const wanted = expected === undefined ? undefined : moneyFrom(expected, currency);
  const holds =
    wanted === undefined ? open !== 0n : wanted.currency === currency && magnitude(open) === wanted.amount;
  const actual = () => (open === 0n ? `is settled${closedText(document)}` : `has ${openText(document)} open`);
  return {
    holds,
    message: () =>
      `${name} was expected to have ${wanted === undefined ? "something" : formatMoney(wanted)} open, but ${actual()}`,
    negated: () => `${name} ${actual()}, and was expected not to`,
  };
}

/** Whether what two companies owe each other agrees. */
export function isReconciled({ buyer, seller, reconciled, rows }: Reconciliation): Verdict {
  return {
    holds: reconciled,
    message: () =>
      [
        `${buyer} and ${seller} are not reconciled:`,
        ...rows.flatMap(({ invoice, buyerVoucher, sellerVoucher, payable, receivable, currency, parts }) => {
          if (payable === receivable && parts.length === 0) return [];
          const document = invoice ?? buyerVoucher ?? sellerVoucher ?? "";
          const amount = (value: bigint) => formatMoney({ amount: value, currency });
          const reasons = parts.map(({ kind, reason }) => `    ${kind}: ${reason}`);
          return [
            `  ${document}  ${buyer} owes ${amount(payable)}, ${seller} claims ${amount(receivable)}`,
            ...reasons,
          ];
        }),
      ].join("\n"),
    negated: () => `${buyer} and ${seller} are reconciled, and were expected not to be`,
  };
}

function documentName({ company, side, party, type, invoice, voucher }: TransactionOverview): string {
  const words = type === "creditNote" ? "credit note" : type;
  return `${words} ${invoice ?? voucher} of ${side} ${party} in ${company}`;
}

function openText({ open, currency }: TransactionOverview): string {
  return unsigned(open, currency);
}

function originalText({ amount, currency }: TransactionOverview): string {
  return unsigned(amount, currency);
}

function closedText({ closedOn }: TransactionOverview): string {
  return closedOn === undefined ? "" : ` since ${closedOn}`;
}

function unsigned(amount: bigint, currency: string): string {
  return formatMoney({ amount: magnitude(amount), currency } satisfies Money);
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
