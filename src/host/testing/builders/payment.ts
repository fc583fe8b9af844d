import type { CustomFields, Side } from "@contrapost/sdk";
import type { JournalEntry, JournalLineEntry } from "../../files/journal-schemas.js";
import type { JournalDocument } from "../journal-document.js";
import { type AmountInput, moneyFrom, unsignedText } from "./amounts.js";
import { usualDates, usualNames } from "./usual.js";

/** An invoice to settle: its number, for all that is open of it as far as the payment goes, or how much of it. */
export type SettlesInput = string | { readonly invoice: string; readonly amount: AmountInput };

/** What a payment may say of one line. */
export interface PaymentLineOptions
  extends Omit<
    Partial<JournalLineEntry>,
    "account" | "bank" | "vendor" | "customer" | "debit" | "credit" | "currency" | "settle"
  > {
  /** What is paid: to the vendor, or by the customer. A negative amount is paid back. 100.00 USD without it. */
  readonly amount?: AmountInput;
  /** The invoices that the line settles; none without it. */
  readonly settles?: SettlesInput | readonly SettlesInput[];
}

/** What a payment journal may say. */
export interface PaymentOptions<Line> extends Omit<Partial<JournalEntry>, "lines" | "fields"> {
  /** Fields of plugins on the journal itself; `fields` are those of its lines. */
  readonly journalFields?: CustomFields;
  /** Several payments in one journal. Each line takes what it leaves out from the payment itself. */
  readonly lines?: readonly Line[];
}

/** What a line of a vendor payment may say. */
export interface VendorPaymentLineOptions extends PaymentLineOptions {
  /** `V-1001` without it. */
  readonly vendor?: string;
}

/** What a line of a customer payment may say. */
export interface CustomerPaymentLineOptions extends PaymentLineOptions {
  /** `C-2001` without it. */
  readonly customer?: string;
}

/**
 * A vendor payment journal, to be entered or posted. It pays 100.00 USD from USMF to vendor V-1001 on 2024-03-15,
 * where nothing else is said.
 *
 * @example
 * ```ts
 * await books.post(aVendorInvoice({ vendor: "V-DEMF", invoice: "FR-1001", amount: eur(100) }));
 * await books.post(aVendorPayment({ vendor: "V-DEMF", amount: eur(40), settles: "FR-1001" }));
 * ```
 * @throws ContrapostError `CP_TEST_AMOUNT`, `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_INVALID`
 */
export function aVendorPayment(
  options: PaymentOptions<VendorPaymentLineOptions> & VendorPaymentLineOptions = {},
): JournalDocument {
  return payment("vendor", options, ({ vendor = usualNames.vendor, ...line }) => ({ party: vendor, line }));
}

/**
 * A customer payment journal, to be entered or posted. Customer C-2001 pays 100.00 USD to USMF on 2024-03-15, where
 * nothing else is said.
 *
 * @example
 * ```ts
 * await books.post(aCustomerInvoice({ invoice: "FR-7", amount: usd(250) }));
 * await books.post(aCustomerPayment({ amount: "250.00 USD", settles: "FR-7" }));
 * ```
 * @throws ContrapostError `CP_TEST_AMOUNT`, `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_INVALID`
 */
export function aCustomerPayment(
  options: PaymentOptions<CustomerPaymentLineOptions> & CustomerPaymentLineOptions = {},
): JournalDocument {
  return payment("customer", options, ({ customer = usualNames.customer, ...line }) => ({
    party: customer,
    line,
  }));
}

/** Takes the party out of what is said of a line. */
type PartyOf<Line> = (line: Line) => { readonly party: string; readonly line: PaymentLineOptions };

function payment<Line extends PaymentLineOptions>(
  side: Side,
  options: PaymentOptions<Line> & Line,
  partyOf: PartyOf<Line>,
): JournalDocument {
  const { company = usualNames.company, number, name = usualNames.paymentJournal[side], ...more } = options;
  const { description, journalFields, lines, ...said } = more;
  // What is left once the journal's own are taken away is what the payment says of its lines.
  const usual = said as unknown as Line;
  const entries = (lines ?? [usual]).map((line) => {
    const { party, line: rest } = partyOf({ ...usual, ...line });
    return paymentLine(side, party, rest);
  });
  return {
    journal: {
      company,
      ...(number !== undefined && { number }),
      name,
      ...(description !== undefined && { description }),
      ...(journalFields && { fields: journalFields }),
      lines: entries,
    },
  };
}

function paymentLine(side: Side, party: string, options: PaymentLineOptions): JournalLineEntry {
  const { amount = usualNames.amount, settles = [], date = usualDates.payment, ...rest } = options;
  const paid = moneyFrom(amount);
  const debits = (side === "vendor") === paid.amount >= 0n;
  const settle = (Array.isArray(settles) ? settles : [settles]).map((one: SettlesInput) =>
    typeof one === "string"
      ? { invoice: one }
      : { invoice: one.invoice, amount: unsignedText(moneyFrom(one.amount, paid.currency)) },
  );
  return {
    date,
    [side]: party,
    [debits ? "debit" : "credit"]: unsignedText(paid),
    currency: paid.currency,
    ...rest,
    ...(settle.length > 0 && { settle }),
  };
}
