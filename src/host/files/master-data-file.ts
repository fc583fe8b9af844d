import { dirname, isAbsolute, join } from "node:path";
import { addExchangeRate, recordsOfDocument } from "../masterdata/document-records.js";
import type { Locate } from "../masterdata/locate.js";
import type { EcbRatesEntry, ExchangeRateEntry } from "../masterdata/exchange-rate.js";
import { type MasterDataFile, masterDataSchema } from "../masterdata/master-data-document.js";
import type { MasterRecords } from "../masterdata/master-records.js";
import { ProblemList } from "../masterdata/problem-list.js";
import { checkDocument } from "./check-document.js";
import { readEcbRates } from "./ecb-rates.js";
import { readYaml } from "./read-yaml.js";

/**
 * Reads a YAML or JSON file of master data, with the ECB's rates that it refers to.
 *
 * @throws ContrapostError `CP_FILE_NOT_FOUND` and others of reading a file, or `CP_IMPORT_REFUSED` with every problem
 */
export async function readMasterDataFile(file: string): Promise<MasterRecords> {
  const document = await readYaml(file);
  const problems = new ProblemList();
  const value = checkDocument(masterDataSchema, document);
  const records = await recordsOfFile(value, { file, locate: document.locate }, problems);
  problems.throwIfAny();
  return records;
}

/** The file that a value stands in, and how its places are named. */
export interface FilePlace {
  readonly file: string;
  readonly locate: Locate;
}

/**
 * The records of master data in a file, with the ECB's rates that it refers to. What is wrong goes to `problems`.
 *
 * @param notes - takes what was left out of the ECB's files
 */
export async function recordsOfFile(
  value: MasterDataFile,
  { file, locate }: FilePlace,
  problems: ProblemList,
  notes: string[] = [],
): Promise<MasterRecords> {
  const { exchangeRates = [], ...document } = value;
  const records = recordsOfDocument(document, locate, problems);
  for (const [index, entry] of exchangeRates.entries()) {
    if (isEcb(entry)) {
      const { ecb, ...selection } = entry;
      const path = isAbsolute(ecb) ? ecb : join(dirname(file), ecb);
      const rates = await problems.attemptAsync(() => readEcbRates(path, selection, problems, notes));
      for (const rate of rates ?? []) records.exchangeRates.push(rate);
    } else {
      addExchangeRate(records, entry, locate(`/exchangeRates/${index}`), problems);
    }
  }
  return records;
}

function isEcb(entry: ExchangeRateEntry | EcbRatesEntry): entry is EcbRatesEntry {
  return "ecb" in entry;
}
