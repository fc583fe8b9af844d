import { type ApprovalEvent, ContrapostError, type JournalRef } from "@contrapost/sdk";
import { journalsForOthers } from "../../posting/central/journals-for-others.js";
import { findJournal, journalLabel } from "../../posting/journal-header.js";
import { readApproval } from "../../posting/approval/approval-events.js";
import type { Session } from "../../store/session.js";
import { type JournalOverview, listJournals } from "../journals.js";
import { type LedgerEntryOverview, listLedgerEntries } from "../ledger-entries.js";
import { listMirrorLines, type MirrorLineOverview } from "../mirror-lines.js";
import { listMirrors, type MirrorOverview } from "../mirrors.js";
import type { PostingRef } from "./find-posting.js";

/** A journal's place in its company's chain of seals, and what was computed for it. */
export interface JournalSeal {
  /** Its place in the company's chain, counted from 1. */
  readonly place: number;
  /** SHA-256 over the journal's vouchers and the seal before it, as hexadecimal digits. */
  readonly hash: string;
}

/** A mirror that the journal is an end of. */
export interface TracedMirror {
  /** Which end the traced journal is. */
  readonly end: "source" | "target";
  /** The mirror itself. */
  readonly mirror: MirrorOverview;
  /** The journal at the other end, where there is one. */
  readonly other?: JournalOverview;
  /** Every line with both its ends; of a traced voucher, its own. */
  readonly lines: readonly MirrorLineOverview[];
}

/** A voucher of the traced journal. */
export interface TracedVoucher {
  /** The voucher's number. */
  readonly number: string;
  /** Its seal in the chain of its journal's vouchers. */
  readonly seal?: string;
  /** In their order within the voucher. */
  readonly entries: readonly LedgerEntryOverview[];
  /** The voucher that it takes back, and the one that takes it back. */
  readonly reverses?: string;
  /** The voucher that takes it back, where there is one. */
  readonly reversedBy?: string;
}

/** How a posting came about, and what came of it. */
export interface PostingTrace {
  /** Who made it out of what and who posted it, and when. */
  readonly journal: JournalOverview;
  /** The journal's place in the chain of seals. */
  readonly seal?: JournalSeal;
  /** Who submitted, approved, rejected or recalled it, in that order. */
  readonly approvals: readonly ApprovalEvent[];
  /** The voucher that was asked for. */
  readonly voucher?: TracedVoucher;
  /** The journals that book in other companies what it paid for them, or took back. */
  readonly paidFor: readonly JournalOverview[];
  /** What became of it in other companies, or what it was made from. */
  readonly mirrors: readonly TracedMirror[];
}

/**
 * Follows a journal or voucher from one company's books into the other's, in either direction, with who did what, by
 * which plugin and version and under which policy as it was.
 *
 * @param now - what the mirrors' age is counted to
 * @throws ContrapostError `CP_JOURNAL_UNKNOWN`
 *
 * @example
 * ```ts
 * await books.post(aCustomerInvoice({ company: "DEMF", customer: "C-USMF", amount: eur(100) }));
 * await books.post(aVendorInvoice({ vendor: "V-DEMF", amount: eur(100) }));
 * await books.post(aVendorPayment({ number: "PAY-1", vendor: "V-DEMF", amount: eur(40), settles: "INV-1" }));
 * const trace = await books.host.store.read((session) => tracePosting(session, { journal: { company: "USMF", number: "PAY-1" } }, new Date()));
 * trace.mirrors.length; // 1
 * ```
 */
export async function tracePosting(session: Session, ref: PostingRef, now: Date): Promise<PostingTrace> {
  const stored = await findJournal(session, ref.journal);
  const { company, number } = ref.journal;
  const [journal] = await listJournals(session, { company, number });
  if (stored === undefined || journal === undefined) {
    throw new ContrapostError("CP_JOURNAL_UNKNOWN", { journal: journalLabel(ref.journal) });
  }
  const seal = await readSeal(session, stored.id);
  const { history } = await readApproval(session, stored.id);
  return {
    journal,
    ...(seal === undefined ? {} : { seal }),
    approvals: history,
    ...(ref.voucher === undefined ? {} : { voucher: await traceVoucher(session, company, ref.voucher) }),
    paidFor: await tracePaidFor(session, ref.journal),
    mirrors: [
      ...(await traceMirrors(session, ref, now, "target")),
      ...(await traceMirrors(session, ref, now, "source")),
    ],
  };
}

async function tracePaidFor(session: Session, payer: JournalRef): Promise<readonly JournalOverview[]> {
  const traced: JournalOverview[] = [];
  for (const other of await journalsForOthers(session, [payer])) {
    traced.push(...(await listJournals(session, other)));
  }
  return traced;
}

async function readSeal(session: Session, journal: number): Promise<JournalSeal | undefined> {
  const [row] = await session.rows("SELECT seal_no, hash FROM journal_seal WHERE journal_id = ?", [journal]);
  return row === undefined ? undefined : { place: Number(row[0]), hash: row[1] as string };
}

async function traceVoucher(session: Session, company: string, number: string): Promise<TracedVoucher> {
  const [row] = await session.rows(
    `SELECT h.hash, reversed.number, reversing.number
     FROM voucher v
     LEFT JOIN voucher_seal h ON h.voucher_id = v.id
     LEFT JOIN reversal own ON own.voucher_id = v.id
     LEFT JOIN voucher reversed ON reversed.id = own.reversed_voucher_id
     LEFT JOIN reversal later ON later.reversed_voucher_id = v.id
     LEFT JOIN voucher reversing ON reversing.id = later.voucher_id
     WHERE v.company = ? AND v.number = ?`,
    [company, number],
  );
  const [seal, reverses, reversedBy] = [0, 1, 2].map((at) => (row?.[at] ?? undefined) as string | undefined);
  return {
    number,
    ...(seal === undefined ? {} : { seal }),
    entries: await listLedgerEntries(session, { company, voucher: number }),
    ...(reverses === undefined ? {} : { reverses }),
    ...(reversedBy === undefined ? {} : { reversedBy }),
  };
}

async function traceMirrors(
  session: Session,
  { journal, voucher }: PostingRef,
  now: Date,
  end: "source" | "target",
): Promise<readonly TracedMirror[]> {
  const mirrors = await listMirrors(session, now, { [end]: journal });
  const traced: TracedMirror[] = [];
  for (const mirror of mirrors) {
    const ties = await listMirrorLines(session, mirror.id);
    const lines = voucher === undefined ? ties : ties.filter((tie) => tie[end].voucher === voucher);
    if (voucher !== undefined && lines.length === 0) continue;
    const ref = end === "source" ? mirror.target : mirror.source;
    const [other] = ref === undefined ? [] : await listJournals(session, ref);
    traced.push({ end, mirror, ...(other === undefined ? {} : { other }), lines });
  }
  return traced;
}
