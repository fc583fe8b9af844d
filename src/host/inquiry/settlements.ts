import type { JournalRef, Side, TransactionType } from "@contrapost/sdk";
import type { Session, SqlRow, SqlValue } from "../store/session.js";
import { filterOf } from "./filter.js";

/** Which settlements are asked for; what is left out does not filter. */
export interface SettlementFilter {
  /** Of this company; of all without it. */
  readonly company?: string | undefined;
  /** The number of the journal whose payments settled, or of the settlement document that settled or undid. */
  readonly journal?: string | undefined;
  /** The settled invoice. */
  readonly invoice?: string | undefined;
}

/** A part of a settlement that payment and invoice do not have in common. */
export interface SettlementAdjustment {
  /** What took the place of money. */
  readonly kind: "cashDiscount" | "pennyDifference" | "writeOff";
  /** Minor units of the invoice's currency; a debit to `account` is positive. */
  readonly amount: bigint;
  /** In the accounting currency. */
  readonly accountingAmount: bigint;
  /** The main account that took it. */
  readonly account: string;
  /** Why, where it was written off. */
  readonly reason?: string;
}

/** One transaction applied to another: a payment to an invoice or a credit note, in the simple case. */
export interface SettlementOverview {
  /** In whose books it stands. */
  readonly company: string;
  /** Vendor or customer. */
  readonly side: Side;
  /** The party's id. */
  readonly party: string;
  /** `YYYY-MM-DD`; when it was settled. */
  readonly date: string;
  /** The document on its paying end. */
  readonly payment: { readonly journal: JournalRef; readonly line: number; readonly voucher: string };
  /** What that is. */
  readonly paymentType: TransactionType;
  /** Its number; missing where what was settled is no invoice and no credit note. */
  readonly invoice?: string;
  /** What was settled. */
  readonly invoiceType: TransactionType;
  /** The voucher of what was settled. */
  readonly invoiceVoucher: string;
  /** The invoice's currency, and `amount` in its minor units, signed as the invoice. */
  readonly currency: string;
  /** What of it was settled. */
  readonly amount: bigint;
  /** What it used up of the payment, in the payment's currency and signed as the payment. */
  readonly paymentAmount: bigint;
  /** The payment's currency. */
  readonly paymentCurrency: string;
  /** The company's accounting currency. */
  readonly accountingCurrency: string;
  /** What left the payment and the invoice in the accounting currency, each signed as its own document. */
  readonly paymentAccounting: bigint;
  /** See `paymentAccounting`. */
  readonly invoiceAccounting: bigint;
  /** Discounts and differences in it, in the invoice's currency: a debit to their account is positive. */
  readonly adjustments: readonly SettlementAdjustment[];
  /** Realized exchange difference in the accounting currency: positive is a loss, negative a gain. */
  readonly realized: bigint;
  /** The settlement document's voucher, where it was not the payment's own posting that settled. */
  readonly voucher?: string;
  /** When and by which voucher it was undone; missing while it stands. */
  readonly undone?: { readonly date: string; readonly voucher: string };
}

/**
 * Settlements, also those that were undone, in the order in which they were made.
 *
 * @example
 * ```ts
 * await books.post(aCustomerInvoice({ company: "DEMF", customer: "C-USMF", amount: eur(100) }));
 * await books.post(aVendorInvoice({ vendor: "V-DEMF", amount: eur(100) }));
 * await books.post(aVendorPayment({ number: "PAY-1", vendor: "V-DEMF", amount: eur(40), settles: "INV-1" }));
 * const settlements = await books.host.store.read((session) => listSettlements(session, { company: "USMF" }));
 * settlements.map(({ invoice, amount }) => `${invoice} ${amount}`); // INV-1 -4000
 * ```
 */
