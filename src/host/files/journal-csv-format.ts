import type { AccountRef, AccountType } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import type { ProblemList } from "../masterdata/problem-list.js";
import {
  amountText,
  companyId,
  countText,
  currencyCode,
  dateText,
  freeText,
  identifier,
  oneOf,
  rateText,
} from "../masterdata/schema-texts.js";
import type { JournalLineInput } from "../posting/journal-input.js";
import type { CheckedRow, JournalCsvFormat } from "./csv-journals.js";
import { fieldsOfRow } from "./csv-fields.js";
import { readDimensions } from "./dimension-texts.js";
import { readLine, type SettleTexts, type WriteOffTexts } from "./journal-line.js";

const accountTypes = ["ledger", "bank", "vendor", "customer"] as const satisfies readonly AccountType[];

const rowSchema = Type.Object({
  company: companyId(),
  journal: Type.Optional(identifier("The journal's number.")),
  name: identifier("The journal name."),
  description: Type.Optional(freeText("What the journal is for.")),
  line: Type.Optional(countText("Rows with the same number are one line.")),
  date: dateText("The posting date."),
  accountType: oneOf(accountTypes),
  account: identifier("The account."),
  lineCompany: Type.Optional(companyId("The company that is paid for.")),
  debit: Type.Optional(amountText("A debit.")),
  credit: Type.Optional(amountText("A credit.")),
  currency: currencyCode("The currency."),
  exchangeRate: Type.Optional(rateText("A fixed rate.")),
  offsetAccountType: Type.Optional(oneOf(accountTypes)),
  offsetAccount: Type.Optional(identifier("The offset account.")),
  invoice: Type.Optional(identifier("The invoice number.")),
  dueDate: Type.Optional(dateText("When the invoice is due.")),
  cashDiscount: Type.Optional(identifier("The cash discount of the invoice.")),
  prepayment: Type.Optional(oneOf(["true", "false"])),
  paymentReference: Type.Optional(identifier("The payment's reference.")),
  text: Type.Optional(freeText("What the entries are for.")),
  dimensions: Type.Optional(freeText("The line's dimensions.")),
  voucher: Type.Optional(identifier("The voucher's label.")),
  settleInvoice: Type.Optional(identifier("An invoice to settle.")),
  settlePayment: Type.Optional(identifier("A payment to settle, by its voucher.")),
  settleAmount: Type.Optional(amountText("What to settle.")),
  settleCrossRate: Type.Optional(rateText("The cross rate.")),
  settleUseCashDiscount: Type.Optional(oneOf(["normal", "always", "never"])),
  settleCashDiscount: Type.Optional(amountText("The cash discount to take.")),
  settleWriteOff: Type.Optional(amountText("What to write off.")),
  settleWriteOffReason: Type.Optional(freeText("Why it is written off.")),
  settleWriteOffAccount: Type.Optional(identifier("The main account of the write-off.")),
});

type Row = Static<typeof rowSchema>;

/** The columns that rows of one line may differ in, because each row settles another invoice. */
const ownColumns = new Set([
  "settleInvoice",
  "settlePayment",
  "settleAmount",
  "settleCrossRate",
  "settleUseCashDiscount",
  "settleCashDiscount",
  "settleWriteOff",
  "settleWriteOffReason",
  "settleWriteOffAccount",
]);

/**
 * Journals as CSV: a row for each line, or several with the same number in the column `line`, each of which settles
 * another invoice. The rows of a journal stand together, and its line numbers ascend.
 */
export const journalCsvFormat: JournalCsvFormat<typeof rowSchema> = {
  layout: {
    required: ["company", "journal", "name", "date", "accountType", "account", "debit", "credit", "currency"],
    optional: [
      "description",
      "line",
      "lineCompany",
      "exchangeRate",
      "offsetAccountType",
      "offsetAccount",
      "invoice",
      "dueDate",
      "cashDiscount",
      "prepayment",
      "paymentReference",
      "text",
      "dimensions",
      "voucher",
      ...ownColumns,
    ],
  },
  schema: rowSchema,
  headOf: ({ company, journal, name, description, ...row }) => ({
    company,
    number: journal,
    name,
    description,
    fields: fieldsOfRow(row, "journal"),
  }),
  lineNumberOf: ({ line }) => line,
  lineOf: (rows, problems) => journalLine(rows, problems),
};

function journalLine(rows: readonly CheckedRow<Row>[], problems: ProblemList): JournalLineInput | undefined {
  const { row, where } = rows[0]!;
  for (const other of rows.slice(1)) checkSameLine(other, rows[0]!, problems);
  const settle = rows.flatMap(({ row: mark, where: place }) => settlementOf(mark, place, problems) ?? []);
  const account = { type: row.accountType, id: row.account };
  const offset = offsetOf(row, where, problems);
  const dimensions = readDimensions(row.dimensions, where, problems);
  const prepayment = row.prepayment === "true";
  const fields = fieldsOfRow(row, "line");
  return readLine({ ...row, prepayment, where, account, offset, settle, dimensions, fields }, problems);
}

function checkSameLine({ row, where }: CheckedRow<Row>, first: CheckedRow<Row>, problems: ProblemList): void {
  for (const [column, value] of Object.entries(row)) {
    const other = first.row[column as keyof Row];
    if (ownColumns.has(column) || value === other) continue;
    const facts = {
      where,
      what: `line ${row.line ?? ""}`,
      column,
      value,
      first: first.where,
      other: other ?? "nothing",
    };
    problems.add("CP_CSV_ROWS_DIFFER", facts);
  }
}

function offsetOf(row: Row, where: string, problems: ProblemList): AccountRef | undefined {
  const { offsetAccountType: type, offsetAccount: id } = row;
  if (type !== undefined && id !== undefined) return { type, id };
  if (type !== undefined) lacks("offsetAccount", where, problems);
  if (id !== undefined) lacks("offsetAccountType", where, problems);
  return undefined;
}

function settlementOf(row: Row, where: string, problems: ProblemList): SettleTexts | undefined {
  const { settleInvoice, settlePayment, settleAmount, settleUseCashDiscount, settleCashDiscount } = row;
  if (settleInvoice === undefined && settlePayment === undefined) {
    const orphan = [...ownColumns].some((column) => row[column as keyof Row] !== undefined);
    if (orphan) lacks("settleInvoice", where, problems);
    return undefined;
  }
  return {
    invoice: settleInvoice,
    payment: settlePayment,
    amount: settleAmount,
    crossRate: row.settleCrossRate,
    useCashDiscount: settleUseCashDiscount,
    cashDiscount: settleCashDiscount,
    writeOff: writeOffOf(row, where, problems),
    where,
  };
}

function writeOffOf(row: Row, where: string, problems: ProblemList): WriteOffTexts | undefined {
  const { settleWriteOff: amount, settleWriteOffReason: reason, settleWriteOffAccount: account } = row;
  if (amount !== undefined && reason !== undefined) return { amount, reason, account };
  if (amount !== undefined) lacks("settleWriteOffReason", where, problems);
  else if (reason !== undefined || account !== undefined) lacks("settleWriteOff", where, problems);
  return undefined;
}

function lacks(key: string, where: string, problems: ProblemList): void {
  problems.add("CP_FILE_KEY_MISSING", { where, path: "the row", key });
}
