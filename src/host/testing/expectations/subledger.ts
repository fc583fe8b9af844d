import { formatAmount } from "@contrapost/sdk";
import { listSettlements, type SettlementOverview } from "../../inquiry/settlements.js";
import { listTransactions, type TransactionOverview } from "../../inquiry/transactions.js";
import type { Session } from "../../store/session.js";
import { canonicalAmount, canonicalMoney, type CompanyView, moneyOf, unsigned } from "../company-view.js";
import type { Fact } from "../facts.js";
import { yamlFlow } from "../yaml-flow.js";
import type { Expected } from "./expected.js";
import type { OpenExpectation, SettlementsExpectation } from "./subledger-expectation.js";

export function expectedOpen({ value, at, locate }: Expected<OpenExpectation>, view: CompanyView): Fact[] {
  return value.map((row, index) => {
    const where = locate(`${at}/${index}`);
    const { debit, credit, open, accounting, dueDate, discounts, counterpart, ...document } = row;
    const { vendor, customer, invoice, creditNote, payment, prepayment, reversal } = document;
    const text = yamlFlow({
      vendor,
      customer,
      invoice,
      creditNote,
      payment,
      prepayment,
      reversal,
      debit: money(debit, where),
      credit: money(credit, where),
      open: money(open, where),
      accounting: accounting === undefined ? undefined : canonicalAmount(accounting, view.currency, where),
      dueDate,
      discounts: discounts?.map(({ until, amount }) => ({ until, amount: canonicalMoney(amount, where) })),
      counterpart,
    });
    return { place: `${view.company}, open`, where: locate(at), text };
  });
}

export async function actualOpen(session: Session, view: CompanyView): Promise<Fact[]> {
  const { company, currency } = view;
  const transactions = await listTransactions(session, { company });
  const companies = await companiesOf(session, transactions);
  return transactions.map((transaction) => {
    const { amount, open, openAccounting, dueDate, discounts, counterpart } = transaction;
    const original = moneyOf(amount, transaction.currency);
    const text = yamlFlow({
      [transaction.side]: transaction.party,
      [transaction.type]: transaction.invoice ?? transaction.voucher,
      ...(amount > 0n ? { debit: original } : { credit: original }),
      open: moneyOf(open, transaction.currency),
      accounting: transaction.currency === currency ? undefined : unsigned(openAccounting, currency),
      dueDate,
      discounts: discounts?.map((tier) => ({
        until: tier.until,
        amount: moneyOf(tier.amount, transaction.currency),
      })),
      counterpart: counterpart === undefined ? undefined : companies.get(counterpart),
    });
    return { place: `${company}, open`, text };
  });
}

/** The companies in whose books the counterparts stand. */
async function companiesOf(
  session: Session,
  transactions: readonly TransactionOverview[],
): Promise<ReadonlyMap<number, string>> {
  if (transactions.every(({ counterpart }) => counterpart === undefined)) return new Map();
  const rows = await session.rows(
    `SELECT c.id, c.company FROM party_transaction t JOIN party_transaction c ON c.id = t.counterpart
     WHERE t.company = ? AND t.open <> 0`,
    [transactions[0]?.company ?? ""],
  );
  return new Map(rows.map((row) => [Number(row[0]), row[1] as string]));
}

export function expectedSettlements(
  { value, at, locate }: Expected<SettlementsExpectation>,
  view: CompanyView,
): Fact[] {
  return value.map((row, index) => {
    const where = locate(`${at}/${index}`);
    const { vendor, customer, payment, by, invoice, creditNote, settled, gain, loss } = row;
    const { voucher, undone, undoneBy } = row;
    const text = yamlFlow({
      vendor,
      customer,
      payment,
      by,
      invoice,
      creditNote,
      settled,
      amount: money(row.amount, where),
      paymentAmount: money(row.paymentAmount, where),
      cashDiscount: money(row.cashDiscount, where),
      pennyDifference: money(row.pennyDifference, where),
      writeOff: money(row.writeOff, where),
      reason: row.reason,
      gain: gain === undefined ? undefined : canonicalAmount(gain, view.currency, where),
      loss: loss === undefined ? undefined : canonicalAmount(loss, view.currency, where),
      voucher,
      undone,
      undoneBy,
    });
    return { place: `${view.company}, settlements`, where: locate(at), text };
  });
}

export async function actualSettlements(session: Session, view: CompanyView): Promise<Fact[]> {
  const { company } = view;
  return (await listSettlements(session, { company })).map((settlement) => {
    const { side, party, payment, invoice, amount, currency, realized, undone } = settlement;
    const { paymentAmount, paymentCurrency, adjustments } = settlement;
    const adjusted = adjustments.reduce((sum, one) => sum + one.amount, 0n);
    const difference = realized === 0n ? undefined : unsigned(realized, view.currency);
    const text = yamlFlow({
      [side]: party,
      [settlement.paymentType === "payment" ? "payment" : "by"]: payment.voucher,
      ...(invoice === undefined
        ? { settled: settlement.invoiceVoucher }
        : { [settlement.invoiceType]: invoice }),
      amount: moneyOf(amount, currency),
      paymentAmount:
        paymentCurrency === currency && paymentAmount === adjusted - amount
          ? undefined
          : moneyOf(paymentAmount, paymentCurrency),
      ...adjustmentTexts(settlement),
      ...(realized > 0n ? { loss: difference } : { gain: difference }),
      voucher: settlement.voucher,
      undone: undone?.date,
      undoneBy: undone?.voucher,
    });
    return { place: `${company}, settlements`, text };
  });
}

/** Each kind with what it came to: positive where the invoice gave it up. */
function adjustmentTexts({
  adjustments,
  amount: settled,
  currency,
}: SettlementOverview): Readonly<Record<string, string | undefined>> {
  const sums = { cashDiscount: 0n, pennyDifference: 0n, writeOff: 0n };
  for (const { kind, amount } of adjustments) sums[kind] += settled < 0n ? -amount : amount;
  const texts = Object.entries(sums).map(([kind, sum]) => {
    const text = sum === 0n ? undefined : `${formatAmount(sum, currency)} ${currency}`;
    return [kind, text] as const;
  });
  const reason = adjustments.find((one) => one.reason !== undefined)?.reason;
  return { ...Object.fromEntries(texts), reason };
}

function money(text: string | undefined, where: string): string | undefined {
  return text === undefined ? undefined : canonicalMoney(text, where);
}
