import { expect } from "chai";
import { noDeclaredFields } from "#host/fields/declared-fields.js";
import { applyMasterData } from "#host/masterdata/apply-master-data.js";
import type { CompanyEntry, MasterDataDocument } from "#host/masterdata/master-data-document.js";
import { openStore } from "#host/store/open-store.js";
import type { Store } from "#host/store/session.js";
import { refused } from "../files/refused.js";
import { tradingDocument } from "./trading-document.js";

describe("checking master data", () => {
  let store: Store;
  before(async () => {
    store = await openStore("sqlite::memory:");
    await store.transaction((session) =>
      applyMasterData(session, tradingDocument(), { fields: noDeclaredFields }),
    );
  });
  after(() => store.close());

  function problemsOf(document: MasterDataDocument): Promise<readonly string[]> {
    return refused(() =>
      store.transaction((session) => applyMasterData(session, document, { fields: noDeclaredFields })),
    );
  }

  /** Problems of an entry for DEMF, which stands in the books already. */
  function problemsInDemf(entry: Omit<CompanyEntry, "id">): Promise<readonly string[]> {
    return problemsOf({ companies: [{ id: "DEMF", ...entry }] });
  }

  it("knows only companies that stand or are set up with a currency", async () => {
    expect(
      await problemsOf({
        companies: [
          { id: "GBSI", vendors: [{ id: "V", profile: "X" }] },
          { id: "FRSI", name: "France" },
        ],
        tradingRelationships: [
          { selling: { company: "NOWH", customer: "C" }, buying: { company: "USMF", vendor: "V-DEMF" } },
        ],
      }),
    ).to.deep.equal([
      "CP_COMPANY_UNKNOWN companies[0]: there is no company GBSI.",
      "CP_COMPANY_CURRENCY_MISSING companies[1]: company FRSI is new and needs an accounting currency.",
      "CP_COMPANY_UNKNOWN tradingRelationships[0]: there is no company NOWH.",
      "CP_RELATIONSHIP_VENDOR tradingRelationships[0]: vendor V-DEMF of USMF already is the other side of customer C-USMF of DEMF.",
    ]);
  });

  it("finds every account, series, profile and party that something refers to", async () => {
    expect(
      await problemsInDemf({
        roundingAccount: "1",
        bankAccounts: [{ id: "B", mainAccount: "2" }],
        postingProfiles: { vendor: [{ id: "P", summaryAccount: "3", gainAccount: "90", lossAccount: "4" }] },
        journalNames: [
          { id: "A", type: "general", voucherSeries: "NONE" },
          { id: "B", type: "general", offset: { account: "5" } },
          { id: "C", type: "general", offset: { bank: "X" } },
          { id: "D", type: "general", offset: { vendor: "X" } },
        ],
        vendors: [{ id: "V", profile: "GEN" }],
        customers: [{ id: "C", profile: "P" }],
      }),
    ).to.deep.equal([
      "CP_ACCOUNT_UNKNOWN companies[0]: company DEMF has no ledger account 1.",
      "CP_ACCOUNT_UNKNOWN companies[0].bankAccounts[0]: company DEMF has no ledger account 2.",
      "CP_ACCOUNT_UNKNOWN companies[0].postingProfiles.vendor[0]: company DEMF has no ledger account 3.",
      "CP_ACCOUNT_UNKNOWN companies[0].postingProfiles.vendor[0]: company DEMF has no ledger account 4.",
      "CP_REFERENCE_UNKNOWN companies[0].journalNames[0]: company DEMF has no number series NONE.",
      "CP_ACCOUNT_UNKNOWN companies[0].journalNames[1]: company DEMF has no ledger account 5.",
      "CP_ACCOUNT_UNKNOWN companies[0].journalNames[2]: company DEMF has no bank account X.",
      "CP_ACCOUNT_UNKNOWN companies[0].journalNames[3]: company DEMF has no vendor account X.",
      "CP_REFERENCE_UNKNOWN companies[0].vendors[0]: company DEMF has no vendor posting profile GEN.",
      "CP_REFERENCE_UNKNOWN companies[0].customers[0]: company DEMF has no customer posting profile P.",
    ]);
  });

  it("finds every profile, term and account that discounts and prepayments refer to", async () => {
    expect(
      await problemsInDemf({
        postingProfiles: {
          customer: [
            {
              id: "P",
              summaryAccount: "20",
              gainAccount: "90",
              lossAccount: "90",
              discountAccount: "6",
              writeOffAccount: "7",
              pennyDifferenceAccount: "8",
            },
          ],
        },
        cashDiscounts: [{ id: "2D10", percent: "2", days: "10", next: "1D20" }],
        customers: [{ id: "C", profile: "P", termsOfPayment: "NET30", cashDiscount: "3D5" }],
        accountsPayable: { prepaymentProfile: "PRE" },
      }),
    ).to.deep.equal([
      "CP_ACCOUNT_UNKNOWN companies[0].postingProfiles.customer[0]: company DEMF has no ledger account 6.",
      "CP_ACCOUNT_UNKNOWN companies[0].postingProfiles.customer[0]: company DEMF has no ledger account 7.",
      "CP_ACCOUNT_UNKNOWN companies[0].postingProfiles.customer[0]: company DEMF has no ledger account 8.",
      "CP_REFERENCE_UNKNOWN companies[0].cashDiscounts[0]: company DEMF has no cash discount 1D20.",
      "CP_REFERENCE_UNKNOWN companies[0].accountsPayable: company DEMF has no vendor posting profile PRE.",
      "CP_REFERENCE_UNKNOWN companies[0].customers[0]: company DEMF has no terms of payment NET30.",
      "CP_REFERENCE_UNKNOWN companies[0].customers[0]: company DEMF has no cash discount 3D5.",
    ]);
  });

  it("lets cash discounts follow each other only as they last longer, and limits be above zero", async () => {
    expect(
      await problemsInDemf({
        cashDiscounts: [
          { id: "A", percent: "2", days: "10", next: "B" },
          { id: "B", percent: "1", days: "10", next: "A" },
        ],
        accountsReceivable: { maximumPennyDifference: "-0.05", maximumOverpayment: "0.001" },
      }),
    ).to.deep.equal([
      "CP_LIMIT_NEGATIVE companies[0].accountsReceivable: maximumPennyDifference of DEMF is -0.05, below zero.",
      'CP_AMOUNT_PRECISION companies[0].accountsReceivable: the amount "0.001" has 3 decimals, but EUR has 2.',
      "CP_CASH_DISCOUNT_ORDER companies[0].cashDiscounts[0]: cash discount A of DEMF lasts 10 days, but the next, B, lasts 10.",
      "CP_CASH_DISCOUNT_ORDER companies[0].cashDiscounts[1]: cash discount B of DEMF lasts 10 days, but the next, A, lasts 10.",
    ]);
  });

  it("refuses a payment journal of another type than customer payment, or of none (A12)", async () => {
    expect(
      await problemsOf({
        companies: [{ id: "DEMF", accountsReceivable: { paymentJournal: "GENERAL" } }],
        tradingRelationships: [
          {
            selling: { company: "DEMF", customer: "C-USMF" },
            buying: { company: "USMF", vendor: "V-DEMF" },
            salesOrderPolicy: { paymentJournal: "GENERAL" },
          },
        ],
      }),
    ).to.deep.equal([
      "CP_POLICY_JOURNAL_TYPE companies[0].accountsReceivable: the payment journal GENERAL of DEMF is of type general, but must be of type customerPayment.",
      "CP_POLICY_JOURNAL_TYPE tradingRelationships[0].salesOrderPolicy: the payment journal GENERAL of DEMF is of type general, but must be of type customerPayment.",
    ]);
    expect(await problemsInDemf({ accountsReceivable: { paymentJournal: "VENDPAY" } })).to.deep.equal([
      "CP_JOURNAL_NAME_UNKNOWN companies[0].accountsReceivable: company DEMF has no journal name VENDPAY.",
    ]);
  });

  it("refuses approval on journal names of what is posted as it is made", async () => {
    const journalNames = [
      { id: "SETTLE", type: "settlement", approval: true },
      { id: "REVERSE", type: "reversal", approval: true },
      { id: "REVERSE-2", type: "reversal" },
    ] as const;
    expect(await problemsInDemf({ journalNames: [...journalNames] })).to.deep.equal([
      "CP_JOURNAL_NAME_APPROVAL companies[0].journalNames[0]: journal name SETTLE of DEMF has type settlement and asks for approval, but settlements and reversals are posted as they are made.",
      "CP_JOURNAL_NAME_APPROVAL companies[0].journalNames[1]: journal name REVERSE of DEMF has type reversal and asks for approval, but settlements and reversals are posted as they are made.",
    ]);
  });

  it("refuses to change the type of a journal name that policies pay through", async () => {
    expect(await problemsInDemf({ journalNames: [{ id: "CUSTPAY", type: "general" }] })).to.deep.equal([
      "CP_POLICY_JOURNAL_TYPE companies[0].journalNames[0]: the payment journal CUSTPAY of DEMF is of type general, but must be of type customerPayment.",
    ]);
  });

  it("refuses a customer or vendor as the offset account of payments (A15)", async () => {
    expect(
      await problemsInDemf({
        journalNames: [
          { id: "CUSTPAY", type: "customerPayment", offset: { customer: "C-1" } },
          { id: "X", type: "vendorPayment", offset: { vendor: "V" } },
        ],
      }),
    ).to.deep.equal([
      "CP_OFFSET_ACCOUNT_TYPE companies[0].journalNames[0]: a customerPayment journal takes no customer as its offset account.",
      "CP_OFFSET_ACCOUNT_TYPE companies[0].journalNames[1]: a vendorPayment journal takes no vendor as its offset account.",
    ]);
  });

  it("refuses fiscal periods that overlap, in the document or with stored ones", async () => {
    expect(
      await problemsInDemf({
        periods: [
          { start: "2024-10-15", end: "2024-10-20" },
          { start: "2025-01-01", end: "2025-12-31" },
          { from: "2025-12", to: "2026-01" },
          { start: "2027-02-01", end: "2027-01-01" },
        ],
      }),
    ).to.deep.equal([
      "CP_PERIOD_BACKWARDS companies[0].periods[3]: a fiscal period of DEMF starts at 2027-02-01, after its end 2027-01-01.",
      "CP_PERIOD_OVERLAP companies[0].periods[0]: the fiscal period 2024-10-15 to 2024-10-20 of DEMF overlaps 2024-10-01 to 2024-10-31.",
      "CP_PERIOD_OVERLAP companies[0].periods[2]: the fiscal period 2025-12-01 to 2025-12-31 of DEMF overlaps 2025-01-01 to 2025-12-31.",
    ]);
    expect(await problemsInDemf({ periods: [{ start: "2024-09-30", end: "2024-12-31" }] })).to.deep.equal([
      "CP_PERIOD_OVERLAP companies[0].periods[0]: the fiscal period 2024-09-30 to 2024-12-31 of DEMF overlaps 2024-09-01 to 2024-09-30.",
      "CP_PERIOD_OVERLAP companies[0].periods[0]: the fiscal period 2024-09-30 to 2024-12-31 of DEMF overlaps 2024-10-01 to 2024-10-31.",
      "CP_PERIOD_OVERLAP companies[0].periods[0]: the fiscal period 2024-09-30 to 2024-12-31 of DEMF overlaps 2024-11-01 to 2024-12-31.",
    ]);
  });

  it("refuses ranges of months that run backwards, too long ranges and exceptions outside", async () => {
    expect(
      await problemsInDemf({
        periods: [
          { from: "2025-02", to: "2025-01" },
          { from: "0001-01", to: "9999-12" },
          { year: "2025", except: [{ month: "2026-01", status: "closed" }] },
        ],
      }),
    ).to.deep.equal([
      "CP_PERIOD_BACKWARDS companies[0].periods[0]: a fiscal period of DEMF starts at 2025-02, after its end 2025-01.",
      "CP_PERIOD_RANGE companies[0].periods[1]: the fiscal periods of DEMF from 0001-01 to 9999-12 are 119988 months; 1200 are allowed.",
      "CP_PERIOD_EXCEPTION companies[0].periods[2]: the month 2026-01 is excepted, but the fiscal periods of DEMF run from 2025-01 to 2025-12.",
    ]);
  });

  it("refuses what stands twice in one import, naming both places", async () => {
    expect(
      await problemsOf({
        companies: [
          {
            id: "DEMF",
            name: "Once",
            accounts: [
              { account: "1", name: "a", type: "asset" },
              { account: "1", name: "a", type: "asset" },
            ],
            customers: [
              { id: "C", profile: "GEN" },
              { id: "C", profile: "IC" },
            ],
          },
          { id: "DEMF", name: "Twice" },
        ],
        exchangeRates: [
          { from: "EUR", to: "USD", date: "2024-01-01", rate: "1.1" },
          { type: "Default", from: "EUR", to: "USD", date: "2024-01-01", rate: "1.2" },
        ],
      }),
    ).to.deep.equal([
      "CP_MASTER_DUPLICATE companies[1]: company DEMF stands at companies[0] already.",
      "CP_MASTER_DUPLICATE companies[0].accounts[1]: main account 1 of DEMF stands at companies[0].accounts[0] already.",
      "CP_MASTER_DUPLICATE exchangeRates[1]: the Default rate from EUR to USD on 2024-01-01 stands at exchangeRates[0] already.",
      "CP_MASTER_DUPLICATE companies[0].customers[1]: customer C of DEMF stands at companies[0].customers[0] already.",
    ]);
  });

  it("refuses unknown currencies, bad rates and rates of a currency to itself", async () => {
    expect(
      await problemsOf({
        companies: [
          { id: "XXXX", currency: "EURO", bankAccounts: [{ id: "B", currency: "DM", mainAccount: "1" }] },
          { id: "DEMF", journalNames: [{ id: "J", type: "general", currency: "XXX" }] },
        ],
        rateTypes: [{ id: "Treasury", base: "EUX" }],
        exchangeRates: [
          { from: "EUR", to: "EUR", date: "2024-01-01", rate: "1" },
          { from: "EUR", to: "US$", date: "2024-01-01", rate: "1" },
        ],
      }),
    ).to.deep.equal([
      'CP_CURRENCY_UNKNOWN companies[0]: "EURO" is not a currency.',
      "CP_ACCOUNT_UNKNOWN companies[0].bankAccounts[0]: company XXXX has no ledger account 1.",
      'CP_CURRENCY_UNKNOWN companies[0].bankAccounts[0]: "DM" is not a currency.',
      'CP_CURRENCY_UNKNOWN companies[1].journalNames[0]: "XXX" is not a currency.',
      'CP_CURRENCY_UNKNOWN rateTypes[0]: "EUX" is not a currency.',
      "CP_RATE_SAME_CURRENCY exchangeRates[0]: EUR cannot have an exchange rate to itself.",
      'CP_CURRENCY_UNKNOWN exchangeRates[1]: "US$" is not a currency.',
    ]);
    expect(
      await problemsOf({
        exchangeRates: [
          { from: "EUR", to: "USD", date: "2024-01-01", rate: "1e3" },
          { from: "EUR", to: "USD", date: "2024-02-30", rate: "1" },
        ],
      }),
    ).to.deep.equal([
      'CP_RATE_INVALID exchangeRates[0]: "1e3" is not an exchange rate.',
      'CP_DATE_INVALID exchangeRates[1]: "2024-02-30" is not a calendar date.',
    ]);
  });

  it("refuses trading relationships with itself, of unknown parties and with a vendor that is taken", async () => {
    const usmf = { company: "USMF", vendor: "V-DEMF" };
    expect(
      await problemsOf({
        tradingRelationships: [
          { selling: { company: "USMF", customer: "X" }, buying: usmf },
          { selling: { company: "DEMF", customer: "X" }, buying: { company: "USMF", vendor: "Y" } },
          { selling: { company: "DEMF", customer: "C-1" }, buying: usmf },
        ],
      }),
    ).to.deep.equal([
      "CP_RELATIONSHIP_SELF tradingRelationships[0]: company USMF cannot have a trading relationship with itself.",
      "CP_ACCOUNT_UNKNOWN tradingRelationships[1]: company DEMF has no customer account X.",
      "CP_ACCOUNT_UNKNOWN tradingRelationships[1]: company USMF has no vendor account Y.",
      "CP_RELATIONSHIP_VENDOR tradingRelationships[0]: vendor V-DEMF of USMF already is the other side of customer C-USMF of DEMF.",
      "CP_RELATIONSHIP_VENDOR tradingRelationships[2]: vendor V-DEMF of USMF already is the other side of customer C-USMF of DEMF.",
    ]);
  });
});
