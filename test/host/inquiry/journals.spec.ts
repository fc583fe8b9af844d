import { expect } from "chai";
import { listJournals } from "#host/inquiry/journals.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { recordedOn, TradingBooks } from "./trading-books.js";

describeOnEachEngine("listJournals", (database) => {
  let books: TradingBooks;
  before(async () => {
    books = await TradingBooks.open(await database.newUrl());
    await books.sold("S-1", [{ amount: 10000n, invoice: "INV-1" }]);
    await books.bought("P-1", [{ amount: -10000n, invoice: "INV-1" }]);
    await books.paid("PAY-1", [{ amount: 10000n, settle: [{ invoice: "INV-1" }] }]);
    await books.sold("S-2", [{ amount: 500n, invoice: "INV-2" }], false);
  });
  after(() => books.host.close());

  it("tells what a journal is, where it came from, and who made and posted it", async () => {
    const [mirror] = await books.host.store.read((session) =>
      listJournals(session, { type: "customerPayment" }),
    );
    expect(mirror).to.deep.equal({
      company: "SELL",
      number: "J-000001",
      name: "CUSTPAY",
      type: "customerPayment",
      status: "posted",
      description: "Mirror of BUY/PAY-1",
      origin: {
        kind: "mirror",
        plugin: "intercompany-settlement",
        source: { company: "BUY", number: "PAY-1" },
      },
      lineCount: 1,
      voucherCount: 1,
      createdBy: "plugin:intercompany-settlement",
      createdAt: recordedOn,
      postedBy: "ann",
      postedAt: recordedOn,
    });
  });

  it("lists by company in the order of making, and filters by what it is given", async () => {
    const label = async (filter: Parameters<typeof listJournals>[1]) =>
      (await books.host.store.read((session) => listJournals(session, filter))).map(
        ({ company, number }) => `${company}/${number}`,
      );
    expect(await label({})).to.deep.equal(["BUY/P-1", "BUY/PAY-1", "SELL/S-1", "SELL/J-000001", "SELL/S-2"]);
    expect(await label({ company: "SELL", status: "draft" })).to.deep.equal(["SELL/S-2"]);
    expect(await label({ number: "PAY-1" })).to.deep.equal(["BUY/PAY-1"]);
    expect(await label({ company: "NONE" })).to.deep.equal([]);
  });
});
