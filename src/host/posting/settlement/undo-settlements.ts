import type { Session, SqlValue } from "../../store/session.js";

/** The columns of a ledger entry beside its key, as its negation has them. */
export const negatedEntry =
  "e.account, e.currency, -e.amount, -e.accounting_amount, -e.reporting_amount, e.kind, e.dimensions";

/** The same columns by their names. */
export const entryColumns =
  "account, currency, amount, accounting_amount, reporting_amount, kind, dimensions";

/**
 * The entries that settlements caused: of a settlement `s` and its payment `p` those of its range. They stand in the
 * settlement document's voucher, or else in the payment's own.
 */
export const settlementEntries = `settlement s JOIN party_transaction p ON p.id = s.payment_id
  JOIN ledger_entry e ON e.voucher_id = COALESCE(s.voucher_id, p.voucher_id)
    AND e.entry_no >= s.first_entry AND e.entry_no < s.first_entry + s.entry_count`;

/** The vouchers by which settlements were just undone: their ids lie above `after`, up to `last`. */
export interface UndoingVouchers {
  readonly after: number;
  readonly last: number;
}

/**
 * Opens again what settlements had closed, on both their ends and in all currencies, once they are noted as undone by
 * vouchers of the range. What each took comes back exactly; so it does not matter what else was settled since.
 */
export async function reopenUndone(session: Session, { after, last }: UndoingVouchers): Promise<void> {
  const range: readonly SqlValue[] = [after, last];
  const undone = "FROM settlement WHERE undone_voucher_id > ? AND undone_voucher_id <= ?";
  await session.run(
    `UPDATE party_transaction
     SET open = open + x.amount, open_accounting = open_accounting + x.accounting,
       open_reporting = open_reporting + x.reporting,
       closed_on = CASE WHEN open + x.amount = 0 THEN closed_on END
     FROM (
       SELECT u.id, CAST(SUM(u.amount) AS BIGINT) AS amount, CAST(SUM(u.accounting) AS BIGINT) AS accounting,
         CAST(SUM(u.reporting) AS BIGINT) AS reporting
       FROM (
         SELECT invoice_id AS id, amount, invoice_accounting AS accounting,
           invoice_reporting AS reporting ${undone}
         UNION ALL SELECT payment_id, payment_amount, payment_accounting, payment_reporting ${undone}
       ) u GROUP BY u.id
     ) x WHERE party_transaction.id = x.id`,
    [...range, ...range],
  );
}
