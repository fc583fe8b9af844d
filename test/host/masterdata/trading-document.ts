import type { MasterDataDocument } from "#host/masterdata/master-data-document.js";

/** Two companies that trade, small, with every kind of master data. A new value with each call. */
export function tradingDocument(): MasterDataDocument {
  return {
    companies: [
      {
        id: "DEMF",
        name: "German company",
        currency: "EUR",
        roundingAccount: "90",
        accounts: [
          { account: "10", name: "Bank", type: "asset" },
          { account: "20", name: "Receivables", type: "asset" },
          { account: "90", name: "Exchange", type: "expense" },
        ],
        bankAccounts: [{ id: "BANK", name: "Bank of DEMF", currency: "EUR", mainAccount: "10" }],
        numberSeries: [{ id: "S", prefix: "AR-", digits: "4", next: "17" }],
        journalNames: [
          {
            id: "CUSTPAY",
            type: "customerPayment",
            description: "Payments",
            voucherSeries: "S",
            offset: { bank: "BANK" },
            currency: "EUR",
            approval: true,
          },
          { id: "GENERAL", type: "general", offset: { customer: "C-USMF" } },
        ],
        postingProfiles: {
          customer: [
            { id: "GEN", summaryAccount: "20", gainAccount: "90", lossAccount: "90" },
            { id: "IC", summaryAccount: "20", gainAccount: "90", lossAccount: "90" },
          ],
        },
        periods: [
          {
            from: "2024-01",
            to: "2024-10",
            status: "onHold",
            except: [{ month: "2024-03", status: "closed" }],
          },
          { start: "2024-11-01", end: "2024-12-31" },
        ],
        customers: [
          { id: "C-USMF", name: "US company", profile: "IC" },
          { id: "C-1", profile: "GEN", hold: "payment", automaticSettlement: true },
        ],
        accountsReceivable: { paymentJournal: "CUSTPAY" },
      },
      {
        id: "USMF",
        currency: "USD",
        rateType: "Daily",
        accounts: [
          { account: "10", name: "Bank", type: "asset" },
          { account: "30", name: "Payables", type: "liability" },
          { account: "90", name: "Exchange", type: "expense" },
        ],
        bankAccounts: [{ id: "BANK", mainAccount: "10" }],
        numberSeries: [{ id: "S" }],
        journalNames: [
          { id: "VENDPAY", type: "vendorPayment", voucherSeries: "S", offset: { account: "10" } },
        ],
        postingProfiles: {
          vendor: [{ id: "GEN", summaryAccount: "30", gainAccount: "90", lossAccount: "90" }],
        },
        periods: [{ start: "2024-01-01", end: "2024-12-31" }],
        vendors: [{ id: "V-DEMF", profile: "GEN" }],
      },
    ],
    exchangeRates: [{ type: "Daily", from: "EUR", to: "USD", date: "2024-01-15", rate: "1.0945" }],
    tradingRelationships: [
      {
        selling: { company: "DEMF", customer: "C-USMF" },
        buying: { company: "USMF", vendor: "V-DEMF" },
        salesOrderPolicy: { paymentJournal: "CUSTPAY", postAutomatically: true, onFailure: "block" },
      },
    ],
  };
}
