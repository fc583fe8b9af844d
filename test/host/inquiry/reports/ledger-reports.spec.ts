import { expect } from "chai";
import { accountStatement, type StatementQuery } from "#host/inquiry/reports/account-statement.js";
import { trialBalance, type TrialBalanceQuery } from "#host/inquiry/reports/trial-balance.js";
import { refusal } from "../../store/rejection.js";
import { describeOnEachEngine } from "../../store/test-database.js";
import { openTradedBooks } from "../traded-books.js";
import type { TradingBooks } from "../trading-books.js";

const bank = { account: "1000", accountName: "Bank", type: "asset" };
const intercompany = { account: "2000", accountName: "Intercompany", type: "liability" };
const trade = { account: "5000", accountName: "Trade", type: "expense" };
const gain = { account: "8000", accountName: "Exchange gain", type: "revenue" };

describeOnEachEngine("the reports on a company's ledger", (database) => {
  let books: TradingBooks;
  before(async () => {
    books = await openTradedBooks(await database.newUrl());
  });
  after(() => books.host.close());

  const balance = (query: Partial<TrialBalanceQuery> = {}) =>
    books.host.store.read((session) => trialBalance(session, { company: "BUY", ...query }));
  const statement = (query: Partial<StatementQuery> = {}) =>
    books.host.store.read((session) =>
      accountStatement(session, { company: "BUY", account: "2000", ...query }),
    );

  describe("trial balance", () => {
    it("has the turnover of every account with entries", async () => {
      expect(await balance()).to.deep.equal({
        company: "BUY",
        currency: "USD",
        rows: [
          { ...bank, opening: 0n, debit: 0n, credit: 10800n, closing: -10800n },
          { ...intercompany, opening: 0n, debit: 10980n, credit: 16500n, closing: -5520n },
          { ...trade, opening: 0n, debit: 16500n, credit: 0n, closing: 16500n },
          { ...gain, opening: 0n, debit: 0n, credit: 180n, closing: -180n },
        ],
        totals: { opening: 0n, debit: 27480n, credit: 27480n, closing: 0n },
      });
    });

    it("opens a period with what was before, and leaves out what came later", async () => {
      expect(await balance({ from: "2024-03-02", to: "2024-03-06" })).to.deep.equal({
        company: "BUY",
        currency: "USD",
        from: "2024-03-02",
        to: "2024-03-06",
        rows: [
          { ...bank, opening: 0n, debit: 0n, credit: 10800n, closing: -10800n },
          { ...intercompany, opening: -16500n, debit: 10980n, credit: 0n, closing: -5520n },
          { ...trade, opening: 16500n, debit: 0n, credit: 0n, closing: 16500n },
          { ...gain, opening: 0n, debit: 0n, credit: 180n, closing: -180n },
        ],
        totals: { opening: 0n, debit: 10980n, credit: 10980n, closing: 0n },
      });
      expect(await balance({ to: "2024-03-05" })).to.deep.equal({
        company: "BUY",
        currency: "USD",
        to: "2024-03-05",
        rows: [
          { ...intercompany, opening: 0n, debit: 0n, credit: 16500n, closing: -16500n },
          { ...trade, opening: 0n, debit: 16500n, credit: 0n, closing: 16500n },
        ],
        totals: { opening: 0n, debit: 16500n, credit: 16500n, closing: 0n },
      });
    });

    it("counts both ends of a period in", async () => {
      const { totals } = await balance({ from: "2024-03-01", to: "2024-03-01" });
      expect(totals).to.deep.equal({ opening: 0n, debit: 16500n, credit: 16500n, closing: 0n });
    });

    it("is empty before the first entry", async () => {
      const none = { opening: 0n, debit: 0n, credit: 0n, closing: 0n };
      expect(await balance({ to: "2024-02-29" })).to.deep.equal({
        company: "BUY",
        currency: "USD",
        to: "2024-02-29",
        rows: [],
        totals: none,
      });
    });

    it("refuses a company that there is not", async () => {
      const error = await refusal(balance({ company: "NONE" }));
      expect([error.code, error.message]).to.deep.equal(["CP_COMPANY_UNKNOWN", "There is no company NONE."]);
    });
  });

  describe("account statement", () => {
    const shared = {
      company: "BUY",
      account: "2000",
      accountName: "Intercompany",
      currency: "EUR",
      accountingCurrency: "USD",
    };
    const payment = { ...shared, journal: "PAY-1", date: "2024-03-06" };
    const paid = [
      {
        ...payment,
        voucher: "VENDPAY-0001",
        entry: 1,
        amount: 5000n,
        accountingAmount: 5400n,
        kind: "line",
        balance: -11100n,
      },
      {
        ...payment,
        voucher: "VENDPAY-0001",
        entry: 3,
        amount: 0n,
        accountingAmount: 80n,
        kind: "exchangeAdjustment",
        balance: -11020n,
      },
      {
        ...payment,
        voucher: "VENDPAY-0002",
        entry: 1,
        amount: 5000n,
        accountingAmount: 5400n,
        kind: "line",
        balance: -5620n,
      },
      {
        ...payment,
        voucher: "VENDPAY-0002",
        entry: 3,
        amount: 0n,
        accountingAmount: 100n,
        kind: "exchangeAdjustment",
        balance: -5520n,
      },
    ];

    it("lists the entries of a period with the running balance", async () => {
      expect(await statement({ from: "2024-03-02", to: "2024-03-31" })).to.deep.equal({
        company: "BUY",
        currency: "USD",
        account: "2000",
        accountName: "Intercompany",
        from: "2024-03-02",
        to: "2024-03-31",
        opening: -16500n,
        debit: 10980n,
        credit: 0n,
        closing: -5520n,
        entries: paid,
      });
    });

    it("begins with the first entry where no period is given, and counts all where it stops at a limit", async () => {
      expect(await statement({ limit: 1 })).to.deep.equal({
        company: "BUY",
        currency: "USD",
        account: "2000",
        accountName: "Intercompany",
        opening: 0n,
        debit: 10980n,
        credit: 16500n,
        closing: -5520n,
        entries: [
          {
            ...shared,
            journal: "P-1",
            date: "2024-03-01",
            voucher: "VENDINV-0001",
            entry: 1,
            amount: -10000n,
            accountingAmount: -11000n,
            kind: "line",
            balance: -11000n,
          },
        ],
      });
    });

    it("has no entries where there were none, but the balance", async () => {
      const { opening, debit, credit, closing, entries } = await statement({ from: "2024-04-01" });
      expect({ opening, debit, credit, closing, entries }).to.deep.equal({
        opening: -5520n,
        debit: 0n,
        credit: 0n,
        closing: -5520n,
        entries: [],
      });
      expect((await statement({ account: "8100" })).closing).to.equal(0n);
    });

    it("refuses an account that there is not", async () => {
      const error = await refusal(statement({ account: "9999" }));
      expect([error.code, error.message]).to.deep.equal([
        "CP_ACCOUNT_UNKNOWN",
        "Company BUY has no ledger account 9999.",
      ]);
    });
  });
});
