import type { ErrorDefinition } from "./error-definition.js";

/** Errors of reversing vouchers and of journals that only the host makes. */
export const reversalCodes = {
  CP_JOURNAL_NAME_APPROVAL: {
    message:
      "{where}: journal name {name} of {company} has type {type} and asks for approval, but settlements and reversals are posted as they are made.",
    mend: "Take the approval off {name}; approve payments and invoices instead, or let a validate handler object.",
  },
  CP_JOURNAL_NAME_OF_TYPE: {
    message: "{company} has no journal name of type {type}.",
    mend: "Create a journal name of type {type}, with a voucher series, in {company}.",
  },
  CP_JOURNAL_NAME_SEVERAL: {
    message: "{company} has several journal names of type {type}: {names}.",
    mend: "Say which of them to use.",
  },
  CP_JOURNAL_NAME_TYPE: {
    message: "Journal name {name} of {company} is of type {actual}, not {type}.",
    mend: "Use a journal name of type {type}.",
  },
  CP_JOURNAL_TYPE_MADE: {
    message: "{where}: journal name {name} of {company} is of type {type}; such journals are not entered.",
    mend: "Settle, unsettle or reverse instead: the journal is made by that.",
  },
  CP_REVERSAL_CENTRAL: {
    message: "{where} books what {payer} has paid for the company, and is reversed with that journal alone.",
    mend: "Reverse {payer}; the other company's part is then reversed with it.",
  },
  CP_REVERSAL_EARLIER: {
    message: "{where}: {what} is of {date}, later than the reversal's {reversal}.",
    mend: "Reverse on {date} or a later date.",
  },
  CP_REVERSAL_MARKED: {
    message: "{where}: {what} is marked in the open journal {blocker}, line {blockerLine}.",
    mend: "Post journal {blocker} or remove the mark there first.",
  },
  CP_REVERSAL_SETTLED: {
    message: "{where}: invoice {invoice} is settled with {other}.",
    mend: "Undo the settlement before, with contrapost unsettle, or reverse {other} with its settlements.",
  },
  CP_REVERSAL_TYPE: {
    message: "{where} is a {type} journal, which is not reversed.",
    mend: "Unsettle what a settlement journal settled; post again what a reversal took back.",
  },
  CP_SOURCE_REVERSED: {
    message: "{source} was reversed by {reversal}.",
    mend: "Nothing needs doing: there is nothing left to mirror.",
  },
  CP_VOUCHER_REVERSED: {
    message: "{where}: voucher {voucher} is already reversed by {reversal}.",
    mend: "Nothing needs doing: a voucher is reversed once. Post it again if the reversal was wrong.",
  },
  CP_VOUCHER_UNKNOWN: {
    message: "{where} has no voucher {voucher}.",
    mend: "List the vouchers with: contrapost ledger {company} --journal {journal}.",
  },
} as const satisfies Record<string, ErrorDefinition>;
