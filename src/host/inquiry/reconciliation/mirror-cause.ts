import type { JournalRef, JournalStatus, MirrorEvent, MirrorFlag, MirrorStatus } from "@contrapost/sdk";
import type { SqlRow } from "../../store/session.js";
import type { DifferenceCause } from "./difference.js";

/** What became of one payment of the buyer, or of its reversal, in the seller's books. */
export interface PaymentMirror {
  readonly event: MirrorEvent;
  readonly id: number;
  readonly status: MirrorStatus;
  readonly reason?: string;
  readonly target?: JournalRef;
  readonly flag?: MirrorFlag;
}

/** The columns that {@link paymentMirrorOf} reads, for a query that joins {@link paymentMirrorTables}. */
export const paymentMirrorColumns =
  "m.id, m.outcome, m.reason_text, tj.company, tj.number, tj.status, ml.flag";

/** Joins the mirror of a payment `p` of the buyer, made by its journal `j`, under the relationship `r`. */
export const paymentMirrorTables = `LEFT JOIN mirror m ON m.source_company = j.company
    AND m.source_journal = j.number AND m.relationship_id = r.id AND m.event = 'payment'
  LEFT JOIN journal tj ON tj.id = m.target_journal
  LEFT JOIN mirror_line ml ON ml.source_company = j.company AND ml.source_journal = j.number
    AND ml.source_line = p.id - j.transaction_base AND ml.event = 'payment'`;

/** The columns that {@link paymentMirrorOf} reads of a reversal's mirror, for {@link reversalMirrorTables}. */
export const reversalMirrorColumns =
  "rm.id, rm.outcome, rm.reason_text, rtj.company, rtj.number, rtj.status, NULL";

/**
 * Joins the mirror of a reversal: of the one that undid the settlement `x`, or of that which is its other document `p`,
 * of voucher `v`, under the relationship `r`.
 */
export const reversalMirrorTables = `LEFT JOIN voucher uv ON uv.id = x.undone_voucher_id
  LEFT JOIN journal rj ON rj.id = COALESCE(uv.journal_id, CASE WHEN p.type = 'reversal' THEN v.journal_id END)
  LEFT JOIN mirror rm ON rm.source_company = rj.company AND rm.source_journal = rj.number
    AND rm.relationship_id = r.id AND rm.event = 'reversal'
  LEFT JOIN journal rtj ON rtj.id = rm.target_journal`;

/** The mirror from its columns, the first of which stands at `at`; undefined where there is none. */
export function paymentMirrorOf(
  row: SqlRow,
  at: number,
  event: MirrorEvent = "payment",
): PaymentMirror | undefined {
  if (row[at] === null) return undefined;
  const outcome = row[at + 1] as "made" | "parked" | "notMirrored";
  const made = (row[at + 5] as JournalStatus | null) ?? "draft";
  return {
    event,
    id: Number(row[at]),
    status: outcome === "made" ? made : outcome,
    ...(row[at + 2] === null ? {} : { reason: row[at + 2] as string }),
    ...(row[at + 3] === null
      ? {}
      : { target: { company: row[at + 3] as string, number: row[at + 4] as string } }),
    ...(row[at + 6] === null ? {} : { flag: row[at + 6] as MirrorFlag }),
  };
}

const flagReasons: Readonly<Record<MirrorFlag, string>> = {
  noCounterpart: "found no invoice to settle there",
  counterpartClosed: "found the invoice closed already",
  counterpartOpenLess: "found less open than was paid",
};

const waits = { draft: "as a draft", submitted: "for approval", approved: "to be posted" } as const;

/**
 * The cause that a mirror is for a difference of at most `amount`; undefined where the mirror is as it
 * should be.
 *
 * @param amount - signed as a difference
 */
export function causeOfMirror(
  { event, id: mirror, status, reason, target, flag }: PaymentMirror,
  amount: bigint,
  seller: string,
): DifferenceCause | undefined {
  const journal = target === undefined ? {} : { journal: target };
  switch (status) {
    case "draft":
    case "submitted":
    case "approved":
      return {
        kind: "draft",
        amount,
        mirror,
        ...journal,
        reason: `The mirrored ${event} waits ${waits[status]} in ${seller}.`,
      };
    case "parked":
      return {
        kind: "parked",
        amount,
        mirror,
        reason: `The mirrored ${event} is parked: ${reason ?? "without a reason"}`,
      };
    case "notMirrored":
    case "cancelled":
      return {
        kind: "oneSided",
        amount,
        mirror,
        reason: `The ${event} was not mirrored: ${reason ?? status}`,
      };
    case "posted":
      if (flag === undefined) return undefined;
      return {
        kind: "oneSided",
        amount,
        mirror,
        ...journal,
        reason: `The mirrored payment ${flagReasons[flag]}.`,
      };
  }
}
