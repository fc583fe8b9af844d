import { expect } from "chai";
import { noDeclaredFields } from "#host/fields/declared-fields.js";
import { applyMasterData } from "#host/masterdata/apply-master-data.js";
import type { MasterDataDocument } from "#host/masterdata/master-data-document.js";
import type { Store } from "#host/store/session.js";
import { readMasterDataFile } from "#host/files/master-data-file.js";
import { applyMasterRecords } from "#host/masterdata/apply-master-data.js";
import { refused } from "../files/refused.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { booksOf } from "./books-of.js";
import { tradingDocument } from "./trading-document.js";

async function apply(store: Store, document: MasterDataDocument) {
  const options = { fields: noDeclaredFields };
  return (await store.transaction((session) => applyMasterData(session, document, options))).counts;
}

describeOnEachEngine("applying master data", (database) => {
  it("makes everything, and changes nothing the second time", async () => {
    const store = await database.open();
    const created = { created: 1, updated: 0, unchanged: 0 };
    const counts = {
      company: { ...created, created: 2 },
      mainAccount: { ...created, created: 6 },
      bankAccount: { ...created, created: 2 },
      postingProfile: { ...created, created: 3 },
      numberSeries: { ...created, created: 2 },
      journalName: { ...created, created: 3 },
      fiscalPeriod: { ...created, created: 12 },
      exchangeRate: created,
      vendor: created,
      customer: { ...created, created: 2 },
      tradingRelationship: created,
    };
    expect(await apply(store, tradingDocument())).to.deep.equal(counts);
    const books = await booksOf(store);
    expect(books).to.deep.equal({
      company: ["DEMF | German company | EUR | Default | CUSTPAY | 90", "USMF | USMF | USD | Daily | - | -"],
      main_account: [
        "DEMF | 10 | Bank | asset",
        "DEMF | 20 | Receivables | asset",
        "DEMF | 90 | Exchange | expense",
        "USMF | 10 | Bank | asset",
        "USMF | 30 | Payables | liability",
        "USMF | 90 | Exchange | expense",
      ],
      bank_account: ["DEMF | BANK | Bank of DEMF | EUR | 10", "USMF | BANK | BANK | - | 10"],
      posting_profile: [
        "DEMF | customer | GEN | 20 | 90 | 90 | - | - | -",
        "DEMF | customer | IC | 20 | 90 | 90 | - | - | -",
        "USMF | vendor | GEN | 30 | 90 | 90 | - | - | -",
      ],
      number_series: ["DEMF | S | AR- | 4 | 17", "USMF | S |  | 6 | 1"],
      journal_name: [
        "DEMF | CUSTPAY | customerPayment | Payments | S | bank | BANK | EUR | 1",
        "DEMF | GENERAL | general |  | - | customer | C-USMF | - | 0",
        "USMF | VENDPAY | vendorPayment |  | S | ledger | 10 | - | 0",
      ],
      fiscal_period: [
        ...["01-31", "02-29", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30", "10-31"].map(
          (end) =>
            `DEMF | 2024-${end.slice(0, 2)}-01 | 2024-${end} | ${end.startsWith("03") ? "closed" : "onHold"}`,
        ),
        "DEMF | 2024-11-01 | 2024-12-31 | open",
        "USMF | 2024-01-01 | 2024-12-31 | open",
      ],
      exchange_rate: ["Daily | EUR | USD | 2024-01-15 | 10945 | 4"],
      party: [
        "DEMF | customer | C-1 | C-1 | GEN | payment | 1 | - | -",
        "DEMF | customer | C-USMF | US company | IC | none | 0 | - | -",
        "USMF | vendor | V-DEMF | V-DEMF | GEN | none | 0 | - | -",
      ],
      terms_of_payment: [],
      cash_discount: [],
      party_parameters: [],
      trading_relationship: ["DEMF | C-USMF | USMF | V-DEMF | 1 | CUSTPAY | 1 | block"],
    });

    const again = Object.entries(counts).map(([kind, { created: count }]) => [
      kind,
      { created: 0, updated: 0, unchanged: count },
    ]);
    expect(await apply(store, tradingDocument())).to.deep.equal(Object.fromEntries(again));
    expect(await booksOf(store)).to.deep.equal(books);
  });

  it("changes what differs, and leaves alone what the document does not name", async () => {
    const store = await database.open();
    await apply(store, tradingDocument());
    const before = await booksOf(store);
    const counts = await apply(store, {
      companies: [
        {
          id: "DEMF",
          name: "Renamed",
          accounts: [{ account: "10", name: "Bank account", type: "asset" }],
          periods: [{ start: "2024-11-01", end: "2024-11-30", status: "closed" }],
          customers: [{ id: "C-1", profile: "IC" }],
        },
      ],
    });
    expect(counts).to.deep.equal({
      company: { created: 0, updated: 1, unchanged: 0 },
      mainAccount: { created: 0, updated: 1, unchanged: 0 },
      fiscalPeriod: { created: 0, updated: 1, unchanged: 0 },
      customer: { created: 0, updated: 1, unchanged: 0 },
    });
    const change = (table: string, from: string, to: string) =>
      before[table]!.map((row) => (row === from ? to : row));
    expect(await booksOf(store)).to.deep.equal({
      ...before,
      company: change(
        "company",
        "DEMF | German company | EUR | Default | CUSTPAY | 90",
        "DEMF | Renamed | EUR | Default | CUSTPAY | 90",
      ),
      main_account: change("main_account", "DEMF | 10 | Bank | asset", "DEMF | 10 | Bank account | asset"),
      fiscal_period: change(
        "fiscal_period",
        "DEMF | 2024-11-01 | 2024-12-31 | open",
        "DEMF | 2024-11-01 | 2024-11-30 | closed",
      ),
      party: change(
        "party",
        "DEMF | customer | C-1 | C-1 | GEN | payment | 1 | - | -",
        "DEMF | customer | C-1 | C-1 | IC | none | 0 | - | -",
      ),
    });
  });

  it("keeps a policy until one is given, and sets or clears the receivables' payment journal", async () => {
    const store = await database.open();
    await apply(store, tradingDocument());
    const relationship = {
      selling: { company: "DEMF", customer: "C-USMF" },
      buying: { company: "USMF", vendor: "V-DEMF" },
    };
    const rowsAfter = async (document: MasterDataDocument) => {
      await apply(store, document);
      const { company, trading_relationship: relationships } = await booksOf(store);
      return [company![0], ...relationships!];
    };
    expect(await rowsAfter({ tradingRelationships: [{ ...relationship, active: false }] })).to.deep.equal([
      "DEMF | German company | EUR | Default | CUSTPAY | 90",
      "DEMF | C-USMF | USMF | V-DEMF | 0 | CUSTPAY | 1 | block",
    ]);
    expect(
      await rowsAfter({
        companies: [{ id: "DEMF", accountsReceivable: {} }],
        tradingRelationships: [{ ...relationship, salesOrderPolicy: {} }],
      }),
    ).to.deep.equal([
      "DEMF | German company | EUR | Default | - | 90",
      "DEMF | C-USMF | USMF | V-DEMF | 1 | - | 0 | -",
    ]);
  });

  it("gives a rate type a base, and takes it away", async () => {
    const store = await database.open();
    const base = async () =>
      await store.read((session) => session.rows("SELECT id, base_currency FROM rate_type"));
    const first = await apply(store, { rateTypes: [{ id: "Treasury", base: "EUR" }] });
    expect(first).to.deep.equal({ rateType: { created: 1, updated: 0, unchanged: 0 } });
    expect(await base()).to.deep.equal([["Treasury", "EUR"]]);
    const again = await apply(store, { rateTypes: [{ id: "Treasury", base: "EUR" }] });
    expect(again).to.deep.equal({ rateType: { created: 0, updated: 0, unchanged: 1 } });
    await apply(store, { rateTypes: [{ id: "Treasury" }] });
    expect(await base()).to.deep.equal([["Treasury", null]]);
  });

  it("sets discounts, terms and the limits of differences up, each side on its own", async () => {
    const store = await database.open();
    await apply(store, tradingDocument());
    const one = { created: 1, updated: 0, unchanged: 0 };
    const document: MasterDataDocument = {
      companies: [
        {
          id: "DEMF",
          termsOfPayment: [{ id: "NET30", days: "30" }],
          cashDiscounts: [
            { id: "2D10", percent: "2.25", days: "10", next: "1D20" },
            { id: "1D20", percent: "1", days: "20" },
          ],
          postingProfiles: {
            customer: [
              {
                id: "PRE",
                summaryAccount: "20",
                gainAccount: "90",
                lossAccount: "90",
                discountAccount: "90",
                writeOffAccount: "90",
                pennyDifferenceAccount: "90",
              },
            ],
          },
          customers: [{ id: "C-2", profile: "GEN", termsOfPayment: "NET30", cashDiscount: "2D10" }],
          accountsPayable: { cashDiscountOnPartPayments: true, maximumPennyDifference: "0.05" },
          accountsReceivable: {
            paymentJournal: "CUSTPAY",
            prepaymentProfile: "PRE",
            cashDiscountOnCreditNotes: true,
            cashDiscountAdministration: "unspecific",
            maximumOverpayment: "1.00",
            maximumUnderpayment: "2.00",
          },
        },
      ],
    };
    expect(await apply(store, document)).to.deep.equal({
      company: { created: 0, updated: 0, unchanged: 1 },
      postingProfile: one,
      termsOfPayment: one,
      cashDiscount: { ...one, created: 2 },
      accountsPayable: one,
      accountsReceivable: one,
      customer: one,
    });
    const books = await booksOf(store);
    expect(books["terms_of_payment"]).to.deep.equal(["DEMF | NET30 | 30 | DEMF"]);
    expect(books["cash_discount"]).to.deep.equal([
      "DEMF | 1D20 | 10000 | 20 | -",
      "DEMF | 2D10 | 22500 | 10 | 1D20",
    ]);
    expect(books["party_parameters"]).to.deep.equal([
      "DEMF | customer | PRE | 0 | 1 | unspecific | 0 | 100 | 200",
      "DEMF | vendor | - | 1 | 0 | specific | 5 | 0 | 0",
    ]);
    expect(books["posting_profile"]).to.include("DEMF | customer | PRE | 20 | 90 | 90 | 90 | 90 | 90");
    expect(books["party"]).to.include("DEMF | customer | C-2 | C-2 | GEN | none | 0 | NET30 | 2D10");
  });

  it("never takes a number series back", async () => {
    const store = await database.open();
    await apply(store, tradingDocument());
    const nextAfter = async (next: string | undefined) => {
      const series = { id: "S", prefix: "AR-", digits: "4" as const, ...(next !== undefined && { next }) };
      const { numberSeries } = await apply(store, { companies: [{ id: "DEMF", numberSeries: [series] }] });
      return [(await booksOf(store))["number_series"]![0], numberSeries];
    };
    const unchanged = { created: 0, updated: 0, unchanged: 1 };
    expect(await nextAfter("5")).to.deep.equal(["DEMF | S | AR- | 4 | 17", unchanged]);
    expect(await nextAfter(undefined)).to.deep.equal(["DEMF | S | AR- | 4 | 17", unchanged]);
    expect(await nextAfter("20")).to.deep.equal([
      "DEMF | S | AR- | 4 | 20",
      { created: 0, updated: 1, unchanged: 0 },
    ]);
  });

  it("writes nothing where anything is wrong", async () => {
    const store = await database.open();
    const document = tradingDocument();
    document.companies![0]!.roundingAccount = "77";
    expect(await refused(() => apply(store, document))).to.deep.equal([
      "CP_ACCOUNT_UNKNOWN companies[0]: company DEMF has no ledger account 77.",
    ]);
    expect(Object.values(await booksOf(store)).flat()).to.deep.equal([]);
  });

  it("lets a company's currency change only while its books are empty", async () => {
    const store = await database.open();
    await apply(store, tradingDocument());
    const change = () => apply(store, { companies: [{ id: "DEMF", currency: "CHF" }] });
    await change();
    expect((await booksOf(store))["company"]![0]).to.equal(
      "DEMF | German company | CHF | Default | CUSTPAY | 90",
    );
    await apply(store, { companies: [{ id: "DEMF", currency: "EUR" }] });
    await store.transaction(async (session) => {
      const [journal, voucher] = [await session.reserveIds(1), await session.reserveIds(1)];
      await session.run(
        `INSERT INTO journal (id, company, number, name, type, status, description, origin, created_by, created_at)
         VALUES (?, 'DEMF', 'J', 'CUSTPAY', 'customerPayment', 'draft', '', 'user', 'ann', '2024-01-01T00:00:00Z')`,
        [journal],
      );
      await session.run(
        "INSERT INTO voucher (id, company, number, date, journal_id, voucher_no) VALUES (?, 'DEMF', 'V', '2024-01-01', ?, 1)",
        [voucher, journal],
      );
    });
    expect(await refused(change)).to.deep.equal([
      "CP_COMPANY_CURRENCY_FIXED companies[0]: the accounting currency of DEMF cannot become CHF, because its books hold entries in EUR.",
    ]);
  });

  it("takes the setup that scenarios share, with every rate of the ECB", async () => {
    const store = await database.open();
    const records = await readMasterDataFile("fixtures/setups/usmf-demf.yaml");
    const options = { fields: noDeclaredFields };
    const { counts, warnings } = await store.transaction((session) =>
      applyMasterRecords(session, records, options),
    );
    expect(warnings).to.deep.equal([]);
    expect(counts.exchangeRate).to.deep.equal({ created: 264 * 15, updated: 0, unchanged: 0 });
    expect(counts.fiscalPeriod).to.deep.equal({ created: 30, updated: 0, unchanged: 0 });
    expect((await booksOf(store))["trading_relationship"]).to.deep.equal([
      "DEMF | C-USMF | USMF | V-DEMF | 1 | CUSTPAY | 1 | -",
    ]);
    const again = await store.transaction((session) => applyMasterRecords(session, records, options));
    expect(
      Object.values(again.counts).every(({ created, updated }) => created === 0 && updated === 0),
    ).to.equal(true);
  });
});
