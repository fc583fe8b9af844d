import type { ErrorDefinition } from "./error-definition.js";

/** Errors of master data: what companies are set up with. */
export const masterDataCodes = {
  CP_COMPANY_CURRENCY_FIXED: {
    message:
      "{where}: the accounting currency of {company} cannot become {wanted}, because its books hold entries in {currency}.",
    mend: "Leave the currency {currency}, or set up another company.",
  },
  CP_COMPANY_CURRENCY_MISSING: {
    message: "{where}: company {company} is new and needs an accounting currency.",
    mend: "Give the company a currency, or correct its id if it should exist already.",
  },
  CP_DUE_JOURNAL_APPROVAL: {
    message:
      "{where}: journal name {name} of {company} asks for approval, but what another company has paid for {company} is booked at once.",
    mend: "Choose a journal name of {company} of type vendorPayment that needs no approval.",
  },
  CP_DUE_JOURNAL_TYPE: {
    message:
      "{where}: journal name {name} of {company} is of type {type}, but what is paid for {company} is booked under one of type vendorPayment.",
    mend: "Choose a journal name of {company} whose type is vendorPayment.",
  },
  CP_INTERCOMPANY_SELF: {
    message: "{where}: company {company} cannot pay for itself through another company's accounts.",
    mend: "Name two different companies.",
  },
  CP_MASTER_DUPLICATE: {
    message: "{where}: {what} stands at {first} already.",
    mend: "Keep one of the two.",
  },
  CP_PAIR_UNKNOWN: {
    message:
      "{buyer} buys nothing from {seller}: there is no trading relationship between them in this direction.",
    mend: "Name the buying company first and the selling company second, or import their trading relationship.",
  },
  CP_PERIOD_BACKWARDS: {
    message: "{where}: a fiscal period of {company} starts at {start}, after its end {end}.",
    mend: "Exchange the two, or correct the one that is wrong.",
  },
  CP_PERIOD_EXCEPTION: {
    message:
      "{where}: the month {month} is excepted, but the fiscal periods of {company} run from {from} to {to}.",
    mend: "Except a month of the range, or give the month an entry of its own.",
  },
  CP_PERIOD_OVERLAP: {
    message: "{where}: the fiscal period {one} of {company} overlaps {other}.",
    mend: "Let each day belong to one fiscal period only.",
  },
  CP_PERIOD_RANGE: {
    message:
      "{where}: the fiscal periods of {company} from {from} to {to} are {count} months; {limit} are allowed.",
    mend: "Correct the years, or split the range.",
  },
  CP_POLICY_JOURNAL_TYPE: {
    message:
      "{where}: the payment journal {journal} of {company} is of type {type}, but must be of type customerPayment.",
    mend: "Choose a journal name of {company} whose type is customerPayment.",
  },
  CP_RATE_SAME_CURRENCY: {
    message: "{where}: {currency} cannot have an exchange rate to itself.",
    mend: "Give a rate between two currencies; a currency is always worth 1 in itself.",
  },
  CP_RECEIVABLES_SHARED: {
    message:
      "{where}: customer {customer} of {company}, which is the group's company {buyer}, posts to main account {account} as customers outside the group do ({others}), so that intercompany and trade receivables cannot be told apart there.",
    mend: "Give {customer} a posting profile whose summary account is for intercompany receivables alone. Nothing is refused: this is a warning.",
  },
  CP_REFERENCE_UNKNOWN: {
    message: "{where}: company {company} has no {kind} {id}.",
    mend: "Add the {kind} {id} to {company}, or correct the reference.",
  },
  CP_RELATIONSHIP_SELF: {
    message: "{where}: company {company} cannot have a trading relationship with itself.",
    mend: "Name two different companies.",
  },
  CP_RELATIONSHIP_UNKNOWN: {
    message: "{where}: customer {customer} of {company} stands in no trading relationship.",
    mend: "Add the trading relationship, in this import or before it.",
  },
  CP_RELATIONSHIP_VENDOR: {
    message: "{where}: vendor {vendor} of {company} already is the other side of {other}.",
    mend: "Use another vendor, or change the other trading relationship first.",
  },
} as const satisfies Record<string, ErrorDefinition>;
