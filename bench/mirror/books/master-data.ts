import type { MasterDataDocument } from "contrapost";
import { invoiceDate, paymentDate } from "./trade.js";

type Company = NonNullable<MasterDataDocument["companies"]>[number];

const profile = { id: "IC", gainAccount: "801300", lossAccount: "801400" };

function company(id: string, currency: string, ownParties: Pick<Company, "vendors" | "customers">): Company {
  return {
    id,
    name: `Company ${id}`,
    currency,
    roundingAccount: "618900",
    accounts: [
      { account: "110110", name: "Bank account", type: "asset" },
      { account: "130700", name: "Intercompany receivables", type: "asset" },
      { account: "200300", name: "Intercompany payables", type: "liability" },
      { account: "401400", name: "Intercompany sales", type: "revenue" },
      { account: "500200", name: "Cost of goods purchased", type: "expense" },
      { account: "618900", name: "Rounding differences", type: "expense" },
      { account: "801300", name: "Realized exchange gain", type: "revenue" },
      { account: "801400", name: "Realized exchange loss", type: "expense" },
    ],
    bankAccounts: [{ id: "BANK", name: "Operating account", mainAccount: "110110" }],
    numberSeries: [
      { id: "VENDINV", prefix: "APIN-", digits: "8" },
      { id: "CUSTINV", prefix: "ARIN-", digits: "8" },
      { id: "VENDPAY", prefix: "APPM-", digits: "8" },
      { id: "CUSTPAY", prefix: "ARPM-", digits: "8" },
    ],
    journalNames: [
      { id: "VENDINV", type: "vendorInvoice", voucherSeries: "VENDINV" },
      { id: "CUSTINV", type: "customerInvoice", voucherSeries: "CUSTINV" },
      { id: "VENDPAY", type: "vendorPayment", voucherSeries: "VENDPAY", offset: { bank: "BANK" } },
      { id: "CUSTPAY", type: "customerPayment", voucherSeries: "CUSTPAY", offset: { bank: "BANK" } },
    ],
    postingProfiles: {
      vendor: [{ ...profile, summaryAccount: "200300" }],
      customer: [{ ...profile, summaryAccount: "130700" }],
    },
    periods: [{ year: "2024", status: "open" }],
    ...ownParties,
  };
}

/** DEMF in Germany sells, USMF in the United States buys and pays; mirrors are posted at once. */
export const masterData: MasterDataDocument = {
  companies: [
    company("USMF", "USD", { vendors: [{ id: "V-DEMF", name: "DEMF", profile: "IC" }] }),
    company("DEMF", "EUR", { customers: [{ id: "C-USMF", name: "USMF", profile: "IC" }] }),
  ],
  exchangeRates: [
    { from: "EUR", to: "USD", date: invoiceDate, rate: "1.0813" },
    { from: "EUR", to: "USD", date: paymentDate, rate: "1.0656" },
  ],
  tradingRelationships: [
    {
      selling: { company: "DEMF", customer: "C-USMF" },
      buying: { company: "USMF", vendor: "V-DEMF" },
      active: true,
      salesOrderPolicy: { paymentJournal: "CUSTPAY", postAutomatically: true },
    },
  ],
};
