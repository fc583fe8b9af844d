import type { ErrorDefinition } from "./error-definition.js";

/** Errors of valuing in other currencies: lines that say their value themselves, and revaluation. */
export const currencyCodes = {
  CP_ACCOUNTING_AMOUNT_SIGN: {
    message: "{where}: the line's value in the accounting currency has another sign than its amount.",
    mend: "Give both the same sign, or correct the accounting currency by a line whose amount is 0.",
  },
  CP_ADJUSTMENT_ACCOUNT: {
    message: "{where}: a line without an amount in its currency cannot stand on {side} {party}.",
    mend: "Let such a line correct a ledger or bank account.",
  },
  CP_REPORTING_AMOUNT: {
    message: "{where}: the line says its value in a reporting currency itself, but {reason}.",
    mend: "Leave the value out; only a line whose amount is 0 has one, in a company with a reporting currency.",
  },
  CP_REPORTING_CURRENCY_FIXED: {
    message:
      "{where}: the reporting currency of {company} cannot become {wanted}, because its books hold entries with {currency}.",
    mend: "Leave the reporting currency as it is, or set up another company.",
  },
  CP_REPORTING_CURRENCY_MISSING: {
    message: "{company} has no reporting currency.",
    mend: "Ask for its accounting currency.",
  },
  CP_REPORTING_CURRENCY_SAME: {
    message: "{where}: the reporting currency of {company} is {currency}, which is its accounting currency.",
    mend: "Leave the reporting currency out, or choose another one.",
  },
  CP_REVALUATION_ACCOUNT_MISSING: {
    message: "{company} has no account for unrealized exchange {result} on {what}.",
    mend: "Set it in the posting profile, or for the whole company under revaluation in its master data.",
  },
  CP_REVALUATION_DIFFERS: {
    message:
      "{company} has revalued {side} at {date} already, by journal {journal}: with rate type {rateType}, reversed on {reversed}.",
    mend: "Leave the rate type and the day of the reversal out, or choose another date.",
  },
  CP_REVALUATION_JOURNAL_MISSING: {
    message: "{company} names no journal name for revaluations.",
    mend: "Set revaluation.journal in the company's master data to a journal name of type general.",
  },
  CP_REVALUATION_JOURNAL_TYPE: {
    message:
      "{where}: the revaluation journal {journal} of {company} is of type {type}, but must be general.",
    mend: "Choose a journal name of {company} whose type is general.",
  },
  CP_REVALUATION_REFUSED: {
    message: "{company} was not revalued, {count} problems: {first}",
    mend: "Mend every problem listed, then revalue again.",
  },
  CP_REVALUATION_REVERSAL_DATE: {
    message: "A revaluation at {date} cannot be reversed on {reversed}.",
    mend: "Choose a later day for the reversal.",
  },
  CP_REVALUATION_STANDS: {
    message:
      "{company} cannot revalue {side} at {date}: the revaluation at {other} by journal {journal} stands until {reversed}.",
    mend: "Choose a date from {reversed} on.",
  },
  CP_REVALUED_SUMMARY_ACCOUNT: {
    message:
      "{where}: account {account} of {company} is the summary account of {side} posting profile {profile}, whose open items are revalued one by one.",
    mend: "Leave foreignCurrencyRevaluation out on account {account}.",
  },
} as const satisfies Record<string, ErrorDefinition>;
