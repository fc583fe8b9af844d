import type { StoredLine } from "../line-reader.js";
import type { LineSurroundings } from "../line-surroundings.js";
import type { Problems } from "../problems.js";

/** Refuses to settle invoices that are on payment hold. */
export function checkHolds(line: StoredLine, { holds, facts }: LineSurroundings, problems: Problems): void {
  const { type: side, id: party } = line.account;
  for (const { invoice, reason } of holds.get(line.line) ?? []) {
    problems.add(line.line, "CP_INVOICE_ON_HOLD", { invoice, side, party, company: facts.company, reason });
  }
}
