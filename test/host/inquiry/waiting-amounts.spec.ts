import { expect } from "chai";
import { listMirrors } from "#host/inquiry/mirrors.js";
import { waitingAmounts } from "#host/inquiry/waiting-amounts.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { recordedOn, TradingBooks } from "./trading-books.js";

describeOnEachEngine("waitingAmounts", (database) => {
  let books: TradingBooks;
  const vendor = { type: "vendor", id: "V-SELL" } as const;

  /** What each mirror comes to, by its source. */
  const amounts = () =>
    books.host.store.read(async (session) => {
      const mirrors = await listMirrors(session, new Date(recordedOn));
      const byMirror = await waitingAmounts(session, mirrors);
      return mirrors.map(({ id, source, status }) => [
        `${source.number} ${status}`,
        ...(byMirror.get(id) ?? []).map(({ amount, currency }) => `${amount} ${currency}`),
      ]);
    });

  const open = async (postAutomatically: boolean): Promise<void> => {
    books = await TradingBooks.open(await database.newUrl(), { postAutomatically });
    const names = ["GENERAL", "REVERSE"].map((id) => ({ id, voucherSeries: id }));
    const types = ["general", "reversal"] as const;
    await books.host.applyMasterData({
      companies: [
        {
          id: "BUY",
          numberSeries: names.map(({ id }) => ({ id, prefix: `${id}-`, digits: "4" })),
          journalNames: names.map((name, index) => ({ ...name, type: types[index]! })),
        },
      ],
    });
  };
  afterEach(() => books.host.close());

  it("are those of a draft in each currency, until it is posted", async () => {
    await open(false);
    await books.paid("PAY-1", [{ amount: 4000n }, { amount: 700n, currency: "USD" }, { amount: 1000n }]);
    expect(await amounts()).to.deep.equal([["PAY-1 draft", "-5000 EUR", "-700 USD"]]);
    await books.host.journals.post({ company: "SELL", number: "J-000001" }, { user: "bob" });
    expect(await amounts()).to.deep.equal([["PAY-1 posted"]]);
  });

  it("are those of the lines that a draft still has, where others of its source were reversed", async () => {
    await open(false);
    await books.paid("PAY-1", [{ amount: 4000n }, { amount: 1000n }]);
    const request = { journal: { company: "BUY", number: "PAY-1" }, date: "2024-03-02", lines: [2] };
    await books.host.reversals.reverse(request, { user: "ann" });
    expect((await amounts())[0]).to.deep.equal(["PAY-1 draft", "-4000 EUR"]);
  });

  it("are those of what was paid where the mirror is parked, without invoices and other accounts", async () => {
    await open(true);
    const bank = { type: "ledger", id: "1000" } as const;
    const payment = { account: vendor, amount: 3000n, offset: bank };
    const invoice = { account: vendor, amount: -9000n, offset: { type: "ledger", id: "5000" } } as const;
    await books.enter({ company: "BUY", number: "GL-0" }, "GENERAL", [
      { ...invoice, invoice: "INV-8" },
      payment,
    ]);
    await books.setPeriod("SELL", "closed");
    await books.enter({ company: "BUY", number: "GL-1" }, "GENERAL", [
      { ...invoice, invoice: "INV-9" },
      { ...payment, amount: 2000n },
      { account: { type: "ledger", id: "5000" }, amount: 100n, offset: bank },
    ]);
    const request = { journal: { company: "BUY", number: "GL-0" }, date: "2024-03-02" };
    const { number } = await books.host.reversals.reverse(request, { user: "ann" });
    expect(await amounts()).to.deep.equal([
      ["GL-0 posted"],
      ["GL-1 parked", "-2000 EUR"],
      [`${number} parked`, "3000 EUR"],
    ]);
  });
});
