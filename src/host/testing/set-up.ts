import type { DeclaredFields } from "../fields/declared-fields.js";
import { readMasterDataFile, recordsOfFile } from "../files/master-data-file.js";
import { applyMasterData, applyMasterRecords } from "../masterdata/apply-master-data.js";
import type { Locate } from "../masterdata/locate.js";
import type { MasterDataDocument, MasterDataFile } from "../masterdata/master-data-document.js";
import type { MasterRecords } from "../masterdata/master-records.js";
import { ProblemList } from "../masterdata/problem-list.js";
import type { MasterDataOutcome } from "../masterdata/write-plan.js";
import type { Store } from "../store/session.js";

/** Where master data goes, and what the plugins' fields take. */
export interface Books {
  readonly store: Store;
  readonly fields: DeclaredFields;
}

/** Setups that scenarios share, read once in a process. */
const setups = new Map<string, Promise<MasterRecords>>();

/**
 * Applies master data: that of a file, given by its path, or a document.
 *
 * @throws ContrapostError `CP_FILE_NOT_FOUND` and others of reading a file, or `CP_IMPORT_REFUSED`
 */
export async function applySetup(books: Books, setup: string | MasterDataDocument): Promise<void> {
  if (typeof setup === "string") await applyRecords(books, await readSetup(setup));
  else await books.store.transaction((session) => applyMasterData(session, setup, books));
}

/**
 * Applies master data that stands in a scenario's own file.
 *
 * @param place - the file, from which relative paths go, and how places in it are named
 * @throws ContrapostError `CP_IMPORT_REFUSED` with every problem
 */
export async function applyOwn(
  books: Books,
  value: MasterDataFile,
  place: { readonly file: string; readonly locate: Locate },
): Promise<MasterDataOutcome> {
  const problems = new ProblemList();
  const records = await recordsOfFile(value, place, problems);
  problems.throwIfAny();
  return await applyRecords(books, records);
}

function readSetup(file: string): Promise<MasterRecords> {
  let records = setups.get(file);
  if (records === undefined) {
    records = readMasterDataFile(file);
    setups.set(file, records);
    records.catch(() => setups.delete(file));
  }
  return records;
}

function applyRecords({ store, fields }: Books, records: MasterRecords): Promise<MasterDataOutcome> {
  return store.transaction((session) => applyMasterRecords(session, records, { fields }));
}
