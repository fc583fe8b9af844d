import type { ErrorDefinition } from "./error-definition.js";

/** Errors of settling transactions with each other, and of undoing that. */
export const settlementCodes = {
  CP_SETTLEMENT_CROSS_RATE: {
    message: "{company}, {side} {party}: a cross rate needs two currencies, but there are {currencies}.",
    mend: "Name transactions in two currencies, or leave the cross rate out.",
  },
  CP_SETTLEMENT_EARLIER: {
    message: "{where}: {what} is of {date}, later than {day}.",
    mend: "Use {date} or a later date.",
  },
  CP_SETTLEMENT_NOTHING: {
    message: "{company}, {side} {party}: there is nothing to settle with each other.",
    mend: "Name transactions on both sides that are open, such as a payment and an invoice.",
  },
  CP_SETTLEMENT_ONE_CURRENCY: {
    message: "{where}: the cross rate {crossRate} is between {currency} and {currency}.",
    mend: "Leave the cross rate out where invoice and payment are in one currency.",
  },
  CP_SETTLEMENT_UNDONE: {
    message: "{where}: {journal} has no settlement to undo{detail}.",
    mend: "List the settlements with: contrapost party-ledger.",
  },
  CP_SETTLEMENT_WORTH: {
    message:
      "{where}: {amount} {currency} of {invoice} cannot use up {paymentAmount} {paymentCurrency} of the payment.",
    mend: "Settle enough to be worth something in the payment's currency; where an amount of the payment is given, sign it against that of the invoice, and give none in the invoice's own currency.",
  },
  CP_SETTLE_EXCEEDS_OPEN: {
    message:
      "{company}, {side} {party}, {what}: {amount} {currency} are to be settled, but {open} {currency} are open.",
    mend: "Settle at most what is open.",
  },
  CP_SETTLE_LEFT: {
    message:
      "{company}, {side} {party}, {what}: only {settled} {currency} of {amount} {currency} find something to settle.",
    mend: "Lower the amount, or name more on the other side.",
  },
  CP_TRANSACTION_AMBIGUOUS: {
    message: "{company}, {side} {party}: several open transactions have {what}.",
    mend: "Name the invoice number instead.",
  },
  CP_TRANSACTION_NOT_OPEN: {
    message: "{company}, {side} {party}: no open transaction has {what}.",
    mend: "List what is open with: contrapost transactions --open.",
  },
  CP_UNSETTLE_APART: {
    message: "{where}: more of {what} would be open than there ever was.",
    mend: "Undo its settlements with credit notes and with invoices together.",
  },
} as const satisfies Record<string, ErrorDefinition>;
