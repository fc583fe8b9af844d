import type { JournalLineInput } from "contrapost";
import { seededRandom } from "./seeded-random.js";

/** How much trade the books hold: payment journals, and payments in each. */
export interface TradeSize {
  readonly journals: number;
  /** Lines of each payment journal; each pays one invoice. */
  readonly lines: number;
  readonly seed: number;
}

/** Invoices are booked at one rate and paid at another, so that every payment realizes a difference in USMF. */
export const invoiceDate = "2024-03-01";
export const paymentDate = "2024-04-15";
const dueDate = "2024-03-31";

const smallest = 100_00;
const largest = 100_000_00;

/** The amounts of all invoices in EUR cents, in the order of their numbers. */
export function invoiceAmounts({ journals, lines, seed }: TradeSize): readonly bigint[] {
  const random = seededRandom(seed);
  const range = largest - smallest;
  return Array.from({ length: journals * lines }, () => BigInt(smallest + Math.floor(random() * range)));
}

const invoiceNumber = (index: number) => `IC-${String(index + 1).padStart(7, "0")}`;

/** What DEMF invoices to USMF. */
export function* customerInvoices(amounts: readonly bigint[]): Generator<JournalLineInput> {
  for (const [index, amount] of amounts.entries()) {
    yield {
      date: invoiceDate,
      account: { type: "customer", id: "C-USMF" },
      currency: "EUR",
      amount,
      offset: { type: "ledger", id: "401400" },
      invoice: invoiceNumber(index),
      dueDate,
      where: `customer invoice ${index + 1}`,
    };
  }
}

/** The same invoices as USMF books them. */
export function* vendorInvoices(amounts: readonly bigint[]): Generator<JournalLineInput> {
  for (const [index, amount] of amounts.entries()) {
    yield {
      date: invoiceDate,
      account: { type: "vendor", id: "V-DEMF" },
      currency: "EUR",
      amount: -amount,
      offset: { type: "ledger", id: "500200" },
      invoice: invoiceNumber(index),
      dueDate,
      where: `vendor invoice ${index + 1}`,
    };
  }
}

/** USMF's payments of the invoices from `first` on, one line each. */
export function* vendorPayments(
  amounts: readonly bigint[],
  first: number,
  count: number,
): Generator<JournalLineInput> {
  for (let index = first; index < first + count; index += 1) {
    yield {
      date: paymentDate,
      account: { type: "vendor", id: "V-DEMF" },
      currency: "EUR",
      amount: amounts[index] as bigint,
      paymentReference: `REF-${index + 1}`,
      settle: [{ invoice: invoiceNumber(index) }],
      where: `payment ${index + 1}`,
    };
  }
}
