import type { ErrorDefinition } from "./error-definition.js";

/** Errors of cash discounts, differences, write-offs and prepayments. */
export const settlementTermsCodes = {
  CP_CASH_DISCOUNT_ORDER: {
    message:
      "{where}: cash discount {id} of {company} lasts {days} days, but the next, {next}, lasts {nextDays}.",
    mend: "Let each cash discount that follows another last longer.",
  },
  CP_DISCOUNT_EXCEEDS_OPEN: {
    message:
      "{where}: paying {amount} {currency} of {invoice} with {given} {currency} of discount and write-off exceeds its open amount {open} {currency}.",
    mend: "Lower the payment, the discount or the write-off.",
  },
  CP_LIMIT_NEGATIVE: {
    message: "{where}: {key} of {company} is {amount}, below zero.",
    mend: "Give the limit without a sign; leave it out where nothing is to be written off.",
  },
  CP_PAYMENT_UNKNOWN: {
    message: "{where}: {side} {party} of {company} has no open payment with the voucher {payment}.",
    mend: "Correct the voucher's number; list what is open with: contrapost transactions --open.",
  },
  CP_PREPAYMENT_DOCUMENT: {
    message: "{where}: a line that is no payment cannot be a prepayment.",
    mend: "Take away the prepayment flag, or the invoice number if the line is a payment.",
  },
  CP_PREPAYMENT_PROFILE_MISSING: {
    message: "{where}: {company} has no posting profile for prepayments in its {parameters} parameters.",
    mend: "Name a prepaymentProfile in the {parameters} parameters of {company}.",
  },
  CP_PREPAYMENT_SETTLES: {
    message: "{where}: a prepayment settles nothing when it is posted.",
    mend: "Take away what the line is to settle, or the prepayment flag; apply the prepayment to an invoice later.",
  },
  CP_PROFILE_ACCOUNT_MISSING: {
    message:
      "{where}: {amount} {currency} of {invoice} cannot be posted as {kind}: the posting profile {profile} of {company} names no account for it.",
    mend: "Give the posting profile {profile} of {company} its {key}.",
  },
  CP_SETTLE_WHAT: {
    message: "{where}: a settlement names either an invoice or a payment, but this one {found}.",
    mend: "Name the invoice or credit note by its number, or the payment by its voucher.",
  },
} as const satisfies Record<string, ErrorDefinition>;
