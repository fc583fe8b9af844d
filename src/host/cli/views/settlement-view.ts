import { formatAmount } from "@contrapost/sdk";
import type { PreviewedSettlement, SettlementOverview } from "../../inquiry/settlements.js";
import type { Column } from "../console/table.js";

/** A settlement that was made, or would be. */
type Shown = PreviewedSettlement & Partial<SettlementOverview>;

export function settlementJson(settlement: Shown): object {
  const { currency, accountingCurrency, adjustments } = settlement;
  const inBooks = (amount: bigint): string => formatAmount(amount, accountingCurrency);
  return {
    ...settlement,
    amount: formatAmount(settlement.amount, currency),
    paymentAmount: formatAmount(settlement.paymentAmount, settlement.paymentCurrency),
    paymentAccounting: inBooks(settlement.paymentAccounting),
    invoiceAccounting: inBooks(settlement.invoiceAccounting),
    adjustments: adjustments.map((one) => ({
      ...one,
      amount: formatAmount(one.amount, currency),
      accountingAmount: inBooks(one.accountingAmount),
    })),
    realized: inBooks(settlement.realized),
  };
}

/** Columns of settlements, amounts without their signs; without a voucher where none was taken. */
export function settlementColumns(settlements: readonly Shown[]): readonly Column<Shown>[] {
  const across = settlements.some(({ currency, paymentCurrency }) => currency !== paymentCurrency);
  const columns: readonly (Column<Shown> | undefined)[] = [
    { head: "Settles", value: ({ invoice, invoiceVoucher }) => invoice ?? invoiceVoucher },
    { head: "With", value: ({ payment }) => payment.voucher },
    { head: "Amount", right: true, value: ({ amount, currency }) => unsignedText(amount, currency) },
    across
      ? {
          head: "Of payment",
          right: true,
          value: ({ paymentAmount, paymentCurrency }) => unsignedText(paymentAmount, paymentCurrency),
        }
      : undefined,
    {
      head: "Unpaid",
      right: true,
      value: ({ adjustments, currency }) =>
        adjustments.map(({ kind, amount }) => `${kind} ${unsignedText(amount, currency)}`).join(", "),
    },
    {
      head: "Gain",
      right: true,
      value: ({ realized, accountingCurrency }) => gain(-realized, accountingCurrency),
    },
    {
      head: "Loss",
      right: true,
      value: ({ realized, accountingCurrency }) => gain(realized, accountingCurrency),
    },
    { head: "Voucher", value: ({ voucher, undone }) => undone?.voucher ?? voucher },
  ];
  return columns.filter((column) => column !== undefined);
}

function unsignedText(amount: bigint, currency: string): string {
  return `${formatAmount(amount < 0n ? -amount : amount, currency)} ${currency}`;
}

function gain(amount: bigint, currency: string): string {
  return amount > 0n ? unsignedText(amount, currency) : "";
}
