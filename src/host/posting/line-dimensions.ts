import { parseDimensions } from "../ledger/dimensions.js";
import type { LedgerEntry } from "../ledger/entry.js";
import type { CompanyDimensions } from "./company-dimensions.js";
import type { StoredLine } from "./line-reader.js";
import type { LineSurroundings } from "./line-surroundings.js";
import type { Problems } from "./problems.js";

/** Checks the dimensions that a line says itself: that they exist, and that its own account takes them. */
export function checkLineDimensions(line: StoredLine, around: LineSurroundings, problems: Problems): void {
  if (line.dimensions === undefined) return;
  const { company, dimensions: known } = around.facts;
  const main = around.facts.mainAccount(line.account);
  for (const [dimension, value] of Object.entries(parseDimensions(line.dimensions))) {
    const facts = { company, dimension, value, account: main };
    const state = known?.stateOf(dimension, value) ?? "noDimension";
    if (state === "noDimension") problems.add(line.line, "CP_DIMENSION_UNKNOWN", facts);
    else if (state === "noValue") problems.add(line.line, "CP_DIMENSION_VALUE_UNKNOWN", facts);
    else if (state === "blocked") problems.add(line.line, "CP_DIMENSION_VALUE_BLOCKED", facts);
    const rule = main === undefined ? undefined : known?.rule(main, dimension);
    if (rule?.kind === "blocked") problems.add(line.line, "CP_DIMENSION_BLOCKED", facts);
    else if (rule?.kind === "fixed" && rule.value !== value) {
      problems.add(line.line, "CP_DIMENSION_FIXED", { ...facts, fixed: rule.value });
    }
  }
}

/**
 * Gives the entries from `first` on, which a line has made, their dimensions: the line's own before those of its
 * vendor, customer or bank account, and those before the journal name's; then each entry's account has its say. What
 * posting adds for the line, such as an exchange difference, gets the same.
 */
export function giveDimensions(
  line: StoredLine,
  entries: LedgerEntry[],
  first: number,
  around: LineSurroundings,
  problems: Problems,
): void {
  const { dimensions: known } = around.facts;
  if (known === undefined) return;
  const given = lineDimensions(line, around, known);
  for (let index = first; index < entries.length; index += 1) {
    const entry = entries[index] as LedgerEntry;
    const { text, missing } = known.ofEntry(entry.account, withOffset(given, entry, line, around, known));
    for (const dimension of missing) {
      const { account } = entry;
      problems.add(line.line, "CP_DIMENSION_REQUIRED", { company: known.company, account, dimension });
    }
    if (text !== undefined) entries[index] = { ...entry, dimensions: text };
  }
}

function lineDimensions(
  line: StoredLine,
  { name, parties }: LineSurroundings,
  known: CompanyDimensions,
): string | undefined {
  const { account, dimensions } = line;
  const own = account.type === "bank" ? known.ofBank(account.id) : parties.of(line)?.dimensions;
  return known.merge(known.merge(name.dimensions, own), dimensions);
}

/** An offset bank account's own dimensions are only for its own entry, and weaker than the line's. */
function withOffset(
  given: string | undefined,
  { kind }: LedgerEntry,
  line: StoredLine,
  { name }: LineSurroundings,
  known: CompanyDimensions,
): string | undefined {
  const offset = kind === "offset" ? (line.offset ?? name.offset) : undefined;
  return offset?.type === "bank" ? known.merge(known.ofBank(offset.id), given) : given;
}
