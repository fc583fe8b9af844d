import {
  convert,
  type ErrorCode,
  type ErrorFacts,
  isCurrency,
  isContrapostError,
  parseRate,
  type RateFraction,
  rateFraction,
} from "@contrapost/sdk";
import type { CompanyFacts } from "./company-facts.js";
import type { StoredLine } from "./line-reader.js";
import type { LineSurroundings } from "./line-surroundings.js";
import type { Problems } from "./problems.js";

/**
 * What a line is worth in the accounting currency: what it says itself, or its amount at its own fixed rate, or at
 * the company's rate of its date. Undefined, with a problem, where no rate leads there: none is ever taken as 1.
 */
export function accountingAmount(
  line: StoredLine,
  { facts }: LineSurroundings,
  problems: Problems,
): bigint | undefined {
  const value = valueOf(line, facts);
  if (typeof value === "bigint") return value;
  problems.add(line.line, value.code, value.facts);
  return undefined;
}

/** The same where it can be told, for rules that look at the line before its faults are collected. */
export function lineValue(line: StoredLine, facts: CompanyFacts): bigint | undefined {
  const value = valueOf(line, facts);
  return typeof value === "bigint" ? value : undefined;
}

interface Fault {
  readonly code: ErrorCode;
  readonly facts?: ErrorFacts;
}

function valueOf(line: StoredLine, facts: CompanyFacts): bigint | Fault {
  const { currency, date, amount, exchangeRate, accountingAmount: given } = line;
  if (given !== undefined) {
    const fits = given < 0n === amount < 0n || amount === 0n || given === 0n;
    return fits ? given : { code: "CP_ACCOUNTING_AMOUNT_SIGN" };
  }
  if (currency === facts.currency) {
    return exchangeRate === undefined ? amount : { code: "CP_RATE_SAME_CURRENCY", facts: { currency } };
  }
  if (!isCurrency(currency)) return { code: "CP_CURRENCY_UNKNOWN", facts: { currency } };
  const conversion = exchangeRate === undefined ? facts.conversion(currency, date) : fixedRate(exchangeRate);
  if (conversion !== undefined) return convert(amount, currency, facts.currency, conversion);
  if (exchangeRate !== undefined) return { code: "CP_RATE_INVALID", facts: { text: exchangeRate } };
  const fault = facts.conversions.fault(currency, date);
  return { ...fault, facts: { ...fault.facts, company: facts.company } };
}

/** A fixed rate from its text; undefined where a plugin gave something else than a rate. */
export function fixedRate(text: string): RateFraction | undefined {
  try {
    return rateFraction(parseRate(text));
  } catch (error) {
    if (isContrapostError(error)) return undefined;
    throw error;
  }
}
