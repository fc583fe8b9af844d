import { formatAmount } from "@contrapost/sdk";
import type { DifferenceCause } from "./difference.js";
import { causeOfMirror } from "./mirror-cause.js";
import type { PairFacts } from "./pair-facts.js";
import type { SettledPart } from "./settled-part.js";

/** What the settlements with one other document, or with several, took on each side. */
interface Group {
  readonly buyer: readonly SettledPart[];
  readonly seller: readonly SettledPart[];
}

/**
 * The differences that settlements make, each with its reason. They add up to what was settled otherwise on the two
 * sides, exactly: what both settled alike, the payment and its mirror for instance, makes none.
 */
export function settlementCauses(facts: PairFacts): readonly DifferenceCause[] {
  const different = groupsOf(facts.parts).filter((group) => sum(all(group), ({ amount }) => amount) !== 0n);
  const together: Group = {
    buyer: different.flatMap(({ buyer }) => buyer),
    seller: different.flatMap(({ seller }) => seller),
  };
  const causes = [...adjustmentCauses(facts, together)];
  const rest: Group[] = [];
  for (const group of different) {
    const cause = causeOfGroup(facts, group);
    if (cause === undefined) rest.push(group);
    else if (cause.amount !== 0n) causes.push(cause);
  }
  const unpaired = unpairedCause(facts, {
    buyer: rest.flatMap(({ buyer }) => buyer),
    seller: rest.flatMap(({ seller }) => seller),
  });
  return merged(unpaired === undefined ? causes : [...causes, unpaired]);
}

function groupsOf(parts: readonly SettledPart[]): readonly Group[] {
  const groups = new Map<number, { buyer: SettledPart[]; seller: SettledPart[] }>();
  for (const part of parts) {
    const group = groups.get(part.other) ?? { buyer: [], seller: [] };
    group[part.side].push(part);
    groups.set(part.other, group);
  }
  return [...groups.values()];
}

/** What one side took as a discount or wrote off, and the other did not. */
function adjustmentCauses(facts: PairFacts, { buyer, seller }: Group): readonly DifferenceCause[] {
  const told = [
    { kind: "discount", of: (part: SettledPart) => part.discount, what: "as a cash discount" },
    { kind: "writeOff", of: (part: SettledPart) => part.writeOff, what: "as a write-off" },
  ] as const;
  const causes: DifferenceCause[] = [];
  for (const { kind, of, what } of told) {
    const here = sum(buyer, of);
    const there = sum(seller, of);
    if (here + there === 0n) continue;
    const [buying, selling] = [facts.buyer.company, facts.seller.company];
    const reason = `${buying} took ${money(here, facts)} ${what}, ${selling} ${money(there, facts)}.`;
    causes.push({ kind, amount: -(here + there), reason });
  }
  return causes;
}

/** Why what was paid differs; undefined where the other document tells nothing of it. */
function causeOfGroup(facts: PairFacts, group: Group): DifferenceCause | undefined {
  const { buyer, seller } = group;
  const amount = -sum(all(group), paid);
  const reversal = buyer.findLast((part) => part.reversal !== undefined)?.reversal;
  const payment = buyer.find((part) => part.mirror !== undefined)?.mirror ?? facts.mirror;
  for (const mirror of [reversal, payment]) {
    const byMirror = mirror && causeOfMirror(mirror, amount, facts.seller.company);
    if (byMirror !== undefined) return byMirror;
  }
  const undone = all(group).findLast(({ undoneOn }) => undoneOn !== undefined);
  if (undone !== undefined && (sum(buyer, paid) === 0n || sum(seller, paid) === 0n)) {
    const { company } = facts[undone.side];
    const reason = `${company} undid its settlement with ${undone.voucher} on ${String(undone.undoneOn)}.`;
    return { kind: "oneSided", amount, reason };
  }
  if (buyer.length === 0 || seller.length === 0) return undefined;
  return { kind: "timing", amount, reason: bothSettled(facts, group) };
}

/** What is settled with documents that the other side has not: by as much as the two are not the same. */
function unpairedCause(facts: PairFacts, group: Group): DifferenceCause | undefined {
  const amount = -sum(all(group), paid);
  if (amount === 0n) return undefined;
  const { buyer, seller } = group;
  if (buyer.length > 0 && seller.length > 0) {
    return { kind: "timing", amount, reason: bothSettled(facts, group) };
  }
  const [one, parts] = buyer.length > 0 ? [facts.buyer, buyer] : [facts.seller, seller];
  const vouchers = [...new Set(parts.map(({ voucher }) => voucher))];
  const reason = `Only ${one.company} settled ${money(amount, facts)} of it, with ${vouchers.join(", ")}.`;
  return { kind: "oneSided", amount, reason };
}

function bothSettled(facts: PairFacts, { buyer, seller }: Group): string {
  const settled = (side: "buyer" | "seller", parts: readonly SettledPart[]): string =>
    `${facts[side].company} settled ${money(sum(parts, paid), facts)} of it`;
  return `${settled("buyer", buyer)}, ${settled("seller", seller)}.`;
}

/** Causes that say the same are one. */
function merged(causes: readonly DifferenceCause[]): readonly DifferenceCause[] {
  const byReason = new Map<string, DifferenceCause>();
  for (const cause of causes) {
    const key = `${cause.kind} ${cause.mirror ?? ""} ${cause.reason}`;
    const known = byReason.get(key);
    byReason.set(key, known === undefined ? cause : { ...known, amount: known.amount + cause.amount });
  }
  return [...byReason.values()].filter(({ amount }) => amount !== 0n);
}

function all({ buyer, seller }: Group): readonly SettledPart[] {
  return [...buyer, ...seller];
}

function paid({ amount, discount, writeOff }: SettledPart): bigint {
  return amount - discount - writeOff;
}

function sum(parts: readonly SettledPart[], of: (part: SettledPart) => bigint): bigint {
  return parts.reduce((total, part) => total + of(part), 0n);
}

/** An amount without its sign. */
function money(amount: bigint, { currency }: PairFacts): string {
  return `${formatAmount(amount < 0n ? -amount : amount, currency)} ${currency}`;
}
