import { ContrapostError, type JournalLineDraft } from "@contrapost/sdk";
import { parseDimensions } from "../ledger/dimensions.js";
import { unrealizedDifference } from "../ledger/revalue.js";
import type { ConversionCache } from "../posting/conversion-cache.js";
import type { BalanceToRevalue } from "./foreign-balances.js";
import type { BooksCurrency, RevaluedBalance } from "./revaluation.js";

/** A balance whose value differs, and where the difference goes. */
export interface Adjustment extends RevaluedBalance {
  readonly books: BooksCurrency;
  readonly offset: string;
  readonly dimensions: string | undefined;
}

/** The rates that balances are revalued at. */
export interface RevaluationRates {
  readonly company: string;
  readonly date: string;
  readonly books: BooksCurrency;
  /** Into that currency of the books. */
  readonly conversions: ConversionCache;
}

/** What keeps a revaluation from being posted, each told once: `CP_RATE_…`, `CP_REVALUATION_ACCOUNT_MISSING`. */
export type RevaluationProblems = Map<string, ContrapostError>;

/** The balances whose value at the day's rate differs from what the books say. */
export async function adjustmentsOf(
  balances: readonly BalanceToRevalue[],
  { company, date, books, conversions }: RevaluationRates,
  problems: RevaluationProblems,
): Promise<readonly Adjustment[]> {
  const adjustments: Adjustment[] = [];
  for (const balance of balances) {
    const { currency, account, what, amount, value, dimensions } = balance;
    await conversions.load(currency, date);
    const conversion = conversions.get(currency, date);
    if (conversion === undefined) {
      const { code, facts } = conversions.fault(currency, date);
      const at = { ...facts, where: `${company}, revaluation`, company };
      problems.set(`${currency} ${conversions.currency}`, new ContrapostError(code, at));
      continue;
    }
    const difference = unrealizedDifference(balance, conversions.currency, conversion);
    if (difference === 0n) continue;
    const result = difference > 0n ? "gains" : "losses";
    const offset = difference > 0n ? balance.gainAccount : balance.lossAccount;
    if (offset !== undefined) {
      adjustments.push({ books, account, what, currency, amount, value, difference, offset, dimensions });
    } else {
      const facts = { company, result, what: `account ${account}` };
      problems.set(`${account} ${result}`, new ContrapostError("CP_REVALUATION_ACCOUNT_MISSING", facts));
    }
  }
  return adjustments;
}

/** Throws the problem, or `CP_REVALUATION_REFUSED` with several of them in `problems`. */
export function refuseWith(company: string, found: RevaluationProblems): void {
  const problems = [...found.values()];
  const [first] = problems;
  if (first === undefined) return;
  if (problems.length === 1) throw first;
  const facts = { company, count: problems.length, first: first.message };
  throw new ContrapostError("CP_REVALUATION_REFUSED", facts, { problems });
}

/**
 * The lines that revalue at a date, or, with `sign` −1, take that back. They have no amount in foreign currency, and a
 * value in one currency of the books alone: what is a gain in one may be a loss in the other.
 */
export function revaluationLines(
  adjustments: readonly Adjustment[],
  { date, sign }: { readonly date: string; readonly sign: 1n | -1n },
): readonly JournalLineDraft[] {
  return adjustments.map(({ books, account, offset, what, currency, difference, dimensions }) => ({
    date,
    account: { type: "ledger", id: account },
    currency,
    amount: 0n,
    accountingAmount: books === "accounting" ? sign * difference : 0n,
    ...(books === "reporting" && { reportingAmount: sign * difference }),
    offset: { type: "ledger", id: offset },
    ...(dimensions !== undefined && { dimensions: parseDimensions(dimensions) }),
    text: sign === 1n ? `Revaluation of ${what}` : `Revaluation of ${what}, taken back`,
  }));
}
