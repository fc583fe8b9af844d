import type { StoredLine } from "../line-reader.js";
import type { LineSurroundings } from "../line-surroundings.js";
import type { Problems } from "../problems.js";

/**
 * Where a line that pays for another company lands in the paying company: on the account of what that one owes it.
 * Undefined, with a problem, where the line cannot stand for another company.
 */
export function dueFromAccount(
  line: StoredLine,
  company: string,
  { journal, facts, dueAccounts }: LineSurroundings,
  problems: Problems,
): string | undefined {
  if (journal.type !== "vendorPayment") {
    problems.add(line.line, "CP_LINE_COMPANY", { company, journalType: journal.type });
    return undefined;
  }
  if (line.amount === 0n) {
    problems.add(line.line, "CP_ADJUSTMENT_ACCOUNT", { side: "vendor", party: line.account.id });
  }
  const due = dueAccounts?.get(company);
  if (due === undefined)
    problems.add(line.line, "CP_DUE_ACCOUNTS_MISSING", { payer: facts.company, company });
  return due?.dueFrom;
}
