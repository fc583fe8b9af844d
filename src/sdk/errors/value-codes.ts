import type { ErrorDefinition } from "./error-definition.js";

/** Errors of amounts, currencies, rates and dates. */
export const valueCodes = {
  CP_ALLOCATION_IMPOSSIBLE: {
    message: "The amount {amount} cannot be shared out, because the weights add up to zero.",
    mend: "Give at least one weight, and weights whose sum is not zero.",
  },
  CP_AMOUNT_INVALID: {
    message: '{where}: "{text}" is not an amount.',
    mend: "Write a plain decimal such as 1234.50 or -1234.50, without exponent, plus sign, spaces or thousands separators; in YAML and JSON put it in quotes.",
  },
  CP_AMOUNT_PRECISION: {
    message: '{where}: the amount "{text}" has {decimals} decimals, but {currency} has {allowed}.',
    mend: "Round the amount to the smallest unit of {currency}.",
  },
  CP_AMOUNT_TOO_LARGE: {
    message: "{where}: the amount {amount} {currency} is too large.",
    mend: "Keep amounts within 9223372036854775807 of the currency's smallest unit (signed 64 bits).",
  },
  CP_CURRENCY_MISMATCH: {
    message: "{where}: {left} and {right} cannot be combined.",
    mend: "Convert one of the two amounts into the currency of the other first.",
  },
  CP_CURRENCY_UNKNOWN: {
    message: '{where}: "{currency}" is not a currency.',
    mend: "Use a three-letter code of ISO 4217 in upper case, such as EUR.",
  },
  CP_DATE_INVALID: {
    message: '{where}: "{text}" is not a calendar date.',
    mend: "Write an existing day as YYYY-MM-DD, such as 2024-02-29.",
  },
  CP_RATE_INVALID: {
    message: '{where}: "{text}" is not an exchange rate.',
    mend: "Write a plain decimal above zero with at most 18 digits, such as 1.0530.",
  },
} as const satisfies Record<string, ErrorDefinition>;
