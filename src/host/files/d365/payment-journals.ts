import { ContrapostError, formatRate, parseRate, type Side } from "@contrapost/sdk";
import type { ProblemList } from "../../masterdata/problem-list.js";
import type { JournalInput, JournalLineInput } from "../../posting/journal-input.js";
import { fieldsOfRow } from "../csv-fields.js";
import { readLine, type SettleTexts } from "../journal-line.js";
import type { EntityName } from "./entities.js";
import type { EntityRow, EntityTable } from "./entity-table.js";
import type { D365Options } from "./master-data.js";
import { accountOf, amountOf, badValue, companyOf, dayOf, needed, requireCompany, yesNo } from "./values.js";

/** A row with the journal that it belongs to. */
interface PlacedRow {
  readonly row: EntityRow;
  /** Whose journal it is. */
  readonly company: string;
  /** Whose account the line is on: another company's, where the journal's pays for it. */
  readonly accountCompany: string;
  readonly number: string;
  /** The line that it is, or that it belongs to; 0 for a header. Only compared, so a float will do. */
  readonly line: number;
}

/** The rows of payment journals of one side, from however many files. */
interface PaymentRows {
  readonly headers: readonly PlacedRow[];
  readonly lines: ReadonlyMap<string, readonly PlacedRow[]>;
  readonly settled: ReadonlyMap<string, readonly PlacedRow[]>;
}

/** The payment journals of both sides that headers, lines and settled invoices in several files make together. */
export function readPaymentJournals(
  tables: readonly EntityTable[],
  options: D365Options,
  problems: ProblemList,
  notes: string[],
): JournalInput[] {
  return (["vendor", "customer"] as const).flatMap((side) => {
    const rows = collectRows(tables, side, options, problems);
    return journalsOf(rows, side, problems, notes);
  });
}

function collectRows(
  tables: readonly EntityTable[],
  side: Side,
  { company }: D365Options,
  problems: ProblemList,
): PaymentRows {
  const prefix = side === "vendor" ? "VendorPaymentJournal" : "CustomerPaymentJournal";
  const rowsOf = (entity: EntityName): readonly EntityRow[] =>
    tables.filter((table) => table.entity === entity).flatMap((table) => table.rows);
  const placed = (entity: EntityName, fields: PlaceFields): PlacedRow[] =>
    rowsOf(entity).flatMap((row) => problems.attempt(() => placedRow(row, fields, company)) ?? []);
  // Of a vendor's line the offset tells who pays.
  const payer = side === "vendor" ? { payer: "OffsetCompany" } : {};
  const lineFields = { company: "Company", line: "LineNumber", ...payer };
  const lines = once(placed(`${prefix}Line`, lineFields), problems);
  // A header names no company of its own; its lines do.
  const companyOfNumber = new Map(lines.map((line) => [line.number, line.company]));
  const headers = rowsOf(`${prefix}Header`).flatMap((row) => {
    const given = companyOfNumber.get(row.get("JournalBatchNumber") ?? "") ?? company;
    return problems.attempt(() => placedRow(row, {}, given)) ?? [];
  });
  const settledFields = { company: "JournalLineCompany", line: "JournalLineNumber" };
  return {
    headers: once(headers, problems),
    lines: grouped(lines, journalKey),
    settled: grouped(placed(`${prefix}LineSettledInvoice`, settledFields), lineKey),
  };
}

/** The fields that say where a row belongs. */
interface PlaceFields {
  readonly company?: string;
  readonly line?: string;
  /** Names the journal's company where that may be another than the account's. */
  readonly payer?: string;
}

function placedRow(row: EntityRow, fields: PlaceFields, otherwise: string | undefined): PlacedRow {
  const number = needed(row, "JournalBatchNumber");
  const own = fields.company === undefined ? undefined : companyOf(row, fields.company);
  const area = companyOf(row, "dataAreaId");
  const named = own !== undefined && fields.payer !== undefined ? companyOf(row, fields.payer) : undefined;
  const payer = named === undefined ? undefined : (area ?? named);
  const company = payer ?? own ?? area ?? otherwise;
  if (company === undefined) {
    throw new ContrapostError("CP_D365_COMPANY", { where: row.where, what: `journal ${number}` });
  }
  const line = fields.line === undefined ? 0 : lineNumberOf(row, fields.line);
  return { row, company, accountCompany: own ?? company, number, line };
}

/** Line numbers are decimals there: 1 is 1.0000000000000000. */
function lineNumberOf(row: EntityRow, field: string): number {
  const text = needed(row, field);
  if (/^[0-9]{1,12}(\.[0-9]+)?$/.test(text)) return Number(text);
  throw badValue(row, field, text, "a line number");
}

/** The rows, each line and each header once: a second one is a problem. */
function once(rows: readonly PlacedRow[], problems: ProblemList): PlacedRow[] {
  const first = new Map<string, PlacedRow>();
  for (const placed of rows) {
    const { row, company, number, line } = placed;
    const other = first.get(lineKey(placed));
    if (other === undefined) {
      first.set(lineKey(placed), placed);
      continue;
    }
    const what = line === 0 ? `journal ${company}/${number}` : `line ${line} of journal ${company}/${number}`;
    problems.add("CP_MASTER_DUPLICATE", { where: row.where, what, first: other.row.where });
  }
  return [...first.values()];
}

