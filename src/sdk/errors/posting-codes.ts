import type { ErrorDefinition } from "./error-definition.js";

/** Errors of journals, posting and mirrors. */
export const postingCodes = {
  CP_ACCOUNT_TYPE: {
    message: "{where}: a {journalType} journal takes no line on a {accountType} account.",
    mend: "Use the journal type that the line is meant for, or a general journal.",
  },
  CP_ACCOUNT_UNKNOWN: {
    message: "{where}: company {company} has no {accountType} account {account}.",
    mend: "Create the account in the company's master data, or correct the line.",
  },
  CP_BANK_CURRENCY: {
    message: "{where}: bank account {account} of {company} is kept in {bankCurrency}, not in {currency}.",
    mend: "Choose a bank account in {currency}, or one without a fixed currency.",
  },
  CP_COMPANY_UNKNOWN: {
    message: "{where}: there is no company {company}.",
    mend: "Import the company's master data, or correct the company's id.",
  },
  CP_INVOICE_DUPLICATE: {
    message: "{where}: invoice {invoice} of {side} {party} is already posted in {company}.",
    mend: "Check whether the invoice was entered twice; otherwise give it its own number.",
  },
  CP_INVOICE_MARKED: {
    message:
      "{where}: invoice {invoice} is already marked in the open journal {blocker}, line {blockerLine}.",
    mend: "Post journal {blocker} or remove the mark there first.",
  },
  CP_INVOICE_NUMBER_MISSING: {
    message: "{where}: an invoice line needs an invoice number.",
    mend: "Fill in the invoice number.",
  },
  CP_INVOICE_UNKNOWN: {
    message: "{where}: {side} {party} of {company} has no open invoice {invoice}.",
    mend: "Post the invoice first, or correct its number.",
  },
  CP_JOURNAL_AMBIGUOUS: {
    message: "Several companies have a journal {number}: {companies}.",
    mend: "Name the company too: COMPANY/{number}.",
  },
  CP_JOURNAL_EMPTY: {
    message: "{where} has no lines.",
    mend: "Add lines before posting.",
  },
  CP_JOURNAL_EXISTS: {
    message: "{where}: {company} has a journal {number} already.",
    mend: "Choose another journal number, or leave it out to have the next one given.",
  },
  CP_JOURNAL_LINES_REFUSED: {
    message: "{count} lines cannot be entered: {first}",
    mend: "Mend every line listed, then enter the journal again.",
  },
  CP_JOURNAL_NAME_UNKNOWN: {
    message: "{where}: company {company} has no journal name {name}.",
    mend: "Create the journal name in {company}, or correct the setting that names it.",
  },
  CP_JOURNAL_NOT_APPROVED: {
    message: "{where} is {status}, and journal name {name} needs approval before posting.",
    mend: "Have the journal approved first: contrapost {first} {company}/{number}.",
  },
  CP_JOURNAL_STATUS: {
    message: "{where} is {status}; {action} needs {needed}.",
    mend: "Check the journal with: contrapost journals.",
  },
  CP_JOURNAL_UNKNOWN: {
    message: "There is no journal {journal}.",
    mend: "List the journals with: contrapost journals.",
  },
  CP_LINE_COMPANY: {
    message: "{where}: the line pays for {company}, which lines of {journalType} journals cannot.",
    mend: "Enter the payment in a vendor payment journal, or leave the line's company out.",
  },
  CP_MIRROR_BLOCKED: {
    message: "{source} cannot be posted, because {company} cannot take its mirror: {reason}",
    mend: "Mend the cause in {company}, or let the trading relationship park such mirrors.",
  },
  CP_MIRROR_EXISTS: {
    message: "{where} is already mirrored.",
    mend: "Nothing needs doing: a payment is mirrored once.",
  },
  CP_MIRROR_NOT_PARKED: {
    message: "Mirror {mirror} is {status}; only parked mirrors and those not made can be released.",
    mend: "List the mirrors with: contrapost mirrors list.",
  },
  CP_MIRROR_PLUGIN_MISSING: {
    message: "Mirror {mirror} cannot be released, because plugin {plugin} is not loaded for its company.",
    mend: "Add plugin {plugin} to the configuration.",
  },
  CP_MIRROR_UNKNOWN: {
    message: "There is no mirror {mirror}.",
    mend: "List the mirrors with: contrapost mirrors list.",
  },
  CP_NO_PAYMENT_JOURNAL: {
    message:
      "{company} names no payment journal: neither the sales order policy for customer {customer} nor the accounts receivable parameters.",
    mend: "Set the payment journal on the policy of customer {customer} or in the accounts receivable parameters of {company}, then release the mirror.",
  },
  CP_OBJECTION: {
    message: "{where}: plugin {plugin}, handler {handler}, objects with {code}: {message}",
    mend: "Mend what the plugin {plugin} objects to.",
  },
  CP_OFFSET_ACCOUNT_MISSING: {
    message: "{where}: neither the line nor journal name {name} of {company} has an offset account.",
    mend: "Set the offset account of journal name {name} in {company}, or on the line.",
  },
  CP_OFFSET_ACCOUNT_TYPE: {
    message: "{where}: a {journalType} journal takes no {accountType} as its offset account.",
    mend: "Choose a bank or ledger account as the offset account.",
  },
  CP_ORIGIN_FOREIGN: {
    message:
      "The handler {handler} of plugin {plugin} calls {call} with the origin {stated}, which is not its own.",
    mend: "State an origin of kind plugin or mirror that names {plugin}.",
  },
  CP_PARTY_ON_HOLD: {
    message: "{where}: {side} {party} of {company} is on hold for {hold}.",
    mend: "Release the hold on {side} {party}, or take the line out.",
  },
  CP_PERIOD_CLOSED: {
    message: "{where}: the fiscal period of {company} on {date} is {status}.",
    mend: "Open the period, or use a date in an open period.",
  },
  CP_PERIOD_MISSING: {
    message: "{where}: {company} has no fiscal period on {date}.",
    mend: "Add fiscal periods that cover {date} to {company}.",
  },
  CP_POSTING_CONTEXT_CLOSED: {
    message: "{hook}: the handler {handler} of plugin {plugin} used its context after it had ended.",
    mend: "Await every call on the context before the handler returns.",
  },
  CP_POSTING_REFUSED: {
    message: "{where} was not posted, {count}: {first}",
    mend: "Mend every problem listed, then post again.",
  },
  CP_POSTING_TOO_DEEP: {
    message: "{where} would be posted {depth} levels inside other postings; {limit} are allowed.",
    mend: "Check which plugins post journals in answer to journals.",
  },
  CP_RATE_LEG_MISSING: {
    message:
      "{where}: {company} has no exchange rate from {from} to {to} on {date} (rate type {rateType}): they are not quoted, and on the way over {base} there is no rate between {legs}.",
    mend: "Import a rate of type {rateType} between {legs} that starts on or before {date}.",
  },
  CP_RATE_MISSING: {
    message: "{where}: {company} has no exchange rate from {from} to {to} on {date} (rate type {rateType}).",
    mend: "Import a rate of type {rateType} for {from} and {to} that starts on or before {date}.",
  },
  CP_RELATIONSHIP_INACTIVE: {
    message: "The trading relationship of {company}, vendor {vendor}, with {partner} is not active.",
    mend: "Activate the trading relationship, then release the mirror.",
  },
  CP_ROUNDING_ACCOUNT_MISSING: {
    message:
      "{where}: the voucher differs by {amount} {currency} from rounding, and {company} has no rounding account.",
    mend: "Set the company's rounding account.",
  },
  CP_SETTLEMENT_DOCUMENT: {
    message: "{where}: the line makes an invoice or a credit note; only payments settle.",
    mend: "Leave out what the line settles, and settle the two with a payment.",
  },
  CP_SETTLEMENT_EXCEEDS_OPEN: {
    message:
      "{where}: {amount} {currency} of invoice {invoice} are to be settled, but {open} {currency} are open.",
    mend: "Settle at most what is open.",
  },
  CP_SETTLEMENT_EXCEEDS_PAYMENT: {
    message: "{where}: {amount} {currency} are to be settled, but the payment is {payment} {currency}.",
    mend: "Raise the payment or settle less.",
  },
  CP_SETTLEMENT_PARTY: {
    message: "{where}: invoice {invoice} belongs to {side} {party}, not to the line's account {account}.",
    mend: "Mark invoices of the line's own account only.",
  },
  CP_TOTALS_DIFFER: {
    message:
      "{where}: invoice {invoice} is {amount} {currency} here, but {counterpartAmount} {counterpartCurrency} in {partner}.",
    mend: "Correct the invoice so that both companies have the same total.",
  },
  CP_VOUCHER_DATES: {
    message: "{where}: the lines of voucher {voucher} have different dates.",
    mend: "Give all lines of a voucher the same date.",
  },
  CP_VOUCHER_LINES_APART: {
    message: "{where}: voucher {voucher} was ended by other lines before.",
    mend: "Keep the lines of a voucher together.",
  },
  CP_VOUCHER_SERIES_EXHAUSTED: {
    message: "{where}: number series {series} of {company} has too few numbers left.",
    mend: "Raise the digits of number series {series} in {company}.",
  },
  CP_VOUCHER_SERIES_MISSING: {
    message: "{where}: journal name {name} of {company} has no voucher series{detail}.",
    mend: "Set the voucher series of journal name {name} in {company} to an existing number series.",
  },
  CP_VOUCHER_UNBALANCED: {
    message: "{where}: voucher {voucher} does not balance: {difference}.",
    mend: "Correct the lines so that debits equal credits in every currency.",
  },
} as const satisfies Record<string, ErrorDefinition>;
