import type { JournalRef, Mirror, MirrorStatus, SalesOrderPolicy } from "@contrapost/sdk";
import { mirrorColumns, mirrorOf, mirrorTables } from "../posting/mirror-book.js";
import type { Session, SqlRow } from "../store/session.js";
import { filterOf } from "./filter.js";

/** Which mirrors are asked for; what is left out does not filter. */
export interface MirrorFilter {
  /** The mirror of this number. */
  readonly id?: number | undefined;
  /** Of this status; of any without it. */
  readonly status?: MirrorStatus | undefined;
  /** A company on either side. */
  readonly company?: string | undefined;
  /** The number of the mirrored journal; best together with `company`. */
  readonly sourceJournal?: string | undefined;
  /** The mirrored journal. */
  readonly source?: JournalRef | undefined;
  /** The journal that the mirror became. */
  readonly target?: JournalRef | undefined;
}

/** A mirror with what is kept of its making. */
export interface MirrorOverview extends Mirror {
  /** The sales order policy as it was when the mirror was made or last tried. */
  readonly policyThen: SalesOrderPolicy;
  /** The version of the plugin that made it. */
  readonly pluginVersion: string;
  /** When a parked mirror was made after all; ISO 8601 instant. */
  readonly resolvedAt?: string;
  /** Whole days since it was recorded. */
  readonly ageDays: number;
}

/**
 * Mirrors, the oldest first.
 *
 * @param now - what their age is counted to
 *
 * @example
 * ```ts
 * await books.post(aCustomerInvoice({ company: "DEMF", customer: "C-USMF", amount: eur(100) }));
 * await books.post(aVendorInvoice({ vendor: "V-DEMF", amount: eur(100) }));
 * await books.post(aVendorPayment({ number: "PAY-1", vendor: "V-DEMF", amount: eur(40), settles: "INV-1" }));
 * const mirrors = await books.host.store.read((session) => listMirrors(session, new Date(), { company: "DEMF" }));
 * mirrors.map(({ status }) => status); // posted
 * ```
 */
export async function listMirrors(
  session: Session,
  now: Date,
  filter: MirrorFilter = {},
): Promise<readonly MirrorOverview[]> {
  const { where, parameters } = filterOf([
    ["m.id = ?", filter.id],
    ["? IN (m.source_company, r.selling_company)", filter.company],
    ["m.source_journal = ?", filter.sourceJournal],
    ["m.source_company = ?", filter.source?.company],
    ["m.source_journal = ?", filter.source?.number],
    ["j.company = ?", filter.target?.company],
    ["j.number = ?", filter.target?.number],
  ]);
  const rows = await session.rows(
    `SELECT ${mirrorColumns}, m.policy, m.plugin_version, m.resolved_at FROM ${mirrorTables} ${where} ORDER BY m.id`,
    parameters,
  );
  const mirrors = rows.map((row) => overviewOf(row, now));
  // A made mirror's status is its journal's, so that the one place which knows how decides here too.
  return filter.status === undefined ? mirrors : mirrors.filter(({ status }) => status === filter.status);
}

function overviewOf(row: SqlRow, now: Date): MirrorOverview {
  const mirror = mirrorOf(row);
  const [policy, pluginVersion, resolvedAt] = row.slice(-3) as [string, string, string | null];
  return {
    ...mirror,
    policyThen: JSON.parse(policy) as SalesOrderPolicy,
    pluginVersion,
    ...(resolvedAt === null ? {} : { resolvedAt }),
    ageDays: wholeDays(mirror.createdAt, now),
  };
}

const day = 86_400_000;

function wholeDays(since: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / day));
}
