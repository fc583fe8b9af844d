import type { Colors } from "picocolors/types.js";
import type { PostingTrace, TracedMirror, TracedVoucher } from "../../inquiry/trace/trace-posting.js";
import { journalText } from "./amounts.js";
import { originText, statusColour } from "./journal-view.js";
import { ledgerEntryJson } from "./ledger-view.js";
import { mirrorFacts, mirrorLineJson } from "./mirror-view.js";

export function traceJson({ voucher, mirrors, ...trace }: PostingTrace): object {
  return {
    ...trace,
    ...(voucher === undefined
      ? {}
      : { voucher: { ...voucher, entries: voucher.entries.map(ledgerEntryJson) } }),
    mirrors: mirrors.map(({ lines, ...traced }) => ({ ...traced, lines: lines.map(mirrorLineJson) })),
  };
}

/** Who made and posted the journal, and its place in the chain; one fact a line. */
export function traceFacts({ journal, seal, approvals, paidFor }: PostingTrace, colours: Colors): string {
  const { type, status, origin, createdBy, createdAt, postedBy, postedAt } = journal;
  const from = originText(origin);
  return [
    `${journalText(journal)} ${type} ${statusColour(status, colours)(status)}${from === "" ? "" : `, ${from}`}`,
    `  made          ${createdAt} by ${createdBy}`,
    ...approvals.map(({ event, by, at, reason }) => {
      return `  ${event.padEnd(13)} ${at} by ${by}${reason === undefined ? "" : `: ${reason}`}`;
    }),
    ...(postedAt === undefined ? [] : [`  posted        ${postedAt} by ${postedBy ?? ""}`]),
    ...(seal === undefined ? [] : [`  sealed        ${seal.place} of ${journal.company}, ${seal.hash}`]),
    ...paidFor.map((other) => `  paid for      ${other.company}: ${journalText(other)} ${other.status}`),
  ].join("\n");
}

export function voucherFacts({ number, seal, reverses, reversedBy }: TracedVoucher): string {
  return [
    `voucher ${number}`,
    ...(reverses === undefined ? [] : [`  reverses      ${reverses}`]),
    ...(reversedBy === undefined ? [] : [`  reversed by   ${reversedBy}`]),
    ...(seal === undefined ? [] : [`  sealed        ${seal}`]),
  ].join("\n");
}

/** How the mirror was made, and what became of the journal at its other end. */
export function tracedMirrorFacts({ mirror, other }: TracedMirror, colours: Colors): string {
  const facts = mirrorFacts(mirror, colours);
  if (other?.postedAt === undefined) return facts;
  return `${facts}\n  other end     ${journalText(other)} posted ${other.postedAt} by ${other.postedBy ?? ""}`;
}
