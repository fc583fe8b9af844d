import { formatAmount } from "@contrapost/sdk";
import type {
  PartyLedger,
  PartyLedgerBalance,
  PartyLedgerSettlement,
  PartyLedgerTransaction,
} from "../../inquiry/reports/party-ledger.js";
import type { Column } from "../console/table.js";
import { journalText } from "./amounts.js";

export function partyLedgerJson({ transactions, balances, openAccounting, ...head }: PartyLedger): object {
  const { accountingCurrency } = head;
  const accounting = (amount: bigint): string => formatAmount(amount, accountingCurrency);
  return {
    ...head,
    transactions: transactions.map(({ settlements, ...transaction }) => ({
      ...transaction,
      amount: formatAmount(transaction.amount, transaction.currency),
      open: formatAmount(transaction.open, transaction.currency),
      accountingAmount: accounting(transaction.accountingAmount),
      openAccounting: accounting(transaction.openAccounting),
      settlements: settlements.map((settlement) => ({
        ...settlement,
        amount: formatAmount(settlement.amount, transaction.currency),
        accountingAmount: accounting(settlement.accountingAmount),
        realized: accounting(settlement.realized),
      })),
    })),
    balances: balances.map((balance) => ({
      currency: balance.currency,
      open: formatAmount(balance.open, balance.currency),
      openAccounting: accounting(balance.openAccounting),
    })),
    openAccounting: accounting(openAccounting),
  };
}

export const partyLedgerKeys = [
  "transaction",
  "record",
  "date",
  "dueDate",
  "type",
  "invoice",
  "voucher",
  "journal",
  "line",
  "currency",
  "amount",
  "open",
  "accountingCurrency",
  "accountingAmount",
  "openAccounting",
  "realized",
] as const;

type CsvRow = Readonly<Partial<Record<(typeof partyLedgerKeys)[number], string | number | undefined>>>;

/** The rows for CSV: each transaction, and under its number each of its settlements with the other document. */
export function partyLedgerRows({ transactions, accountingCurrency }: PartyLedger): readonly CsvRow[] {
  return transactions.flatMap((one) => {
    const { transaction, currency } = one;
    const shared = { transaction, currency, accountingCurrency };
    return [
      { ...shared, record: "transaction", ...transactionCells(one, accountingCurrency) },
      ...one.settlements.map(({ date, type, invoice, voucher, ...settled }) => ({
        ...shared,
        record: "settlement",
        ...{ date, type, invoice, voucher },
        amount: formatAmount(settled.amount, currency),
        accountingAmount: formatAmount(settled.accountingAmount, accountingCurrency),
        realized: formatAmount(settled.realized, accountingCurrency),
      })),
    ];
  });
}

function transactionCells(one: PartyLedgerTransaction, accountingCurrency: string): CsvRow {
  const { date, dueDate, type, invoice, voucher, journal, line, currency } = one;
  return {
    ...{ date, dueDate, type, invoice, voucher, line },
    journal: journalText(journal),
    amount: formatAmount(one.amount, currency),
    open: formatAmount(one.open, currency),
    accountingAmount: formatAmount(one.accountingAmount, accountingCurrency),
    openAccounting: formatAmount(one.openAccounting, accountingCurrency),
  };
}

/** A line of the table: a transaction, below it each of its settlements; at the end what is open by currency. */
export interface PartyLedgerLine {
  readonly currency: string;
  readonly transaction?: PartyLedgerTransaction;
  readonly settlement?: PartyLedgerSettlement;
  readonly balance?: PartyLedgerBalance;
}

export function partyLedgerLines({ transactions, balances }: PartyLedger): readonly PartyLedgerLine[] {
  return [
    ...transactions.flatMap((transaction) => {
      const { currency, settlements } = transaction;
      return [{ currency, transaction }, ...settlements.map((settlement) => ({ currency, settlement }))];
    }),
    ...balances.map((balance) => ({ currency: balance.currency, balance })),
  ];
}

export function partyLedgerColumns(accountingCurrency: string): readonly Column<PartyLedgerLine>[] {
  const accounting = (amount: bigint | undefined): string =>
    amount === undefined ? "" : formatAmount(amount, accountingCurrency);
  return [
    { head: "Date", value: ({ transaction }) => transaction?.date },
    { head: "Document", value: documentText },
    { head: "Due", value: ({ transaction }) => transaction?.dueDate },
    { head: "Voucher", value: ({ transaction, settlement }) => (transaction ?? settlement)?.voucher },
    { head: "Amount", right: true, value: amountText },
    {
      head: "Open",
      right: true,
      value: ({ transaction, balance, currency }) => {
        const open = (transaction ?? balance)?.open;
        return open === undefined ? "" : formatAmount(open, currency);
      },
      colour: ({ transaction, balance }, colours) =>
        (transaction ?? balance)?.open === 0n ? colours.green : colours.yellow,
    },
    { head: "", value: ({ currency }) => currency },
    {
      head: `Open ${accountingCurrency}`,
      right: true,
      value: ({ transaction, balance }) => accounting((transaction ?? balance)?.openAccounting),
    },
    {
      head: `Loss ${accountingCurrency}`,
      right: true,
      value: ({ settlement }) => (settlement?.realized === 0n ? "" : accounting(settlement?.realized)),
    },
  ];
}

const words = {
  invoice: "invoice",
  creditNote: "credit note",
  payment: "payment",
  prepayment: "prepayment",
  reversal: "reversal",
} as const;

function documentText({ transaction, settlement }: PartyLedgerLine): string {
  const document = transaction ?? settlement;
  if (document === undefined) return "Open";
  const text = `${words[document.type]} ${document.invoice ?? ""}`.trimEnd();
  return settlement === undefined ? text : `  settled with ${text} on ${settlement.date}`;
}

function amountText({ transaction, settlement, currency }: PartyLedgerLine): string {
  // What a settlement takes stands against the document that it takes it from.
  const amount = transaction?.amount ?? (settlement && -settlement.amount);
  return amount === undefined ? "" : formatAmount(amount, currency);
}
