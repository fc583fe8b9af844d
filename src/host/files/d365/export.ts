import {
  type AccountRef,
  type AccountType,
  divideRounded,
  formatAmount,
  formatRate,
  minorUnits,
} from "@contrapost/sdk";
import { csvText } from "../csv-text.js";
import { withoutAddedZeros } from "./values.js";

/** A customer payment journal to be taken to Dynamics 365. */
export interface ExportedJournal {
  readonly company: string;
  readonly number: string;
  /** The journal name. */
  readonly name: string;
  readonly description: string;
}

/** An invoice that a line settles. */
export interface ExportedSettlement {
  readonly invoice: string;
  readonly currency: string;
  /** Minor units of the invoice's currency, signed as the invoice: a debit is positive. */
  readonly amount: bigint;
  /** What it uses up of a line in another currency, in that one. */
  readonly paymentAmount?: bigint | undefined;
  /** The cash discount that goes with it, signed alike. */
  readonly cashDiscount?: bigint | undefined;
}

/** A line of the journal; a line as it was posted, with its settlements by invoice number. */
export interface ExportedLine {
  readonly line: number;
  readonly date: string;
  readonly account: AccountRef;
  readonly currency: string;
  /** Minor units; a debit is positive. */
  readonly amount: bigint;
  /** Where the other side goes; the journal name's own offset in Dynamics 365 where it is left out. */
  readonly offset?: AccountRef | undefined;
  readonly text?: string | undefined;
  readonly paymentReference?: string | undefined;
  readonly prepayment?: boolean | undefined;
  readonly settlements: readonly ExportedSettlement[];
}

/** A CSV file, named as the data management names it. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

type Row = readonly string[];

/**
 * Writes a customer payment journal as the three files that the data management of Dynamics 365 imports: header,
 * lines and settled invoices. It becomes a journal that is not posted there yet.
 */
export async function exportCustomerPaymentJournal(
  journal: ExportedJournal,
  lines: Iterable<ExportedLine> | AsyncIterable<ExportedLine>,
): Promise<readonly ExportedFile[]> {
  const headerRows = [headerFields(journal)];
  const lineRows: Row[] = [];
  const settledRows: Row[] = [];
  for await (const line of lines) {
    lineRows.push(lineFields(journal, line));
    for (const settled of line.settlements) settledRows.push(settledFields(journal, line, settled));
  }
  return [
    { name: "Customer payment journal header.csv", text: csvText(headerColumns, headerRows) },
    { name: "Customer payment journal line.csv", text: csvText(lineColumns, lineRows) },
    { name: "Customer payment journal line settled invoice.csv", text: csvText(settledColumns, settledRows) },
  ];
}

const headerColumns = ["JOURNALBATCHNUMBER", "JOURNALNAME", "DESCRIPTION", "ISPOSTED"];

function headerFields({ number, name, description }: ExportedJournal): Row {
  return [number, name, description, "No"];
}

const lineColumns = [
  "JOURNALBATCHNUMBER",
  "LINENUMBER",
  "COMPANY",
  "TRANSACTIONDATE",
  "ACCOUNTTYPE",
  "ACCOUNTDISPLAYVALUE",
  "DEBITAMOUNT",
  "CREDITAMOUNT",
  "CURRENCYCODE",
  "OFFSETACCOUNTTYPE",
  "OFFSETACCOUNTDISPLAYVALUE",
  "PAYMENTREFERENCE",
  "TRANSACTIONTEXT",
  "ISPREPAYMENT",
];

function lineFields({ company, number }: ExportedJournal, line: ExportedLine): Row {
  const { amount, currency, offset } = line;
  return [
    number,
    String(line.line),
    company,
    line.date,
    typeNames[line.account.type],
    displayValue(line.account),
    formatAmount(amount > 0n ? amount : 0n, currency),
    formatAmount(amount < 0n ? -amount : 0n, currency),
    currency,
    offset === undefined ? "" : typeNames[offset.type],
    offset === undefined ? "" : displayValue(offset),
    line.paymentReference ?? "",
    line.text ?? "",
    line.prepayment === true ? "Yes" : "No",
  ];
}

const settledColumns = [
  "JOURNALBATCHNUMBER",
  "JOURNALLINECOMPANY",
  "JOURNALLINENUMBER",
  "JOURNALLINEACCOUNTTYPE",
  "ACCOUNTDISPLAYVALUE",
  "INVOICECOMPANY",
  "INVOICENUMBER",
  "SETTLEMENTAMOUNTININVOICECURRENCY",
  "CASHDISCOUNTTOTAKEININVOICECURRENCY",
  "INVOICETOPAYMENTCROSSRATE",
];

function settledFields(journal: ExportedJournal, line: ExportedLine, settled: ExportedSettlement): Row {
  return [
    journal.number,
    journal.company,
    String(line.line),
    typeNames[line.account.type],
    displayValue(line.account),
    journal.company,
    settled.invoice,
    formatAmount(settled.amount, settled.currency),
    settled.cashDiscount === undefined ? "" : formatAmount(settled.cashDiscount, settled.currency),
    crossRateOf(line, settled),
  ];
}

/** What a hundred units of the invoice's currency are worth; nothing where the rates of the day say that. */
function crossRateOf({ currency }: ExportedLine, settled: ExportedSettlement): string {
  const { amount, paymentAmount } = settled;
  if (settled.currency === currency) return "100";
  if (paymentAmount === undefined) return "";
  const worth = -paymentAmount * 10n ** BigInt(rateDecimals + 2 + minorUnits(settled.currency));
  const mantissa = divideRounded(worth, amount * 10n ** BigInt(minorUnits(currency)));
  return withoutAddedZeros(formatRate({ mantissa, scale: rateDecimals }));
}

const rateDecimals = 12;

const typeNames: Readonly<Record<AccountType, string>> = {
  bank: "Bank",
  customer: "Cust",
  ledger: "Ledger",
  vendor: "Vend",
};

/** In ledger accounts a hyphen parts the segments; one that belongs to the account is escaped. */
function displayValue({ type, id }: AccountRef): string {
  return type === "ledger" ? id.replaceAll("-", "\\-") : id;
}
