import { ContrapostError, type JournalLineDraft } from "@contrapost/sdk";
import { parseDimensions } from "../ledger/dimensions.js";
import { unrealizedDifference } from "../ledger/revalue.js";
import type { ConversionCache } from "../posting/conversion-cache.js";
import type { BalanceToRevalue } from "./foreign-balances.js";
import type { RevaluedBalance } from "./revaluation.js";

/** A balance whose value differs, and where the difference goes. */
interface Adjustment extends RevaluedBalance {
  readonly offset: string;
  readonly dimensions: string | undefined;
}

/** The rates that balances are revalued at. */
export interface RevaluationRates {
  readonly company: string;
  readonly date: string;
  readonly conversions: ConversionCache;
}

/**
 * The balances whose value at the day's rate differs from what the books say.
 *
 * @throws ContrapostError `CP_RATE_MISSING`, `CP_REVALUATION_ACCOUNT_MISSING`, or `CP_REVALUATION_REFUSED` with
 * several of them in `problems`
 */
export async function adjustmentsOf(
  balances: readonly BalanceToRevalue[],
  { company, date, conversions }: RevaluationRates,
): Promise<readonly Adjustment[]> {
  const problems = new Map<string, ContrapostError>();
  const adjustments: Adjustment[] = [];
  for (const balance of balances) {
    const { currency, account, what, amount, accounting, dimensions } = balance;
    await conversions.load(currency, date);
    const conversion = conversions.get(currency, date);
    if (conversion === undefined) {
      const { currency: to, rateType } = conversions;
      const facts = { where: `${company}, revaluation`, company, from: currency, to, date, rateType };
      problems.set(currency, new ContrapostError("CP_RATE_MISSING", facts));
      continue;
    }
    const difference = unrealizedDifference(balance, conversions.currency, conversion);
    if (difference === 0n) continue;
    const result = difference > 0n ? "gains" : "losses";
    const offset = difference > 0n ? balance.gainAccount : balance.lossAccount;
    if (offset !== undefined) {
      adjustments.push({ account, what, currency, amount, accounting, difference, offset, dimensions });
    } else {
      const facts = { company, result, what: `account ${account}` };
      problems.set(`${account} ${result}`, new ContrapostError("CP_REVALUATION_ACCOUNT_MISSING", facts));
    }
  }
  refuse(company, [...problems.values()]);
  return adjustments;
}

function refuse(company: string, problems: readonly ContrapostError[]): void {
  const [first] = problems;
  if (first === undefined) return;
  if (problems.length === 1) throw first;
  const facts = { company, count: problems.length, first: first.message };
  throw new ContrapostError("CP_REVALUATION_REFUSED", facts, { problems });
}

/** The lines that revalue at a date, or, with `sign` −1, take that back. They have no amount in foreign currency. */
export function revaluationLines(
  adjustments: readonly Adjustment[],
  { date, sign }: { readonly date: string; readonly sign: 1n | -1n },
): readonly JournalLineDraft[] {
  return adjustments.map(({ account, offset, what, currency, difference, dimensions }) => ({
    date,
    account: { type: "ledger", id: account },
    currency,
    amount: 0n,
    accountingAmount: sign * difference,
    offset: { type: "ledger", id: offset },
    ...(dimensions !== undefined && { dimensions: parseDimensions(dimensions) }),
    text: sign === 1n ? `Revaluation of ${what}` : `Revaluation of ${what}, taken back`,
  }));
}
