import type { LedgerEntry } from "./entry.js";
import type { OpenItem } from "./open-item.js";
import type { Settled, Settlement } from "./settle.js";

/** What a line came to by the rules, in one currency of the books. */
export interface BuiltLine {
  /** The line's own entries, in the order in which they were made. */
  readonly entries: readonly LedgerEntry[];
  /** How many entries stand in the list that the settlements count before those of the line. */
  readonly before: number;
  readonly settled: Settled<OpenItem> | undefined;
}

/**
 * Puts together the entries that one line makes with its values in the accounting currency, and those that the same
 * rules make with its values in the reporting currency. They differ in the exchange differences alone, of which either
 * currency may have some where the other has none. The settlements of the first then say where their entries stand.
 */
export function withReporting(accounting: BuiltLine, reporting: BuiltLine): readonly LedgerEntry[] {
  const result = [...paired(ownEntries(accounting), ownEntries(reporting))];
  const others = reporting.settled?.settlements ?? [];
  for (const [index, settlement] of (accounting.settled?.settlements ?? []).entries()) {
    const caused = merge(causedBy(settlement, accounting), causedBy(others[index]!, reporting));
    if (caused.length === 0) continue;
    settlement.firstEntry = accounting.before + result.length + 1;
    settlement.entryCount = caused.length;
    result.push(...caused);
  }
  return result;
}

/** The entries of the line and its offset, before those that its settlements cause. */
function ownEntries({ entries, before, settled }: BuiltLine): readonly LedgerEntry[] {
  const first = settled?.settlements.find(({ entryCount }) => entryCount > 0)?.firstEntry;
  return first === undefined ? entries : entries.slice(0, first - 1 - before);
}

function causedBy(
  { firstEntry, entryCount }: Settlement<OpenItem>,
  { entries, before }: BuiltLine,
): readonly LedgerEntry[] {
  return entryCount === 0 ? [] : entries.slice(firstEntry - 1 - before, firstEntry - 1 - before + entryCount);
}

function merge(
  accounting: readonly LedgerEntry[],
  reporting: readonly LedgerEntry[],
): readonly LedgerEntry[] {
  const difference = accounting.filter(isExchange);
  const other = reporting.filter(isExchange);
  const rest = paired(accounting.filter(isPlain), reporting.filter(isPlain));
  // A gain in one currency may be a loss in the other.
  if (difference.at(-1)?.kind === other.at(-1)?.kind) return [...rest, ...paired(difference, other)];
  return [
    ...rest,
    ...difference.map((entry) => ({ ...entry, reporting: 0n })),
    ...other.map((entry) => ({ ...entry, accounting: 0n, reporting: entry.accounting })),
  ];
}

function paired(
  accounting: readonly LedgerEntry[],
  reporting: readonly LedgerEntry[],
): readonly LedgerEntry[] {
  if (accounting.length !== reporting.length) {
    throw new Error(
      `a line made ${accounting.length} entries in the accounting currency and ${reporting.length} in the reporting currency`,
    );
  }
  return accounting.map((entry, index) => ({ ...entry, reporting: reporting[index]!.accounting }));
}

function isExchange({ kind }: LedgerEntry): boolean {
  return kind === "exchangeAdjustment" || kind === "exchangeGain" || kind === "exchangeLoss";
}

function isPlain(entry: LedgerEntry): boolean {
  return !isExchange(entry);
}
