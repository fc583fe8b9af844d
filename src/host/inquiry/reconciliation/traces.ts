import { inList } from "../../store/in-list.js";
import type { Session } from "../../store/session.js";
import type { Trace } from "./pair-facts.js";

/** A company and its party whose documents are looked for. */
export interface TraceQuery {
  readonly company: string;
  readonly side: "vendor" | "customer";
  readonly party: string;
  readonly asOf?: string | undefined;
}

const invoicesAtOnce = 512;

/**
 * Where a side that lacks invoices, as the reconciliation sees it, has them all the same: in another currency, at a
 * later day, or in a journal that is not posted. By invoice number.
 */
export async function readTraces(
  session: Session,
  query: TraceQuery,
  invoices: readonly string[],
): Promise<ReadonlyMap<string, Trace>> {
  const traces = new Map<string, Trace>();
  for (let start = 0; start < invoices.length; start += invoicesAtOnce) {
    const part = invoices.slice(start, start + invoicesAtOnce);
    // What is posted says more than a draft, so it is read last.
    await readDrafts(session, query, part, traces);
    await readPosted(session, query, part, traces);
  }
  return traces;
}

async function readDrafts(
  session: Session,
  { company, side, party }: TraceQuery,
  invoices: readonly string[],
  traces: Map<string, Trace>,
): Promise<void> {
  const list = inList(invoices);
  const rows = await session.rows(
    `SELECT l.invoice, j.number FROM journal j JOIN journal_line l ON l.journal_id = j.id
     WHERE j.company = ? AND j.status IN ('draft', 'submitted', 'approved') AND l.account_type = ? AND l.account = ?
       AND l.invoice IN ${list.sql} ORDER BY j.id DESC`,
    [company, side, party, ...list.parameters],
  );
  for (const row of rows) {
    traces.set(row[0] as string, { kind: "draft", journal: { company, number: row[1] as string } });
  }
}

async function readPosted(
  session: Session,
  { company, side, party, asOf }: TraceQuery,
  invoices: readonly string[],
  traces: Map<string, Trace>,
): Promise<void> {
  const list = inList(invoices);
  const rows = await session.rows(
    `SELECT t.invoice, t.date, t.currency FROM party_transaction t
     WHERE t.company = ? AND t.side = ? AND t.party = ? AND t.invoice IN ${list.sql}`,
    [company, side, party, ...list.parameters],
  );
  for (const row of rows) {
    const [invoice, date, currency] = row as [string, string, string];
    const later = asOf !== undefined && date > asOf;
    traces.set(invoice, later ? { kind: "later", date } : { kind: "currency", currency });
  }
}
