import type { JournalRef, Side } from "@contrapost/sdk";
import type { Session, SqlRow } from "../store/session.js";
import { filterOf } from "./filter.js";

/** Which settlements are asked for; what is left out does not filter. */
export interface SettlementFilter {
  readonly company?: string | undefined;
  /** The number of the journal whose payments settled. */
  readonly journal?: string | undefined;
  /** The settled invoice. */
  readonly invoice?: string | undefined;
}

/** One payment applied to one invoice or credit note. */
export interface SettlementOverview {
  readonly company: string;
  readonly side: Side;
  readonly party: string;
  readonly date: string;
  readonly payment: { readonly journal: JournalRef; readonly line: number; readonly voucher: string };
  readonly invoice: string;
  readonly invoiceVoucher: string;
  /** The invoice's currency, and {@link amount} in its minor units, signed as the invoice. */
  readonly currency: string;
  readonly amount: bigint;
  readonly accountingCurrency: string;
  /** What left the payment and the invoice in the accounting currency, each signed as its own document. */
  readonly paymentAccounting: bigint;
  readonly invoiceAccounting: bigint;
  /** Realized exchange difference in the accounting currency: positive is a loss, negative a gain. */
  readonly realized: bigint;
}

/** Settlements in the order in which they were made. */
export async function listSettlements(
  session: Session,
  filter: SettlementFilter = {},
): Promise<readonly SettlementOverview[]> {
  const { where, parameters } = filterOf([
    ["t.company = ?", filter.company],
    ["j.number = ?", filter.journal],
    ["i.invoice = ?", filter.invoice],
  ]);
  const rows = await session.rows(
    `SELECT t.company, t.side, t.party, s.date, j.number, t.id - j.transaction_base, v.number, i.invoice, w.number,
       i.currency, s.amount, c.currency, s.payment_accounting, s.invoice_accounting
     FROM settlement s
     JOIN party_transaction t ON t.id = s.payment_id
     JOIN voucher v ON v.id = t.voucher_id
     JOIN journal j ON j.id = v.journal_id
     JOIN party_transaction i ON i.id = s.invoice_id
     JOIN voucher w ON w.id = i.voucher_id
     JOIN company c ON c.id = t.company
     ${where} ORDER BY t.company, s.payment_id, s.settlement_no`,
    parameters,
  );
  return rows.map(settlementOf);
}

function settlementOf(row: SqlRow): SettlementOverview {
  const company = row[0] as string;
  const paymentAccounting = row[12] as bigint;
  const invoiceAccounting = row[13] as bigint;
  return {
    company,
    side: row[1] as Side,
    party: row[2] as string,
    date: row[3] as string,
    payment: {
      journal: { company, number: row[4] as string },
      line: Number(row[5]),
      voucher: row[6] as string,
    },
    invoice: row[7] as string,
    invoiceVoucher: row[8] as string,
    currency: row[9] as string,
    amount: row[10] as bigint,
    accountingCurrency: row[11] as string,
    paymentAccounting,
    invoiceAccounting,
    realized: paymentAccounting + invoiceAccounting,
  };
}