function journalsOf(
  { headers, lines, settled }: PaymentRows,
  side: Side,
  problems: ProblemList,
  notes: string[],
): JournalInput[] {
  const unsettled = new Map(settled);
  const headless = new Map(lines);
  const journals = headers.flatMap((header) => {
    const key = journalKey(header);
    const own = headless.get(key);
    headless.delete(key);
    if (own === undefined) {
      alone(header, `journal ${header.company}/${header.number}`, "lines", problems);
      return [];
    }
    return problems.attempt(() => journalOf(header, own, unsettled, side, problems, notes)) ?? [];
  });
  for (const [line] of headless.values()) {
    alone(line!, `journal ${line!.company}/${line!.number}`, "header", problems);
    for (const key of unsettled.keys())
      if (key.startsWith(`${journalKey(line!)}\u001f`)) unsettled.delete(key);
  }
  for (const rows of unsettled.values()) {
    for (const row of rows)
      alone(row, `a settled invoice of journal ${row.company}/${row.number}`, "line", problems);
  }
  return journals;
}

function journalOf(
  { row, company, number }: PlacedRow,
  rows: readonly PlacedRow[],
  unsettled: Map<string, readonly PlacedRow[]>,
  side: Side,
  problems: ProblemList,
  notes: string[],
): JournalInput {
  const description = row.get("Description");
  if (yesNo(row, "IsPosted") === true) {
    notes.push(
      `${row.where}: journal ${company}/${number} is posted in Dynamics 365; here it becomes a draft.`,
    );
  }
  const name = needed(row, "JournalName");
  const lines = [...rows]
    .sort((one, other) => one.line - other.line)
    .flatMap((line): JournalLineInput[] => {
      const key = lineKey({ ...line, company: line.accountCompany });
      const settled = unsettled.get(key) ?? [];
      unsettled.delete(key);
      const read = problems.attempt(() => lineOf(line, settled, side, problems));
      return read === undefined ? [] : [read];
    });
  const fields = fieldsOfRow(row.custom ?? {}, "journal");
  return {
    company,
    number,
    name,
    ...(description !== undefined && { description }),
    ...(fields && { fields }),
    lines,
  };
}

function lineOf(
  { row, company, accountCompany }: PlacedRow,
  settled: readonly PlacedRow[],
  side: Side,
  problems: ProblemList,
): JournalLineInput | undefined {
  requireCompany(row, "OffsetCompany", company);
  requireCompany(row, "MarkedInvoiceCompany", accountCompany);
  const account = accountOf(row, "Account", side);
  if (account === undefined) throw badValue(row, "AccountDisplayValue", "", "a value");
  const date = dayOf(row, "TransactionDate");
  if (date === undefined) throw badValue(row, "TransactionDate", row.get("TransactionDate"), "a date");
  const texts = {
    where: row.where,
    date,
    account,
    ...(accountCompany !== company && { lineCompany: accountCompany }),
    debit: amountOf(row, "DebitAmount"),
    credit: amountOf(row, "CreditAmount"),
    currency: needed(row, "CurrencyCode"),
    fields: fieldsOfRow(row.custom ?? {}, "line"),
    offset: accountOf(row, "OffsetAccount", "ledger"),
    paymentReference: row.get("PaymentReference"),
    text: row.get("TransactionText"),
    prepayment: yesNo(row, "IsPrepayment") === true,
    settle: settlements(row, settled, accountCompany),
  };
  return readLine(texts, problems);
}

/** A line marks one invoice itself, or several by rows of their own. */
function settlements(row: EntityRow, settled: readonly PlacedRow[], company: string): SettleTexts[] {
  const marked = row.get("MarkedInvoice");
  if (settled.length === 0) return marked === undefined ? [] : [{ invoice: marked, where: row.where }];
  return settled.map(({ row: mark }) => {
    requireCompany(mark, "InvoiceCompany", company);
    const amount = amountOf(mark, "SettlementAmountInInvoiceCurrency");
    if (amount === undefined) {
      const text = mark.get("SettlementAmountInInvoiceCurrency");
      throw badValue(mark, "SettlementAmountInInvoiceCurrency", text, "an amount other than zero");
    }
    // Signed as the invoice there, without a sign here.
    const invoice = needed(mark, "InvoiceNumber");
    return {
      invoice,
      amount: unsigned(amount),
      ...crossRateOf(mark),
      ...discountOf(mark),
      where: mark.where,
    };
  });
}

/** The rate is quoted there for a hundred units of the invoice's currency; in one currency, 100 says nothing. */
function crossRateOf(mark: EntityRow): Pick<SettleTexts, "crossRate"> {
  const text = amountOf(mark, "InvoiceToPaymentCrossRate");
  if (text === undefined || text === "100") return {};
  const { mantissa, scale } = parseRate(text, `${mark.where}, InvoiceToPaymentCrossRate`);
  return { crossRate: formatRate({ mantissa, scale: scale + 2 }) };
}

/** The cash discount was decided on there: an amount is taken, zero is none; only without a value the rules apply. */
function discountOf(mark: EntityRow): Pick<SettleTexts, "cashDiscount" | "useCashDiscount"> {
  const field = "CashDiscountToTakeInInvoiceCurrency";
  const discount = amountOf(mark, field);
  if (discount !== undefined) return { cashDiscount: unsigned(discount) };
  return mark.get(field) === undefined ? {} : { useCashDiscount: "never" };
}

function unsigned(amount: string): string {
  return amount.replace(/^-/, "");
}

function alone({ row }: PlacedRow, what: string, missing: string, problems: ProblemList): void {
  problems.add("CP_D365_ROW_ALONE", { where: row.where, what, missing });
}

function journalKey({ company, number }: PlacedRow): string {
  return `${company}\u001f${number}`;
}

function lineKey(placed: PlacedRow): string {
  return `${journalKey(placed)}\u001f${placed.line}`;
}

function grouped(rows: readonly PlacedRow[], keyOf: (row: PlacedRow) => string): Map<string, PlacedRow[]> {
  const groups = new Map<string, PlacedRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
