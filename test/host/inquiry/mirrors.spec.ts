import { expect } from "chai";
import { listMirrorLines } from "#host/inquiry/mirror-lines.js";
import { listMirrors, type MirrorFilter } from "#host/inquiry/mirrors.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { recordedOn, TradingBooks } from "./trading-books.js";

const later = new Date("2024-03-14T08:00:00.000Z");

describeOnEachEngine("listMirrors", (database) => {
  let books: TradingBooks;
  const list = (filter?: MirrorFilter) =>
    books.host.store.read((session) => listMirrors(session, later, filter));

  beforeEach(async () => {
    books = await TradingBooks.open(await database.newUrl(), { postAutomatically: false });
    await books.sold("S-1", [{ amount: 10000n, invoice: "INV-1" }]);
    await books.bought("P-1", [{ amount: -10000n, invoice: "INV-1" }]);
    await books.paid("PAY-1", [
      { amount: 4000n, settle: [{ invoice: "INV-1", amount: "40.00" }] },
      { amount: 1000n, account: { type: "vendor", id: "V-SELL" } },
    ]);
  });
  afterEach(() => books.host.close());

  it("tells a draft's age in whole days, its policy as it was, and who asked for it", async () => {
    await books.host.applyMasterData({
      tradingRelationships: [
        {
          selling: { company: "SELL", customer: "C-BUY" },
          buying: { company: "BUY", vendor: "V-SELL" },
          salesOrderPolicy: { paymentJournal: "CUSTPAY", postAutomatically: true },
        },
      ],
    });
    const [mirror, ...others] = await list({ status: "draft" });
    expect(others).to.deep.equal([]);
    const { id, relationship, ...rest } = mirror!;
    expect(id).to.be.above(0);
    expect(relationship.policy).to.deep.equal({ paymentJournal: "CUSTPAY", postAutomatically: true });
    expect(rest).to.deep.equal({
      source: { company: "BUY", number: "PAY-1" },
      event: "payment",
      status: "draft",
      target: { company: "SELL", number: "J-000001" },
      lineCount: 2,
      initiatedBy: "ann",
      plugin: "intercompany-settlement",
      createdAt: recordedOn,
      policyThen: { paymentJournal: "CUSTPAY", postAutomatically: false },
      pluginVersion: "0.1.0",
      ageDays: 3,
    });
  });

  it("filters by either company, by status and by the mirrored journal", async () => {
    await books.setPeriod("SELL", "closed");
    await books.paid("PAY-2", [{ amount: 500n }]);
    const sources = async (filter: MirrorFilter) =>
      (await list(filter)).map(({ source, status }) => `${source.number} ${status}`);
    expect(await sources({ company: "BUY" })).to.deep.equal(["PAY-1 draft", "PAY-2 draft"]);
    expect(await sources({ company: "SELL", status: "draft" })).to.deep.equal(["PAY-1 draft", "PAY-2 draft"]);
    expect(await sources({ sourceJournal: "PAY-2" })).to.deep.equal(["PAY-2 draft"]);
    expect(await sources({ status: "parked" })).to.deep.equal([]);
    expect(await sources({ company: "NONE" })).to.deep.equal([]);
  });

  it("leads from each line to the line it became and back, with both vouchers once it is posted", async () => {
    const [mirror] = await list();
    const lines = () => books.host.store.read((session) => listMirrorLines(session, mirror!.id));
    const target = { company: "SELL", number: "J-000001" };
    const source = { journal: { company: "BUY", number: "PAY-1" } };
    expect(await lines()).to.deep.equal([
      {
        source: { ...source, line: 1, voucher: "VENDPAY-0001" },
        target: { journal: target, line: 1 },
        currency: "EUR",
        amount: -4000n,
      },
      {
        source: { ...source, line: 2, voucher: "VENDPAY-0002" },
        target: { journal: target, line: 2 },
        currency: "EUR",
        amount: -1000n,
      },
    ]);
    await books.host.journals.post(target, { user: "bob" });
    expect((await lines()).map((line) => line.target.voucher)).to.deep.equal([
      "CUSTPAY-0001",
      "CUSTPAY-0002",
    ]);
    expect((await list()).map(({ status }) => status)).to.deep.equal(["posted"]);
  });
});
