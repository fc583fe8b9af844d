import { formatAmount, type Side } from "@contrapost/sdk";
import { imbalance } from "../ledger/balance.js";
import { buildEntries } from "../ledger/build-entries.js";
import type { LedgerEntry } from "../ledger/entry.js";
import { isPayment, type PartyLine } from "../ledger/voucher-line.js";
import type { Settled } from "../ledger/settle.js";
import type { CompanyFacts } from "./company-facts.js";
import { giveDimensions } from "./line-dimensions.js";
import { giveReporting } from "./line-reporting.js";
import type { ChunkItem, StoredLine } from "./line-reader.js";
import type { OfferedItem } from "./open-items.js";
import type { PostingRows } from "./posting-rows.js";
import type { Problems } from "./problems.js";
import { resolveLine } from "./resolve-line.js";
import type { LineSurroundings } from "./line-surroundings.js";

/**
 * Turns a chunk of whole vouchers into rows. Faults of any line go to `problems`; the rest is still checked, so that
 * all faults are found together.
 */
export function buildChunk(
  lines: readonly StoredLine[],
  around: LineSurroundings,
  rows: PostingRows,
  problems: Problems,
): void {
  let start = 0;
  while (start < lines.length) {
    let end = start + 1;
    while (end < lines.length && lines[end]?.voucherNo === lines[start]?.voucherNo) end += 1;
    buildVoucher(lines, start, end, around, rows, problems);
    start = end;
  }
}

function buildVoucher(
  lines: readonly StoredLine[],
  start: number,
  end: number,
  around: LineSurroundings,
  rows: PostingRows,
  problems: Problems,
): void {
  const before = problems.count;
  const entries: LedgerEntry[] = [];
  const first = lines[start] as StoredLine;
  for (let index = start; index < end; index += 1) {
    const line = lines[index] as StoredLine;
    if (line.date !== first.date) problems.add(line.line, "CP_VOUCHER_DATES", { voucher: first.voucherNo });
    const resolved = resolveLine(line, around, problems);
    if (resolved === undefined) continue;
    const from = entries.length;
    const settled = buildEntries(resolved, entries);
    const reporting =
      around.facts.reporting &&
      giveReporting(line, { resolved, settled, entries, first: from }, around, problems);
    giveDimensions(line, entries, from, around, problems);
    if (settled === undefined || resolved.party === undefined) continue;
    const { party } = resolved;
    const id = rows.addTransaction(line, party, resolved.accounting, settled, reporting);
    takeFromItems(settled);
    // A payment further down may settle it, whether it stands in this chunk or in a later one.
    if (around.journal.type === "general" && !isPayment(party.type)) {
      around.openItems.add(postedItem(id, line, party, resolved.accounting));
      if (reporting !== undefined) around.facts.reporting?.setOpen(id, reporting.amount);
    }
  }
  if (problems.count > before) return;
  const selfBalanced = end === start + 1 && entries[1]?.kind === "offset";
  if (!selfBalanced) {
    const from = entries.length;
    balance(first, entries, around, problems);
    giveDimensions(first, entries, from, around, problems);
  }
  rows.addVoucher(first.voucherNo, first.date, entries);
}

/** A document that was just posted, as payments after it see it. */
function postedItem(
  id: number,
  line: StoredLine,
  { accounts, dueDate, discounts: tiers }: PartyLine,
  openAccounting: bigint,
): OfferedItem {
  const { account, currency, amount, invoice, date } = line;
  return {
    id,
    side: account.type as Side,
    party: account.id,
    currency,
    open: amount,
    openAccounting,
    invoice: invoice ?? "",
    date,
    dueDate: dueDate ?? date,
    profile: accounts.profile,
    ...(tiers && { discount: { tiers, taken: 0n } }),
  };
}

/** What a line has taken from an item is no longer there for the lines after it. */
export function takeFromItems(settled: Settled<ChunkItem>): void {
  for (const { item, amount, itemAccounting, adjustments } of settled.settlements) {
    item.open -= amount;
    item.openAccounting -= itemAccounting;
    if (item.discount === undefined) continue;
    for (const { kind, amount: taken } of adjustments)
      if (kind === "cashDiscount") item.discount.taken += taken;
  }
}

/** A voucher of several lines must balance in every currency; what converting left over is rounding. */
function balance(
  first: StoredLine,
  entries: LedgerEntry[],
  { facts }: LineSurroundings,
  problems: Problems,
): void {
  const { currencies, accounting, reporting } = imbalance(entries);
  if (currencies.length > 0) {
    const difference = currencies
      .map(({ currency, difference: amount }) => `${formatAmount(amount, currency)} ${currency}`)
      .join(", ");
    problems.add(first.line, "CP_VOUCHER_UNBALANCED", { voucher: first.voucherNo, difference });
    return;
  }
  if (accounting === 0n && reporting === 0n) return;
  if (facts.roundingAccount === undefined) {
    problems.add(first.line, "CP_ROUNDING_ACCOUNT_MISSING", {
      ...rounded(accounting, reporting, facts),
      company: facts.company,
    });
    return;
  }
  entries.push({
    account: facts.roundingAccount,
    currency: facts.currency,
    amount: 0n,
    accounting: -accounting,
    ...(facts.reporting && { reporting: -reporting }),
    kind: "rounding",
  });
}

function rounded(accounting: bigint, reporting: bigint, facts: CompanyFacts) {
  const currency = accounting === 0n ? facts.reporting!.currency : facts.currency;
  return { amount: formatAmount(accounting === 0n ? reporting : accounting, currency), currency };
}
