import { formatAmount, type Mirror } from "@contrapost/sdk";
import type { Colors } from "picocolors/types.js";
import type { MirrorLineOverview } from "../../inquiry/mirror-lines.js";
import type { MirrorOverview } from "../../inquiry/mirrors.js";
import type { WaitingAmount } from "../../inquiry/waiting-amounts.js";
import type { Column } from "../console/table.js";
import { countText, journalText, moneyText } from "./amounts.js";

/** A mirror in a list: with what it comes to by currency, as long as it waits. */
export interface ListedMirror {
  readonly mirror: MirrorOverview;
  readonly amounts: readonly WaitingAmount[];
}

export const mirrorColumns: readonly Column<ListedMirror>[] = [
  { head: "Mirror", right: true, value: ({ mirror }) => String(mirror.id) },
  { head: "Of", value: ({ mirror: { source } }) => journalText(source) },
  { head: "In", value: ({ mirror: { relationship } }) => relationship.sellingCompany },
  {
    head: "Status",
    value: ({ mirror }) => mirror.status,
    colour: ({ mirror: { status } }, colours) => mirrorColour(status, colours),
  },
  { head: "Journal", value: ({ mirror: { target } }) => target && journalText(target) },
  { head: "Lines", right: true, value: ({ mirror }) => String(mirror.lineCount) },
  {
    head: "Waiting",
    right: true,
    value: ({ amounts }) => amounts.map(({ amount, currency }) => moneyText(amount, currency)).join(", "),
  },
  { head: "Age", right: true, value: ({ mirror }) => countText(mirror.ageDays, "day") },
  { head: "Reason", value: ({ mirror: { reason } }) => reason && `${reason.code}: ${reason.text}` },
];

export const mirrorKeys = [
  "id",
  "event",
  "source",
  "sellingCompany",
  "customer",
  "buyingCompany",
  "vendor",
  "status",
  "target",
  "lineCount",
  "currency",
  "amount",
  "ageDays",
  "createdAt",
  "resolvedAt",
  "reasonCode",
  "reasonText",
  "initiatedBy",
  "plugin",
  "pluginVersion",
] as const;

type MirrorRow = Readonly<Partial<Record<(typeof mirrorKeys)[number], string | number | undefined>>>;

/** A mirror as a row of CSV for each currency in which it waits; as one row where it does not wait. */
export function mirrorRows({ mirror, amounts }: ListedMirror): readonly MirrorRow[] {
  const { id, event, source, relationship, status, target, reason } = mirror;
  const { sellingCompany, customer, buyingCompany, vendor } = relationship;
  const { lineCount, ageDays, createdAt, resolvedAt, initiatedBy, plugin, pluginVersion } = mirror;
  const row = {
    ...{ id, event, source: journalText(source), sellingCompany, customer, buyingCompany, vendor, status },
    target: target && journalText(target),
    ...{ lineCount, ageDays, createdAt, resolvedAt, reasonCode: reason?.code, reasonText: reason?.text },
    ...{ initiatedBy, plugin, pluginVersion },
  };
  return amounts.length === 0 ? [row] : amounts.map((amount) => ({ ...row, ...amountJson(amount) }));
}

export function listedMirrorJson({ mirror, amounts }: ListedMirror): object {
  return { ...mirror, ...(amounts.length > 0 && { amounts: amounts.map(amountJson) }) };
}

function amountJson({ currency, amount }: WaitingAmount): {
  readonly currency: string;
  readonly amount: string;
} {
  return { currency, amount: formatAmount(amount, currency) };
}

export function mirrorColour(status: Mirror["status"], colours: Colors): (text: string) => string {
  const byStatus = {
    posted: colours.green,
    draft: colours.yellow,
    submitted: colours.yellow,
    approved: colours.yellow,
    parked: colours.red,
    notMirrored: colours.red,
    cancelled: colours.dim,
  };
  return byStatus[status];
}

/** What became of a mirror, in a sentence. */
export function mirrorSentence(mirror: Mirror, colours: Colors): string {
  const { id, source, target, reason, relationship, status } = mirror;
  const colour = mirrorColour(status, colours);
  const where = target === undefined ? relationship.sellingCompany : journalText(target);
  const told = reason === undefined ? "" : `: ${reason.text} (${reason.code})`;
  return `mirror ${id} of ${journalText(source)} → ${where} ${colour(status)}${told}`;
}

export function mirrorLineJson(line: MirrorLineOverview): object {
  return { ...line, amount: formatAmount(line.amount, line.currency) };
}

export const mirrorLineColumns: readonly Column<MirrorLineOverview>[] = [
  { head: "Source", value: ({ source }) => `${journalText(source.journal)} line ${source.line}` },
  { head: "Voucher", value: ({ source }) => source.voucher },
  { head: "Target", value: ({ target }) => `${journalText(target.journal)} line ${target.line}` },
  { head: "Voucher", value: ({ target }) => target.voucher },
  {
    head: "Amount",
    right: true,
    value: ({ amount, currency }) => `${formatAmount(amount, currency)} ${currency}`,
  },
  { head: "Flag", value: ({ flag }) => flag },
];

/** What is kept of a mirror's making, one fact a line. */
export function mirrorFacts(mirror: MirrorOverview, colours: Colors): string {
  const { policyThen, relationship } = mirror;
  const { buyingCompany, vendor, sellingCompany, customer } = relationship;
  const policy = [
    `payment journal ${policyThen.paymentJournal ?? "of the accounts receivable parameters"}`,
    policyThen.postAutomatically ? "post automatically" : "leave as a draft",
    ...(policyThen.onFailure === undefined ? [] : [`on failure ${policyThen.onFailure}`]),
  ];
  return [
    mirrorSentence(mirror, colours),
    `  relationship  ${buyingCompany} vendor ${vendor} → ${sellingCompany} customer ${customer}`,
    `  policy then   ${policy.join(", ")}`,
    `  made by       ${mirror.plugin} ${mirror.pluginVersion}, asked for by ${mirror.initiatedBy}`,
    `  recorded      ${mirror.createdAt} (${countText(mirror.ageDays, "day")} ago)`,
    ...(mirror.resolvedAt === undefined ? [] : [`  released      ${mirror.resolvedAt}`]),
  ].join("\n");
}
