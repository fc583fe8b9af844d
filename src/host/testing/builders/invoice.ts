import { formatAmount } from "@contrapost/sdk";
import type { CustomerInvoiceEntry, VendorInvoiceEntry } from "../../files/journal-schemas.js";
import type { JournalDocument } from "../journal-document.js";
import { type AmountInput, moneyFrom } from "./amounts.js";
import { usualDates, usualNames } from "./usual.js";

/** What an invoice may say beside its amount. */
export type InvoiceOptions<Entry> = Omit<Partial<Entry>, "amount" | "currency"> & {
  /** The total; that of a credit note is negative. 100.00 USD without it. */
  readonly amount?: AmountInput;
};

/** What a vendor's invoice may say. */
export type VendorInvoiceOptions = InvoiceOptions<VendorInvoiceEntry>;
/** What an invoice to a customer may say. */
export type CustomerInvoiceOptions = InvoiceOptions<CustomerInvoiceEntry>;

/**
 * A vendor's invoice, to be entered or posted. Vendor V-1001 invoices USMF 100.00 USD as INV-1 on 2024-03-01, where
 * nothing else is said.
 *
 * @example
 * ```ts
 * await books.post(aVendorInvoice({ vendor: "V-DEMF", invoice: "FR-1001", amount: eur(100) }));
 * ```
 * @throws ContrapostError `CP_TEST_AMOUNT`, `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_INVALID`
 */
export function aVendorInvoice(options: VendorInvoiceOptions = {}): JournalDocument {
  const { vendor = usualNames.vendor, ...rest } = options;
  return { vendorInvoice: { vendor, ...invoice(rest) } };
}

/**
 * An invoice to a customer, to be entered or posted. USMF invoices customer C-2001 100.00 USD as INV-1 on 2024-03-01,
 * where nothing else is said.
 *
 * @example
 * ```ts
 * await books.post(aCustomerInvoice({ company: "DEMF", customer: "C-USMF", invoice: "FR-1001", amount: eur(100) }));
 * ```
 * @throws ContrapostError `CP_TEST_AMOUNT`, `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_INVALID`
 */
export function aCustomerInvoice(options: CustomerInvoiceOptions = {}): JournalDocument {
  const { customer = usualNames.customer, ...rest } = options;
  return { customerInvoice: { customer, ...invoice(rest) } };
}

function invoice<Options extends { readonly amount?: AmountInput }>({ amount, ...rest }: Options) {
  const total = moneyFrom(amount ?? usualNames.amount);
  return {
    company: usualNames.company,
    invoice: usualNames.invoice,
    date: usualDates.invoice,
    ...rest,
    amount: formatAmount(total.amount, total.currency),
    currency: total.currency,
  };
}
