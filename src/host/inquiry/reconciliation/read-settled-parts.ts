import { proportion } from "@contrapost/sdk";
import { inList } from "../../store/in-list.js";
import type { Session, SqlRow, SqlValue } from "../../store/session.js";
import {
  paymentMirrorColumns,
  paymentMirrorOf,
  paymentMirrorTables,
  reversalMirrorColumns,
  reversalMirrorTables,
} from "./mirror-cause.js";
import type { SettledPart } from "./settled-part.js";

/** Documents looked up by one statement; more go in several. */
const documentsAtOnce = 512;

/** Whose documents were settled, and as of which day that is looked at. */
export interface SettledPartsQuery {
  readonly side: SettledPart["side"];
  readonly transactions: readonly number[];
  readonly asOf?: string | undefined;
}

const ends = ["invoice", "payment"] as const;

/** A settlement from one of its ends, `own`, with the document at the other. */
function fromEnd(end: (typeof ends)[number], list: string): string {
  const [amount, other] = end === "invoice" ? ["amount", "payment"] : ["payment_amount", "invoice"];
  return `SELECT s.${end}_id AS own, s.${other}_id AS other, s.payment_id, s.settlement_no, s.${amount} AS amount,
      ${end === "payment" ? 1 : 0} AS pays, s.amount AS settled, s.date, s.undone_on, s.undone_voucher_id
    FROM settlement s WHERE s.${end}_id IN ${list}`;
}

/** The sum of some of a settlement's adjustments, in the currency of its invoice and signed as that. */
const adjusted = (which: string): string =>
  `(SELECT CAST(COALESCE(SUM(a.amount), 0) AS BIGINT) FROM settlement_adjustment a
    WHERE a.payment_id = x.payment_id AND a.settlement_no = x.settlement_no AND ${which})`;

/** What the invoice gave up, and what the payment gave beyond it. */
const ofInvoice = "(a.amount < 0) = (x.settled < 0)";
const ofPayment = "(a.amount < 0) <> (x.settled < 0)";

/** Reads what settlements took from documents of one side, by the document's transaction, in the order of settlement. */
export async function readSettledParts(
  session: Session,
  { side, transactions, asOf }: SettledPartsQuery,
): Promise<ReadonlyMap<number, readonly SettledPart[]>> {
  const parts = new Map<number, SettledPart[]>();
  for (let start = 0; start < transactions.length; start += documentsAtOnce) {
    const list = inList(transactions.slice(start, start + documentsAtOnce));
    const parameters: SqlValue[] = [...list.parameters, ...list.parameters];
    if (asOf !== undefined) parameters.push(asOf, asOf, asOf);
    const rows = await session.rows(
      `SELECT x.own, x.amount, x.undone_on, v.number, COALESCE(p.counterpart, tj.transaction_base + ml.target_line, p.id),
         ${adjusted("a.kind = 'cashDiscount'")}, ${adjusted("a.kind <> 'cashDiscount'")},
         ${paymentMirrorColumns}, ${reversalMirrorColumns},
         CASE WHEN x.pays = 1 AND t.currency <> p.currency THEN 1 ELSE 0 END, x.settled,
         ${adjusted(ofInvoice)}, ${adjusted(ofPayment)}
       FROM (${ends.map((end) => fromEnd(end, list.sql)).join(" UNION ALL ")}) x
       JOIN party_transaction t ON t.id = x.own
       JOIN party_transaction p ON p.id = x.other
       JOIN voucher v ON v.id = p.voucher_id
       JOIN journal j ON j.id = v.journal_id
       LEFT JOIN trading_relationship r ON r.buying_company = p.company AND r.vendor = p.party AND p.side = 'vendor'
       ${paymentMirrorTables}
       ${reversalMirrorTables}
       ${asOf === undefined ? "" : "WHERE t.date <= ? AND p.date <= ? AND x.date <= ?"}
       ORDER BY x.own, x.date, x.payment_id, x.settlement_no`,
      parameters,
    );
    for (const row of rows) {
      const own = Number(row[0]);
      const part = partOf(row, side, asOf);
      const known = parts.get(own);
      if (known === undefined) parts.set(own, [part]);
      else known.push(part);
    }
  }
  return parts;
}

/** Discount and write-off in the currency of the document; a payment in another one took part in what went beyond alone. */
function adjustmentsOf(row: SqlRow): Pick<SettledPart, "discount" | "writeOff"> {
  const [across, settled, unpaid, beyond] = row.slice(-4) as [bigint, bigint, bigint, bigint];
  if (across === 0n) return { discount: row[5] as bigint, writeOff: row[6] as bigint };
  return { discount: 0n, writeOff: proportion(row[1] as bigint, beyond, unpaid + beyond - settled) };
}

function partOf(row: SqlRow, side: SettledPart["side"], asOf: string | undefined): SettledPart {
  const undoneOn = row[2] as string | null;
  const undone = undoneOn !== null && (asOf === undefined || undoneOn <= asOf);
  const amounts = undone
    ? { amount: 0n, discount: 0n, writeOff: 0n, undoneOn }
    : { amount: row[1] as bigint, ...adjustmentsOf(row) };
  const mirror = paymentMirrorOf(row, 7);
  // A reversal that is still to come on the day has not undone anything yet.
  const reversal = undone || undoneOn === null ? paymentMirrorOf(row, 14, "reversal") : undefined;
  return {
    side,
    other: Number(row[4]),
    voucher: row[3] as string,
    ...amounts,
    ...(mirror === undefined ? {} : { mirror }),
    ...(reversal === undefined ? {} : { reversal }),
  };
}
