import { buildEntries } from "../ledger/build-entries.js";
import type { LedgerEntry } from "../ledger/entry.js";
import { withReporting } from "../ledger/reporting-entries.js";
import type { Settled } from "../ledger/settle.js";
import type { VoucherLine } from "../ledger/voucher-line.js";
import type { ChunkItem, StoredLine } from "./line-reader.js";
import type { LineSurroundings } from "./line-surroundings.js";
import type { Problems } from "./problems.js";
import type { ReportingCurrency } from "./reporting-currency.js";

/** What a line comes to in the reporting currency: its value, and what its settlements take in it. */
export interface LineReporting {
  readonly amount: bigint;
  readonly settled: Settled<ChunkItem> | undefined;
}

/** A line and the entries that it made in the accounting currency: those from `first` on. */
interface MadeEntries {
  readonly resolved: VoucherLine<ChunkItem>;
  readonly settled: Settled<ChunkItem> | undefined;
  readonly entries: LedgerEntry[];
  readonly first: number;
}

/**
 * Values the entries that a line made in the reporting currency too, by the same rules with other values. Undefined
 * where the company has none, or where there is no rate, which is a problem.
 */
export function giveReporting(
  line: StoredLine,
  { resolved, settled, entries, first }: MadeEntries,
  { facts }: LineSurroundings,
  problems: Problems,
): LineReporting | undefined {
  const { reporting, company } = facts;
  if (reporting === undefined) return undefined;
  const amount = reporting.valueOf(line);
  if (amount === undefined) {
    const fault = reporting.conversions.fault(line.currency, line.date);
    problems.add(line.line, fault.code, { ...fault.facts, company });
    return undefined;
  }
  const others: LedgerEntry[] = [];
  const settledReporting = buildEntries(inReporting(resolved, amount, reporting), others);
  const made = withReporting(
    { entries: entries.slice(first), before: first, settled },
    { entries: others, before: 0, settled: settledReporting },
  );
  entries.length = first;
  entries.push(...made);
  for (const { item, itemAccounting } of settledReporting?.settlements ?? []) {
    reporting.setOpen(item.id, reporting.openOf(item.id) - itemAccounting);
  }
  return { amount, settled: settledReporting };
}

/** The same line with the values of the reporting currency in the place of those of the accounting currency. */
function inReporting(
  line: VoucherLine<ChunkItem>,
  amount: bigint,
  reporting: ReportingCurrency,
): VoucherLine<ChunkItem> {
  const { party } = line;
  if (party === undefined) return { ...line, accounting: amount };
  const settles = party.settles.map((request) => {
    const openAccounting = reporting.openOf(request.item.id);
    return { ...request, item: { ...request.item, openAccounting } };
  });
  return { ...line, accounting: amount, party: { ...party, settles } };
}
