import type { Side } from "@contrapost/sdk";
import type { PartyLine } from "../ledger/voucher-line.js";
import type { ChunkItem, StoredLine } from "./line-reader.js";
import type { LineSurroundings } from "./line-surroundings.js";
import type { Problems } from "./problems.js";

/**
 * A payment ahead of its invoice: it stands on the summary account of the posting profile for prepayments until it is
 * applied to an invoice, and settles nothing by itself.
 */
export function prepaymentLine(
  line: StoredLine,
  side: Side,
  { facts, terms }: LineSurroundings,
  problems: Problems,
): PartyLine<ChunkItem> | undefined {
  if (line.marked.length > 0) problems.add(line.line, "CP_PREPAYMENT_SETTLES");
  const { prepaymentProfile } = terms.of(side);
  const accounts = prepaymentProfile === undefined ? undefined : facts.profile(side, prepaymentProfile);
  if (accounts === undefined) {
    const parameters = side === "vendor" ? "accounts payable" : "accounts receivable";
    problems.add(line.line, "CP_PREPAYMENT_PROFILE_MISSING", { company: facts.company, parameters });
    return undefined;
  }
  return { accounts, type: "prepayment", settles: [] };
}
