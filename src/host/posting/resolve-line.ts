import type { AccountRef, JournalType, Side, TransactionType } from "@contrapost/sdk";
import { isPayment, type PartyLine, type VoucherLine } from "../ledger/voucher-line.js";
import { dueFromAccount } from "./central/due-from-account.js";
import { accountingAmount } from "./accounting-amount.js";
import type { CompanyFacts } from "./company-facts.js";
import { documentTerms } from "./document-terms.js";
import { checkHolds } from "./holds/check-holds.js";
import type { ChunkItem, StoredLine } from "./line-reader.js";
import { checkLineDimensions } from "./line-dimensions.js";
import type { LineSurroundings } from "./line-surroundings.js";
import type { Problems } from "./problems.js";
import { prepaymentLine } from "./prepayment-line.js";
import { checkedSettlements } from "./resolve-settlements.js";

const sideOfType: Readonly<Record<JournalType, Side | undefined>> = {
  vendorInvoice: "vendor",
  vendorPayment: "vendor",
  customerInvoice: "customer",
  customerPayment: "customer",
  general: undefined,
  settlement: undefined,
  reversal: undefined,
};

/**
 * Finds a line's accounts, its value in the accounting currency and what it settles. Faults go to `problems`, and
 * the line is then undefined.
 */
export function resolveLine(
  line: StoredLine,
  around: LineSurroundings,
  problems: Problems,
): VoucherLine<ChunkItem> | undefined {
  const before = problems.count;
  checkAccountType(line, around, problems);
  checkPeriod(line, around.facts, problems);
  checkLineDimensions(line, around, problems);
  const party = line.company === undefined ? resolveParty(line, around, problems) : undefined;
  const mainAccount = party?.accounts.summary ?? accountOfLine(line, around, problems);
  const offsetAccount = resolveOffset(line, around, problems);
  const accounting = accountingAmount(line, around, problems);
  checkReportingAmount(line, around, problems);
  if (problems.count > before || mainAccount === undefined || accounting === undefined) return undefined;
  return { currency: line.currency, amount: line.amount, accounting, mainAccount, offsetAccount, party };
}

function checkAccountType(line: StoredLine, { journal }: LineSurroundings, problems: Problems): void {
  const side = sideOfType[journal.type];
  if (side === undefined || line.account.type === side) return;
  problems.add(line.line, "CP_ACCOUNT_TYPE", { journalType: journal.type, accountType: line.account.type });
}

/** Only a line without an amount says its value in the reporting currency itself. */
function checkReportingAmount(line: StoredLine, { facts }: LineSurroundings, problems: Problems): void {
  if (line.reportingAmount === undefined) return;
  const { company, reporting } = facts;
  if (line.amount !== 0n) problems.add(line.line, "CP_REPORTING_AMOUNT", { reason: "its amount is not 0" });
  else if (reporting === undefined) {
    problems.add(line.line, "CP_REPORTING_AMOUNT", { reason: `${company} has none` });
  }
}

/** Refuses a date that is in no open period. */
export function checkPeriod(
  line: Pick<StoredLine, "line" | "date">,
  facts: CompanyFacts,
  problems: Problems,
): void {
  const status = facts.period(line.date);
  if (status === "open") return;
  const { company } = facts;
  if (status === "missing") problems.add(line.line, "CP_PERIOD_MISSING", { company, date: line.date });
  else problems.add(line.line, "CP_PERIOD_CLOSED", { company, date: line.date, status });
}

function accountOfLine(line: StoredLine, around: LineSurroundings, problems: Problems): string | undefined {
  if (line.company !== undefined) return dueFromAccount(line, line.company, around, problems);
  return resolveAccount(line, line.account, around, problems);
}

function resolveAccount(
  line: StoredLine,
  account: AccountRef,
  { facts }: LineSurroundings,
  problems: Problems,
): string | undefined {
  if (isParty(account.type)) return undefined;
  const main = facts.mainAccount(account);
  const { company } = facts;
  if (main === undefined) {
    problems.add(line.line, "CP_ACCOUNT_UNKNOWN", {
      company,
      accountType: account.type,
      account: account.id,
    });
  }
  const bankCurrency = account.type === "bank" ? facts.banks.get(account.id)?.currency : undefined;
  if (bankCurrency !== undefined && bankCurrency !== line.currency) {
    const { currency } = line;
    problems.add(line.line, "CP_BANK_CURRENCY", { company, account: account.id, bankCurrency, currency });
  }
  return main;
}

function resolveOffset(line: StoredLine, around: LineSurroundings, problems: Problems): string | undefined {
  const { journal, name, facts } = around;
  // In a general journal only the line's own offset counts: several lines may balance each other without one.
  const offset = line.offset ?? (journal.type === "general" ? undefined : name.offset);
  if (offset === undefined) {
    if (journal.type !== "general") {
      problems.add(line.line, "CP_OFFSET_ACCOUNT_MISSING", { name: name.name, company: facts.company });
    }
    return undefined;
  }
  if (isParty(offset.type)) {
    problems.add(line.line, "CP_OFFSET_ACCOUNT_TYPE", {
      journalType: journal.type,
      accountType: offset.type,
    });
    return undefined;
  }
  return resolveAccount(line, offset, around, problems);
}

function resolveParty(
  line: StoredLine,
  around: LineSurroundings,
  problems: Problems,
): PartyLine<ChunkItem> | undefined {
  const side = line.account.type;
  if (!isParty(side)) return undefined;
  const { facts, journal } = around;
  const party = line.account.id;
  if (line.amount === 0n) problems.add(line.line, "CP_ADJUSTMENT_ACCOUNT", { side, party });
  const known = around.parties.of(line);
  if (known === undefined) {
    problems.add(line.line, "CP_ACCOUNT_UNKNOWN", {
      company: facts.company,
      accountType: side,
      account: party,
    });
    return undefined;
  }
  const type = transactionType(line, side, journal.type);
  if (known.hold === "all" || (known.hold === "payment" && isPayment(type))) {
    const hold = known.hold === "all" ? "all transactions" : "payment";
    problems.add(line.line, "CP_PARTY_ON_HOLD", { side, party, company: facts.company, hold });
  }
  if (!isPayment(type) && line.invoice === undefined) problems.add(line.line, "CP_INVOICE_NUMBER_MISSING");
  if (around.duplicates.has(line.line)) {
    const { invoice } = line;
    problems.add(line.line, "CP_INVOICE_DUPLICATE", { invoice, side, party, company: facts.company });
  }
  checkHolds(line, around, problems);
  if (type === "prepayment") return prepaymentLine(line, side, around, problems);
  if (type !== "payment")
    return { accounts: known.accounts, type, settles: [], ...documentTerms(line, known, around, problems) };
  const settles = checkedSettlements(line, known, around, problems);
  return { accounts: known.accounts, type, settles, dueDate: line.dueDate };
}

/** Invoices stand on the vendor's credit and the customer's debit side; their negation is a credit note. */
function transactionType(line: StoredLine, side: Side, type: JournalType): TransactionType {
  const payment = line.prepayment ? "prepayment" : "payment";
  if (type === "vendorPayment" || type === "customerPayment") return payment;
  if (type === "general" && line.invoice === undefined) return payment;
  const debit = line.amount > 0n;
  return debit === (side === "customer") ? "invoice" : "creditNote";
}

function isParty(type: string): type is Side {
  return type === "vendor" || type === "customer";
}
