import { basename, extname } from "node:path";
import { Type } from "@sinclair/typebox";
import { emptyMasterRecords, type MasterRecords } from "../masterdata/master-records.js";
import { masterDataProperties } from "../masterdata/master-data-document.js";
import { ProblemList } from "../masterdata/problem-list.js";
import type { JournalInput } from "../posting/journal-input.js";
import { checkValue } from "./check-document.js";
import { csvKindOf } from "./csv-kind.js";
import { readJournalCsv } from "./csv-journals.js";
import { entitiesByFields, entityByName, type EntityName } from "./d365/entities.js";
import { type EntityTable, readEntityCsv, readEntityOData } from "./d365/entity-table.js";
import { addMasterTable, type D365Options } from "./d365/master-data.js";
import { isOData } from "./d365/odata-schema.js";
import { readPaymentJournals } from "./d365/payment-journals.js";
import { readEcbRates } from "./ecb-rates.js";
import { invoiceCsvFormat } from "./invoice-csv-format.js";
import { journalCsvFormat } from "./journal-csv-format.js";
import { journalsOfDocument } from "./journal-documents.js";
import { journalProperties } from "./journal-schemas.js";
import { recordsOfFile } from "./master-data-file.js";
import { CsvFile } from "./read-csv.js";
import { type LocatedDocument, readYaml } from "./read-yaml.js";

/** A YAML or JSON file to import: master data, journals and invoices, in any mixture. */
export const importSchema = Type.Object(
  { ...masterDataProperties, ...journalProperties },
  {
    additionalProperties: false,
    description: "What contrapost import takes: master data, journals and invoices.",
  },
);

/** What is not said by the files themselves. */
export type ImportOptions = D365Options;

/** What files hold, read and checked as far as that is possible without the books. */
export interface ImportContents {
  readonly masterData: MasterRecords;
  /** Journals in the order of the files. Their lines may be read from the file as they are taken. */
  readonly journals: readonly JournalInput[];
  /** What was left out, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads files of any kind that can be imported: YAML and JSON of master data, journals and invoices; CSV of journals,
 * invoices and ECB rates; CSV and OData JSON of Dynamics 365. What a file is, is told by what stands in it.
 *
 * @throws ContrapostError `CP_IMPORT_REFUSED` with every problem of every file, each naming file and line
 */
export async function readImport(
  files: readonly string[],
  options: ImportOptions = {},
): Promise<ImportContents> {
  const problems = new ProblemList();
  const contents: Contents = { masterData: emptyMasterRecords(), journals: [], notes: [], tables: [] };
  for (const file of files) {
    await problems.attemptAsync(async () => {
      if (extname(file).toLowerCase() === ".csv") await readCsv(file, contents, problems);
      else await readDocument(await readYaml(file), contents, problems);
    });
  }
  const { masterData, journals, notes, tables } = contents;
  for (const table of tables) addMasterTable(table, masterData, options, problems, notes);
  journals.push(...readPaymentJournals(tables, options, problems, notes));
  problems.throwIfAny();
  return { masterData, journals, notes };
}

interface Contents {
  readonly masterData: MasterRecords;
  readonly journals: JournalInput[];
  readonly notes: string[];
  /** Tables of Dynamics 365, which belong together across files. */
  readonly tables: EntityTable[];
}

async function readCsv(file: string, contents: Contents, problems: ProblemList): Promise<void> {
  const csv = await CsvFile.open(file);
  const kind = csvKindOf(csv, basename(file));
  switch (kind.kind) {
    case "ecbRates":
      // One by one: the ECB's whole history is more than can be passed as arguments.
      for (const rate of await readEcbRates(file, {}, problems, contents.notes)) {
        contents.masterData.exchangeRates.push(rate);
      }
      break;
    case "journals":
      contents.journals.push(...(await readJournalCsv(csv, journalCsvFormat, problems)));
      break;
    case "invoices":
      contents.journals.push(...(await readJournalCsv(csv, invoiceCsvFormat(kind.side), problems)));
      break;
    case "entity":
      contents.tables.push(await readEntityCsv(csv, kind.entity, problems, contents.notes));
      break;
    case "unknown":
      problems.add("CP_FILE_KIND", { where: `${file}:1`, reason: kind.reason });
      break;
  }
}

async function readDocument(
  document: LocatedDocument,
  contents: Contents,
  problems: ProblemList,
): Promise<void> {
  const { file, value, locate } = document;
  if (isOData(value)) {
    const entity = entityOfOData(value, basename(file));
    if (entity !== undefined)
      contents.tables.push(readEntityOData(document, entity, problems, contents.notes));
    else {
      const reason =
        "it is an answer of OData, but neither its @odata.context nor its file name says of which entity";
      problems.add("CP_FILE_KIND", { where: `${file}:1`, reason });
    }
    return;
  }
  const content: unknown = value ?? {};
  if (!checkValue(importSchema, content, { locate, root: "the file" }, problems)) return;
  const { journals = [], vendorInvoices = [], customerInvoices = [], ...masterData } = content;
  const records = await recordsOfFile(masterData, { file, locate }, problems, contents.notes);
  addAll(contents.masterData, records);
  const inputs = journalsOfDocument({ journals, vendorInvoices, customerInvoices }, locate, problems);
  for (const input of inputs) contents.journals.push(input);
}

function addAll(to: MasterRecords, from: MasterRecords): void {
  for (const [kind, records] of Object.entries(from)) {
    const target = to[kind as keyof MasterRecords] as unknown[];
    for (const record of records as readonly unknown[]) target.push(record);
  }
}

function entityOfOData(
  { value, "@odata.context": context }: { readonly value: unknown; readonly "@odata.context"?: unknown },
  name: string,
): EntityName | undefined {
  const byContext =
    typeof context === "string" ? entityByName(context.slice(context.indexOf("#") + 1)) : undefined;
  if (byContext !== undefined) return byContext;
  const byFile = entityByName(name);
  if (byFile !== undefined) return byFile;
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  const fitting = typeof first === "object" && first !== null ? entitiesByFields(Object.keys(first)) : [];
  return fitting.length === 1 ? fitting[0] : undefined;
}
