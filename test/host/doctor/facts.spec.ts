import { expect } from "chai";
import { deliverDue, enqueue } from "#host/delivery/index.js";
import { readCompanyPeriods } from "#host/doctor/facts/company-periods.js";
import { readNeededRates, readNewestRates } from "#host/doctor/facts/needed-rates.js";
import { readSeriesUse } from "#host/doctor/facts/number-series.js";
import { readDeadDeliveries, readPendingDeliveries } from "#host/doctor/facts/stuck-deliveries.js";
import { readStuckMirrors, readWaitingMirrors } from "#host/doctor/facts/stuck-mirrors.js";
import type { Session } from "#host/store/session.js";
import { recordedOn, TradingBooks } from "../inquiry/trading-books.js";
import { describeOnEachEngine } from "../store/test-database.js";

describeOnEachEngine("the facts that a doctor reads", (database) => {
  let books: TradingBooks;
  const read = <T>(work: (session: Session) => Promise<T>) => books.host.store.read(work);

  beforeEach(async () => {
    books = await TradingBooks.open(await database.newUrl(), { postAutomatically: false });
  });
  afterEach(() => books.host.close());

  it("count parked mirrors by companies and reason, with the oldest of them", async () => {
    expect(await read(readStuckMirrors)).to.deep.equal([]);
    const trade = {
      selling: { company: "SELL", customer: "C-BUY" },
      buying: { company: "BUY", vendor: "V-SELL" },
    };
    const salesOrderPolicy = { paymentJournal: "CUSTPAY", postAutomatically: true };
    await books.host.applyMasterData({ tradingRelationships: [{ ...trade, salesOrderPolicy }] });
    await books.setPeriod("SELL", "closed");
    for (const number of ["PAY-1", "PAY-2"]) await books.paid(number, [{ amount: 500n }]);
    await books.host.applyMasterData({ tradingRelationships: [{ ...trade, active: false }] });
    await books.paid("PAY-3", [{ amount: 500n }]);
    const stuck = await read(readStuckMirrors);
    expect(stuck.map(({ first: _, ...rest }) => rest)).to.deep.equal([
      {
        outcome: "parked",
        source: "BUY",
        target: "SELL",
        reason: "SELL, journal J-000001, line 1: the fiscal period of SELL on 2024-03-01 is closed.",
        count: 2n,
        since: recordedOn,
      },
      {
        outcome: "notMirrored",
        source: "BUY",
        target: "SELL",
        reason: "The trading relationship of BUY, vendor V-SELL, with SELL is not active.",
        count: 1n,
        since: recordedOn,
      },
    ]);
  });

  it("count mirrors that wait, since a moment, by their journals' status", async () => {
    for (const number of ["PAY-1", "PAY-2"]) await books.paid(number, [{ amount: 500n }]);
    const before = (moment: string) => read((session) => readWaitingMirrors(session, moment));
    expect(await before("2024-03-10T08:59:59.999Z")).to.deep.equal([]);
    expect(await before(recordedOn)).to.deep.equal([
      { company: "SELL", status: "draft", count: 2n, first: "J-000001", since: recordedOn },
    ]);
  });

  it("count deliveries that are dead, and those that are pending, by their handler", async () => {
    const { store } = books.host;
    const hook = "onVendorPaymentJournalCommitted";
    const event = (journal: string, ...handlers: string[]) => ({
      key: `${hook}:BUY:${journal}`,
      hook,
      company: "BUY",
      journal,
      user: "ann",
      handlers: handlers.map((handler) => ({ plugin: "mail", handler })),
    });
    const at = new Date(recordedOn);
    await store.transaction(async (session) => {
      await enqueue(session, event("P-1", "tell"), at);
      await enqueue(session, event("P-2", "tell"), at);
    });
    const fail = () => Promise.reject(new Error("It does not answer."));
    await deliverDue({ store, now: () => at, canRun: () => true, run: fail, settings: { attempts: 1 } });
    await store.transaction((session) => enqueue(session, event("P-3", "tell", "file"), at));
    const [dead, ...others] = await read(readDeadDeliveries);
    expect(others).to.deep.equal([]);
    const { first, ...rest } = dead!;
    expect(first).to.be.above(0);
    expect(rest).to.deep.equal({ plugin: "mail", handler: "tell", count: 2n, error: "It does not answer." });
    expect(await read(readPendingDeliveries)).to.deep.equal([
      { plugin: "mail", handler: "file", hook, count: 1n, due: recordedOn },
      { plugin: "mail", handler: "tell", hook, count: 1n, due: recordedOn },
    ]);
  });

  it("tell how each company's calendar stands to a day", async () => {
    await books.setPeriod("SELL", "closed");
    expect(await read((session) => readCompanyPeriods(session, "2024-12-31"))).to.deep.equal([
      { company: "BUY", status: "open", end: "2024-12-31" },
      { company: "SELL", status: "closed", end: "2024-12-31" },
    ]);
    expect(await read((session) => readCompanyPeriods(session, "2025-01-01"))).to.deep.equal([
      { company: "BUY", status: undefined, end: "2024-12-31" },
      { company: "SELL", status: undefined, end: "2024-12-31" },
    ]);
  });

  it("tell how far each number series is used", async () => {
    await books.sold("S-1", [
      { amount: 500n, invoice: "INV-1" },
      { amount: 700n, invoice: "INV-2" },
    ]);
    const series = await read(readSeriesUse);
    expect(series.filter(({ company }) => company === "SELL")).to.deep.equal([
      { company: "SELL", series: "CUSTINV", limit: 10_000n, next: 3n },
      { company: "SELL", series: "CUSTPAY", limit: 10_000n, next: 1n },
      { company: "SELL", series: "VENDINV", limit: 10_000n, next: 1n },
      { company: "SELL", series: "VENDPAY", limit: 10_000n, next: 1n },
    ]);
  });

  it("tell the rates that companies need for what they have open, and the newest", async () => {
    await books.bought("P-1", [{ amount: -500n, invoice: "INV-1" }]);
    await books.sold("S-1", [{ amount: 500n, currency: "GBP", invoice: "INV-2" }]);
    const bankAccounts = [{ id: "YEN", name: "Yen", mainAccount: "1000", currency: "JPY" }];
    await books.host.applyMasterData({ companies: [{ id: "BUY", bankAccounts }] });
    const needed = (day: string) => read((session) => readNeededRates(session, day));
    const toDollars = { company: "BUY", to: "USD", rateType: "Default" };
    expect(await needed("2024-01-01")).to.deep.equal([
      { ...toDollars, from: "EUR" },
      {
        ...toDollars,
        from: "JPY",
        fault: {
          code: "CP_RATE_MISSING",
          facts: { from: "JPY", to: "USD", date: "2024-01-01", rateType: "Default" },
        },
      },
      { company: "SELL", from: "GBP", to: "EUR", rateType: "Default" },
    ]);
    expect((await needed("2023-12-31")).map(({ fault }) => fault?.code)).to.deep.equal([
      "CP_RATE_MISSING",
      "CP_RATE_MISSING",
      "CP_RATE_MISSING",
    ]);
    const newest = (day: string) => read((session) => readNewestRates(session, day));
    expect(await newest("2024-03-04")).to.deep.equal([{ rateType: "Default", date: "2024-01-01" }]);
    expect(await newest("2024-03-05")).to.deep.equal([{ rateType: "Default", date: "2024-03-05" }]);
  });

  it("tell the rates into a reporting currency too", async () => {
    const companies = [{ id: "SELL", reportingCurrency: "USD" }];
    await books.host.applyMasterData({ companies });
    await books.sold("S-1", [{ amount: 500n, invoice: "INV-1" }]);
    expect(await read((session) => readNeededRates(session, "2024-01-01"))).to.deep.equal([
      { company: "SELL", from: "EUR", to: "USD", rateType: "Default" },
    ]);
  });
});
