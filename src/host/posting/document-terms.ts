import { addDays, grantDiscount } from "../ledger/cash-discount.js";
import type { PartyLine } from "../ledger/voucher-line.js";
import type { StoredLine } from "./line-reader.js";
import type { LineSurroundings } from "./line-surroundings.js";
import type { PartyFacts } from "./parties.js";
import type { Problems } from "./problems.js";

/** When an invoice or credit note is due and what may be deducted from it: as its line says, or as its party has it. */
export function documentTerms(
  line: StoredLine,
  party: PartyFacts,
  { facts, terms }: LineSurroundings,
  problems: Problems,
): Pick<PartyLine, "dueDate" | "discounts"> {
  if (line.prepayment) problems.add(line.line, "CP_PREPAYMENT_DOCUMENT");
  const code = line.cashDiscount ?? party.cashDiscount;
  const days = party.termsOfPayment === undefined ? undefined : terms.daysOf(party.termsOfPayment);
  const dueDate = line.dueDate ?? (days === undefined ? undefined : addDays(line.date, days));
  if (code === undefined) return { dueDate };
  const steps = terms.stepsOf(code);
  if (steps === undefined) {
    const { company } = facts;
    problems.add(line.line, "CP_REFERENCE_UNKNOWN", { company, kind: "cash discount", id: code });
    return { dueDate };
  }
  const discounts = grantDiscount(line.amount, line.date, steps);
  return discounts.length === 0 ? { dueDate } : { dueDate, discounts };
}
