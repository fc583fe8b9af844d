import type { Side } from "@contrapost/sdk";

/** What builders take where a test says nothing: names that {@link aCompany} sets up. */
export const usualNames = Object.freeze({
  company: "USMF",
  currency: "USD",
  vendor: "V-1001",
  customer: "C-2001",
  amount: "100.00 USD",
  invoice: "INV-1",
  invoiceJournal: { vendor: "VENDINV", customer: "CUSTINV" } satisfies Record<Side, string>,
  paymentJournal: { vendor: "VENDPAY", customer: "CUSTPAY" } satisfies Record<Side, string>,
  generalJournal: "GENERAL",
});

/** The days on which builders have things happen, in the fiscal year that {@link aCompany} has open. */
export const usualDates = Object.freeze({ invoice: "2024-03-01", payment: "2024-03-15" });
