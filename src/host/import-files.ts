import type { ContrapostError, JournalRef } from "@contrapost/sdk";
import { isContrapostError } from "@contrapost/sdk";
import type { DeclaredFields } from "./fields/declared-fields.js";
import { readImport } from "./files/import-files.js";
import { applyMasterRecords } from "./masterdata/apply-master-data.js";
import { ProblemList } from "./masterdata/problem-list.js";
import type { MasterDataCounts } from "./masterdata/write-plan.js";
import type { JournalService } from "./posting/journal-service.js";
import type { Store } from "./store/session.js";

/** How files are imported. */
export interface ImportFilesOptions {
  /** Who imports. */
  readonly user: string;
  /** Whose files these are, where they do not say so themselves: exports of Dynamics 365. */
  readonly company?: string;
  /** Posts the journals that were entered. */
  readonly post?: boolean;
  /** Does all but keep it: what is wrong is found, nothing is written. */
  readonly dryRun?: boolean;
  /** Hears what is being done. */
  readonly progress?: (step: ImportStep) => void;
}

/** What an import is doing; `of` is the number of journals. */
export type ImportStep =
  | { readonly doing: "entering"; readonly journal: number; readonly of: number }
  | { readonly doing: "posting"; readonly journal: number; readonly of: number; readonly lines: number };

/** What an import did. */
export interface ImportOutcome {
  /** What was made and changed of master data. */
  readonly masterData: MasterDataCounts;
  /** What of the master data looks like a mistake though it is allowed. */
  readonly warnings: readonly ContrapostError[];
  /** The journals entered, in the order of the files. */
  readonly journals: readonly JournalRef[];
  /** With `post`: those of them that were posted, and those that stay drafts because posting was refused. */
  readonly posted: readonly JournalRef[];
  /** With `post`: those that stay drafts, each with what it was refused with. */
  readonly refused: readonly { readonly journal: JournalRef; readonly error: ContrapostError }[];
  /** What was left out of the files, a sentence each. */
  readonly notes: readonly string[];
}

/** What an import works on. */
interface Books {
  readonly store: Store;
  readonly journals: JournalService;
  readonly fields: DeclaredFields;
}

/** The planner's statistics of a small book do not fit one that has just grown a lot. */
const linesWorthAnalyzing = 1000;

/**
 * Brings files into the books in one transaction: master data, then journals as drafts. With `post`, these are then
 * posted one by one; one that is refused stays a draft and keeps none of the others from being posted.
 *
 * @throws ContrapostError `CP_IMPORT_REFUSED` with every problem that the files have, or the fault of a journal that
 *   cannot be entered; nothing has been written then
 */
export async function importFiles(
  books: Books,
  files: readonly string[],
  options: ImportFilesOptions,
): Promise<ImportOutcome> {
  const { company, post = false, dryRun = false } = options;
  const contents = await readImport(files, company === undefined ? {} : { company });
  const { notes } = contents;
  const entered = await enter(books, contents, options);
  if (dryRun || !post) return { ...entered, posted: [], refused: [], notes };
  const outcome = await postAll(books, entered.journals, options);
  return { ...entered, ...outcome, notes };
}

type Contents = Awaited<ReturnType<typeof readImport>>;
type Entered = Pick<ImportOutcome, "masterData" | "warnings" | "journals">;

/** Carries what would have been made out of the transaction, which is thereby rolled back. */
class DryRunMade extends Error {
  constructor(readonly made: Entered) {
    super("dry run");
  }
}

async function enter(
  { store, fields, journals: service }: Books,
  { masterData, journals: inputs }: Contents,
  { user, dryRun, progress }: ImportFilesOptions,
): Promise<Entered> {
  try {
    const made = await store.transaction(async (session): Promise<Entered> => {
      const { counts, warnings } = await applyMasterRecords(session, masterData, { fields });
      const problems = new ProblemList();
      const journals: JournalRef[] = [];
      for (const [index, input] of inputs.entries()) {
        progress?.({ doing: "entering", journal: index + 1, of: inputs.length });
        // A journal that cannot be entered does not hide what is wrong with the next.
        const refs = await problems.attemptAsync(() =>
          session.savepoint(() => service.enterWithin(session, [input], { user })),
        );
        journals.push(...(refs ?? []));
      }
      problems.throwIfAny();
      const entered = { masterData: counts, warnings, journals };
      if (dryRun === true) throw new DryRunMade(entered);
      return entered;
    });
    await analyzeIfGrown(store, made.journals);
    return made;
  } catch (error) {
    if (error instanceof DryRunMade) return error.made;
    throw error;
  }
}

async function analyzeIfGrown(store: Store, journals: readonly JournalRef[]): Promise<void> {
  let lines = 0;
  await store.read(async (session) => {
    const sql = "SELECT line_count FROM journal WHERE company = ? AND number = ?";
    for (const { company, number } of journals) {
      const [row] = await session.rows(sql, [company, number]);
      lines += Number(row?.[0] ?? 0);
    }
  });
  if (lines >= linesWorthAnalyzing) await store.analyze();
}

async function postAll(
  { journals: service }: Books,
  journals: readonly JournalRef[],
  { user, progress }: ImportFilesOptions,
): Promise<Pick<ImportOutcome, "posted" | "refused">> {
  const posted: JournalRef[] = [];
  const refused: { journal: JournalRef; error: ContrapostError }[] = [];
  for (const [index, journal] of journals.entries()) {
    const show = (lines: number): void =>
      progress?.({ doing: "posting", journal: index + 1, of: journals.length, lines });
    try {
      await service.post(journal, { user, progress: show });
      posted.push(journal);
    } catch (error) {
      if (!isContrapostError(error)) throw error;
      refused.push({ journal, error });
    }
  }
  return { posted, refused };
}
