import { ContrapostError, type JournalRef, parseDate } from "@contrapost/sdk";
import { ConversionCache } from "../posting/conversion-cache.js";
import { createDraft } from "../posting/create-journal.js";
import type { PostingEnvironment } from "../posting/environment.js";
import { observedTransaction } from "../posting/observed-transaction.js";
import { postInside } from "../posting/post-journal.js";
import type { Session, Store } from "../store/session.js";
import { readForeignBalances } from "./foreign-balances.js";
import { dayAfter } from "./day-after.js";
import {
  type Revaluation,
  type BooksCurrency,
  type RevaluationRequest,
  type RevaluationSide,
  revaluationSides,
  type RevaluedBalance,
} from "./revaluation.js";
import {
  type Adjustment,
  adjustmentsOf,
  refuseWith,
  revaluationLines,
  type RevaluationProblems,
} from "./revaluation-lines.js";
import { findSame, type SideAtDate } from "./standing-revaluation.js";

/** Who revalues, and whether to write it. */
export interface RevaluationOptions {
  /** Who revalues. */
  readonly user: string;
  /** Does all of it and undoes it. */
  readonly preview?: boolean;
}

/** Carries a preview out of the transaction that it was made in, which is thereby rolled back. */
class RevaluationPreviewed extends Error {
  constructor(readonly revaluations: readonly Revaluation[]) {
    super("preview");
  }
}

/**
 * Revalues what is open in foreign currency at a date and takes it back on another, for one side or all, in one
 * transaction. What was revalued at that date before is left as it is.
 *
 * @throws ContrapostError `CP_REVALUATION_…`, `CP_RATE_MISSING`, or what posting the journals throws
 */
export async function revalue(
  env: PostingEnvironment,
  store: Store,
  request: RevaluationRequest,
  options: RevaluationOptions,
): Promise<readonly Revaluation[]> {
  const sides = request.side === undefined ? revaluationSides : [request.side];
  try {
    const revalueSides = async (session: Session): Promise<readonly Revaluation[]> => {
      const revaluations: Revaluation[] = [];
      for (const side of sides) {
        revaluations.push(await revalueSide(env, session, { ...request, side }, options));
      }
      if (options.preview === true) throw new RevaluationPreviewed(revaluations.map(previewed));
      return revaluations;
    };
    return await observedTransaction(env, store, revalueSides);
  } catch (error) {
    if (error instanceof RevaluationPreviewed) return error.revaluations;
    throw error;
  }
}

function previewed({ journal, ...revaluation }: Revaluation): Revaluation {
  if (revaluation.status === "posted") return { ...revaluation, status: "previewed" };
  return journal === undefined ? revaluation : { ...revaluation, journal };
}

async function revalueSide(
  env: PostingEnvironment,
  session: Session,
  request: RevaluationRequest & { readonly side: RevaluationSide },
  { user }: RevaluationOptions,
): Promise<Revaluation> {
  const { company, side } = request;
  const rules = await lockRules(session, request);
  const { date, reversalDate } = daysOf(request);
  const { accounting, reporting } = rules;
  const head = {
    ...{ company, side, date, reversalDate },
    ...{ rateType: accounting.rateType, accountingCurrency: accounting.currency },
    ...(reporting && { reportingCurrency: reporting.currency, reportingRateType: reporting.rateType }),
  };
  const same = await findSame(session, { ...request, date });
  if (same !== undefined) return { ...head, ...same, status: "standing", ...balancesOf([], rules) };
  const adjustments = await findAdjustments(session, { company, side, date }, rules);
  const balances = balancesOf(adjustments, rules);
  if (adjustments.length === 0) return { ...head, status: "nothing", ...balances };
  const name = request.journalName ?? rules.journal;
  if (name === undefined) throw new ContrapostError("CP_REVALUATION_JOURNAL_MISSING", { company });
  const draft = await createDraft(session, {
    company,
    draft: { name, description: `Revaluation of ${side} at ${date}`, origin: { kind: "revaluation" } },
    user,
    at: env.clock.now(),
  });
  await draft.append(revaluationLines(adjustments, { date, sign: 1n }));
  await draft.append(revaluationLines(adjustments, { date: reversalDate, sign: -1n }));
  const journal: JournalRef = { company, number: draft.number };
  await postInside(env, session, { journal, user, depth: 0 });
  await session.run(
    `INSERT INTO revaluation (company, side, date, reversal_date, rate_type, reporting_rate_type, journal_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [company, side, date, reversalDate, accounting.rateType, reporting?.rateType ?? null, draft.id],
  );
  return { ...head, status: "posted", journal, ...balances };
}

/** What changes in each currency of the books; all that is wrong is told at once. */
async function findAdjustments(
  session: Session,
  of: SideAtDate,
  { accounting, reporting }: Rules,
): Promise<readonly Adjustment[]> {
  const problems: RevaluationProblems = new Map();
  const found: Adjustment[] = [];
  const add = async (books: BooksCurrency, { rateType, currency }: BooksRules) => {
    const conversions = new ConversionCache(session, rateType, currency);
    const balances = await readForeignBalances(session, { ...of, books });
    found.push(...(await adjustmentsOf(balances, { ...of, books, conversions }, problems)));
  };
  await add("accounting", accounting);
  if (reporting !== undefined) await add("reporting", reporting);
  refuseWith(of.company, problems);
  return found;
}

function balancesOf(
  adjustments: readonly Adjustment[],
  { reporting }: Rules,
): Pick<Revaluation, "balances" | "reportingBalances"> {
  const changed = (of: BooksCurrency): readonly RevaluedBalance[] =>
    adjustments
      .filter(({ books }) => books === of)
      .map(({ books: _books, offset: _offset, dimensions: _dimensions, ...balance }) => balance);
  return {
    balances: changed("accounting"),
    ...(reporting && { reportingBalances: changed("reporting") }),
  };
}

/** A currency of the books, and the type of the rates into it. */
interface BooksRules {
  readonly currency: string;
  readonly rateType: string;
}

interface Rules {
  readonly accounting: BooksRules;
  readonly reporting: BooksRules | undefined;
  readonly journal: string | undefined;
}

/** Two revaluations of a company wait for each other, so that none is made twice. */
async function lockRules(
  session: Session,
  { company, rateType, reportingRateType }: RevaluationRequest,
): Promise<Rules> {
  const [row] = await session.rows(
    `SELECT c.currency, c.rate_type, c.revaluation_journal, c.reporting_currency, c.reporting_rate_type
     FROM company c WHERE c.id = ?${session.forUpdate("c")}`,
    [company],
  );
  if (row === undefined) throw new ContrapostError("CP_COMPANY_UNKNOWN", { company });
  const [currency, own, journal, reporting, ownReporting] = row as [
    ...[string, string],
    ...[string | null, string | null, string | null],
  ];
  if (reporting === null && reportingRateType !== undefined) {
    throw new ContrapostError("CP_REPORTING_CURRENCY_MISSING", { company });
  }
  return {
    accounting: { currency, rateType: rateType ?? own },
    reporting:
      reporting === null
        ? undefined
        : { currency: reporting, rateType: reportingRateType ?? ownReporting ?? own },
    journal: journal ?? undefined,
  };
}

function daysOf({ date: day, reversalDate }: RevaluationRequest) {
  const date = parseDate(day);
  const reversed = reversalDate === undefined ? dayAfter(date) : parseDate(reversalDate);
  if (reversed <= date) throw new ContrapostError("CP_REVALUATION_REVERSAL_DATE", { date, reversed });
  return { date, reversalDate: reversed };
}