export async function listSettlements(
  session: Session,
  filter: SettlementFilter = {},
): Promise<readonly SettlementOverview[]> {
  const { where, parameters } = filterOf([
    ["t.company = ?", filter.company],
    ["? IN (COALESCE(dj.number, j.number), uj.number)", filter.journal],
    ["i.invoice = ?", filter.invoice],
  ]);
  const rows = await session.rows(
    `SELECT t.company, t.side, t.party, s.date, j.number, t.id - j.transaction_base, v.number, i.invoice, w.number,
       i.currency, s.amount, c.currency, s.payment_accounting, s.invoice_accounting, i.type, s.payment_amount,
       t.currency, d.number, s.undone_on, u.number, t.type, s.payment_id, s.settlement_no
     FROM settlement s
     JOIN party_transaction t ON t.id = s.payment_id
     JOIN voucher v ON v.id = t.voucher_id
     JOIN journal j ON j.id = v.journal_id
     JOIN party_transaction i ON i.id = s.invoice_id
     JOIN voucher w ON w.id = i.voucher_id
     JOIN company c ON c.id = t.company
     LEFT JOIN voucher d ON d.id = s.voucher_id
     LEFT JOIN journal dj ON dj.id = d.journal_id
     LEFT JOIN voucher u ON u.id = s.undone_voucher_id
     LEFT JOIN journal uj ON uj.id = u.journal_id
     ${where} ORDER BY t.company, s.payment_id, s.settlement_no`,
    parameters,
  );
  const adjustments = await readAdjustments(session, where, parameters);
  return rows.map((row) => settlementOf(row, adjustments.get(`${Number(row[21])} ${Number(row[22])}`) ?? []));
}

/** A settlement that would be made, or undone: no voucher number is taken for that. */
export type PreviewedSettlement = Omit<SettlementOverview, "voucher" | "undone">;

/** What a settlement document settled, or undid, as a preview of it tells. */
export async function previewedSettlements(
  session: Session,
  { company, number }: JournalRef,
): Promise<readonly PreviewedSettlement[]> {
  const made = await listSettlements(session, { company, journal: number });
  return made.map(({ voucher: _, undone: __, ...settlement }) => settlement);
}

/** By payment and number of the settlement. */
async function readAdjustments(
  session: Session,
  where: string,
  parameters: readonly SqlValue[],
): Promise<ReadonlyMap<string, readonly SettlementAdjustment[]>> {
  const rows = await session.rows(
    `SELECT a.payment_id, a.settlement_no, a.kind, a.amount, a.accounting_amount, a.account, a.reason
     FROM settlement_adjustment a
     JOIN settlement s ON s.payment_id = a.payment_id AND s.settlement_no = a.settlement_no
     JOIN party_transaction t ON t.id = s.payment_id
     JOIN voucher v ON v.id = t.voucher_id
     JOIN journal j ON j.id = v.journal_id
     JOIN party_transaction i ON i.id = s.invoice_id
     LEFT JOIN voucher d ON d.id = s.voucher_id
     LEFT JOIN journal dj ON dj.id = d.journal_id
     LEFT JOIN voucher u ON u.id = s.undone_voucher_id
     LEFT JOIN journal uj ON uj.id = u.journal_id
     ${where} ORDER BY a.payment_id, a.settlement_no, a.adjustment_no`,
    parameters,
  );
  const found = new Map<string, SettlementAdjustment[]>();
  for (const row of rows) {
    const key = `${Number(row[0])} ${Number(row[1])}`;
    const list = found.get(key) ?? [];
    found.set(key, list);
    list.push({
      kind: row[2] as SettlementAdjustment["kind"],
      amount: row[3] as bigint,
      accountingAmount: row[4] as bigint,
      account: row[5] as string,
      ...(row[6] === null ? {} : { reason: row[6] as string }),
    });
  }
  return found;
}

function settlementOf(row: SqlRow, adjustments: readonly SettlementAdjustment[]): SettlementOverview {
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
    paymentType: row[20] as TransactionType,
    ...(row[7] === null ? {} : { invoice: row[7] as string }),
    invoiceType: row[14] as TransactionType,
    invoiceVoucher: row[8] as string,
    currency: row[9] as string,
    amount: row[10] as bigint,
    paymentAmount: row[15] as bigint,
    paymentCurrency: row[16] as string,
    accountingCurrency: row[11] as string,
    paymentAccounting,
    invoiceAccounting,
    adjustments,
    realized: adjustments.reduce(
      (left, { accountingAmount }) => left - accountingAmount,
      paymentAccounting + invoiceAccounting,
    ),
    ...(row[17] === null ? {} : { voucher: row[17] as string }),
    ...(row[18] === null ? {} : { undone: { date: row[18] as string, voucher: row[19] as string } }),
  };
}
