import { formatAmount } from "@contrapost/sdk";
import type {
  PartyLedger,
  PartyLedgerBalance,
  PartyLedgerSettlement,
  PartyLedgerTransaction,
} from "../../inquiry/reports/party-ledger.js";
import type { Column } from "../console/table.js";
import { journalText } from "./amounts.js";

/** The amounts that a document, a settlement or a balance has of each currency. */
const inAccounting = ["accountingAmount", "openAccounting", "realized"] as const;
const inReporting = ["reportingAmount", "openReporting", "realizedReporting"] as const;
const inOwn = ["amount", "open"] as const;

type AmountKey = (typeof inOwn)[number] | (typeof inAccounting)[number] | (typeof inReporting)[number];
interface Currencies {
  readonly currency: string;
  readonly accountingCurrency: string;
  readonly reportingCurrency?: string | undefined;
}

/** Its amounts as texts, each in its own currency; only those that it has. */
function amountTexts(
  of: Readonly<Partial<Record<AmountKey, bigint>>>,
  { currency, accountingCurrency, reportingCurrency }: Currencies,
): Readonly<Partial<Record<AmountKey, string>>> {
  const texts = (keys: readonly AmountKey[], in_: string | undefined) =>
    keys.flatMap((key) =>
      of[key] === undefined || in_ === undefined ? [] : [[key, formatAmount(of[key], in_)]],
    );
  return Object.fromEntries([
    ...texts(inOwn, currency),
    ...texts(inAccounting, accountingCurrency),
    ...texts(inReporting, reportingCurrency),
  ]) as Partial<Record<AmountKey, string>>;
}

export function partyLedgerJson(ledger: PartyLedger): object {
  const { transactions, balances, openAccounting, openReporting, ...head } = ledger;
  const sums = { openAccounting, ...(openReporting !== undefined && { openReporting }) };
  return {
    ...head,
    transactions: transactions.map(({ settlements, ...transaction }) => {
      const currencies = { ...head, currency: transaction.currency };
      return {
        ...transaction,
        ...amountTexts(transaction, currencies),
        settlements: settlements.map((settlement) => ({
          ...settlement,
          ...amountTexts(settlement, currencies),
        })),
      };
    }),
    balances: balances.map((balance) => ({
      ...balance,
      ...amountTexts(balance, { ...head, currency: balance.currency }),
    })),
    ...amountTexts(sums, { ...head, currency: head.accountingCurrency }),
  };
}

const keys = [
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
const reportingKeys = ["reportingCurrency", ...inReporting] as const;

type PartyLedgerKey = (typeof keys)[number] | (typeof reportingKeys)[number];
type CsvRow = Readonly<Partial<Record<PartyLedgerKey, string | number | undefined>>>;

/** The columns of the CSV; the reporting currency's only where the company has one. */
export function partyLedgerKeys({ reportingCurrency }: PartyLedger): readonly PartyLedgerKey[] {
  return reportingCurrency === undefined ? keys : [...keys, ...reportingKeys];
}

/** The rows for CSV: each transaction, and under its number each of its settlements with the other document. */
export function partyLedgerRows({
  transactions,
  accountingCurrency,
  reportingCurrency,
}: PartyLedger): readonly CsvRow[] {
  return transactions.flatMap((one) => {
    const { transaction, date, dueDate, type, invoice, voucher, line } = one;
    const shared = { transaction, currency: one.currency, accountingCurrency, reportingCurrency };
    const journal = journalText(one.journal);
    return [
      {
        ...shared,
        record: "transaction",
        date,
        dueDate,
        type,
        invoice,
        voucher,
        journal,
        line,
        ...amountTexts(one, shared),
      },
      ...one.settlements.map((settled) => ({
        ...shared,
        record: "settlement",
        ...{ date: settled.date, type: settled.type, invoice: settled.invoice, voucher: settled.voucher },
        ...amountTexts(settled, shared),
      })),
    ];
  });
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

export function partyLedgerColumns({
  accountingCurrency,
  reportingCurrency,
}: PartyLedger): readonly Column<PartyLedgerLine>[] {
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
    ...valueColumns(accountingCurrency, { open: "openAccounting", realized: "realized" }),
    ...(reportingCurrency === undefined
      ? []
      : valueColumns(reportingCurrency, { open: "openReporting", realized: "realizedReporting" })),
  ];
}

/** What is open and what was lost in one of the currencies of the books. */
function valueColumns(
  currency: string,
  keys: {
    readonly open: "openAccounting" | "openReporting";
    readonly realized: "realized" | "realizedReporting";
  },
): readonly Column<PartyLedgerLine>[] {
  const text = (amount: bigint | undefined): string =>
    amount === undefined ? "" : formatAmount(amount, currency);
  return [
    {
      head: `Open ${currency}`,
      right: true,
      value: ({ transaction, balance }) => text((transaction ?? balance)?.[keys.open]),
    },
    {
      head: `Loss ${currency}`,
      right: true,
      value: ({ settlement }) => {
        const realized = settlement?.[keys.realized];
        return realized === 0n ? "" : text(realized);
      },
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
