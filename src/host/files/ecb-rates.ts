import { isCurrency, parseDate, parseRate } from "@contrapost/sdk";
import type { EcbRatesEntry, ExchangeRateRecord } from "../masterdata/exchange-rate.js";
import type { ProblemList } from "../masterdata/problem-list.js";
import { CsvFile } from "./read-csv.js";

/** What to take of a file of the ECB; all of it where nothing is said. */
export type EcbSelection = Omit<EcbRatesEntry, "ecb">;

/** The ECB writes N/A where a currency had no rate on a day. */
const noRate = "N/A";

/** Tells whether a header is that of the ECB's reference rates: the date, then currencies. */
export function isEcbHeader(columns: readonly string[]): boolean {
  const [date, ...others] = columns;
  return (
    date?.toLowerCase() === "date" && others.length > 0 && others.every((name) => /^[A-Z]{3}$/.test(name))
  );
}

/**
 * Reads the ECB's euro reference rates: units of each currency for 1 EUR, one row a day. What is wrong goes to
 * `problems`. Columns of currencies that ceased long ago, such as CYP, are left out, and `notes`
 * says so.
 *
 * @throws ContrapostError `CP_FILE_NOT_FOUND` and others of reading a file
 */
export async function readEcbRates(
  file: string,
  selection: EcbSelection,
  problems: ProblemList,
  notes: string[] = [],
): Promise<ExchangeRateRecord[]> {
  const csv = await CsvFile.open(file);
  const columns = chooseColumns(csv, selection, problems, notes);
  if (columns.length === 0) return [];
  const { type = "Default", from = "0000", to = "9999-12-31" } = selection;
  const records: ExchangeRateRecord[] = [];
  for await (const { values, where } of csv.rows((problem) => problems.addError(problem))) {
    const date = problems.attempt(() => parseDate(values[0]!, where));
    if (date === undefined || date < from || date > to) continue;
    for (const { currency, index } of columns) {
      const text = values[index]!;
      if (text === noRate || text === "") continue;
      const rate = problems.attempt(() => parseRate(text, `${where}, ${currency}`));
      if (rate !== undefined) records.push({ where, type, from: "EUR", to: currency, date, rate });
    }
  }
  return records;
}

interface RateColumn {
  readonly currency: string;
  readonly index: number;
}

function chooseColumns(
  csv: CsvFile,
  { currencies }: EcbSelection,
  problems: ProblemList,
  notes: string[],
): RateColumn[] {
  const { file, columns } = csv;
  const where = `${file}:1`;
  if (!isEcbHeader(columns)) {
    const reason = `its columns are ${columns.join(", ")}, but those of the ECB are a date and then currency codes`;
    problems.add("CP_FILE_KIND", { where, reason });
    return [];
  }
  const all = columns.map((currency, index) => ({ currency, index })).slice(1);
  if (currencies === undefined) {
    const ceased = all.filter(({ currency }) => !isCurrency(currency)).map(({ currency }) => currency);
    if (ceased.length > 0)
      notes.push(`${file}: these are no currencies and are not used: ${ceased.join(", ")}.`);
    return all.filter(({ currency }) => isCurrency(currency));
  }
  for (const currency of currencies) {
    if (!isCurrency(currency)) problems.add("CP_CURRENCY_UNKNOWN", { where, currency });
    else if (!columns.includes(currency)) {
      problems.add("CP_CSV_COLUMN_MISSING", { where, column: currency, found: columns.join(", ") });
    }
  }
  return all.filter(({ currency }) => isCurrency(currency) && currencies.includes(currency));
}
