import { expect } from "chai";
import { findPosting } from "#host/inquiry/trace/find-posting.js";
import { tracePosting } from "#host/inquiry/trace/trace-posting.js";
import { refusal } from "../store/rejection.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { openTradedBooks } from "./traded-books.js";
import { recordedOn, type TradingBooks } from "./trading-books.js";

describeOnEachEngine("tracing a posting", (database) => {
  let books: TradingBooks;
  before(async () => {
    books = await openTradedBooks(await database.newUrl());
  });
  after(() => books.host.close());

  const find = (label: string) => books.host.store.read((session) => findPosting(session, label));
  const trace = (label: string) =>
    books.host.store.read(async (session) =>
      tracePosting(session, await findPosting(session, label), new Date(recordedOn)),
    );
  const policy = { paymentJournal: "CUSTPAY", postAutomatically: true };
  const madeBy = {
    plugin: "intercompany-settlement",
    pluginVersion: "0.1.0",
    initiatedBy: "ann",
    createdAt: recordedOn,
    policyThen: policy,
  };

  it("leads from a payment to its mirror, and back, line by line", async () => {
    const source = await trace("PAY-1");
    const target = await trace("SELL/J-000001");
    expect(source.journal).to.deep.include({
      company: "BUY",
      number: "PAY-1",
      createdBy: "ann",
      postedBy: "ann",
    });
    expect(target.journal).to.deep.include({
      company: "SELL",
      number: "J-000001",
      createdBy: "plugin:intercompany-settlement",
      postedBy: "ann",
    });
    const [made] = source.mirrors;
    expect(made).to.deep.include({ end: "source", other: target.journal });
    expect(made?.mirror).to.deep.include({ ...madeBy, status: "posted" });
    expect(target.mirrors).to.deep.equal([{ ...made, end: "target", other: source.journal }]);
    expect(
      made?.lines.map((tie) => [tie.source.line, tie.source.voucher, tie.target.line, tie.target.voucher]),
    ).to.deep.equal([
      [1, "VENDPAY-0001", 1, "CUSTPAY-0001"],
      [2, "VENDPAY-0002", 2, "CUSTPAY-0002"],
    ]);
    expect([source.seal?.place, target.seal?.place]).to.deep.equal([2, 2]);
    expect(source.seal?.hash).to.match(/^[0-9a-f]{64}$/u);
    expect(source.approvals).to.deep.equal([]);
  });

  it("shows of a voucher its own entries, seal and mirrored line", async () => {
    const { voucher, mirrors } = await trace("SELL/CUSTPAY-0002");
    expect(voucher?.seal).to.match(/^[0-9a-f]{64}$/u);
    expect(voucher?.entries.map(({ account, amount }) => [account, amount])).to.deep.equal([
      ["2000", -5000n],
      ["1000", 5000n],
    ]);
    expect(mirrors.map(({ end, lines }) => [end, lines.map(({ source }) => source.voucher)])).to.deep.equal([
      ["target", ["VENDPAY-0002"]],
    ]);
    expect((await trace("BUY/VENDINV-0001")).mirrors).to.deep.equal([]);
  });

  it("finds a journal before a voucher, and asks for the company where several have the number", async () => {
    expect(await find("VENDPAY-0001")).to.deep.equal({
      journal: { company: "BUY", number: "PAY-1" },
      voucher: "VENDPAY-0001",
    });
    await books.received("VENDPAY-0001", [{ amount: -100n }], false);
    expect(await find("VENDPAY-0001")).to.deep.equal({
      journal: { company: "SELL", number: "VENDPAY-0001" },
    });
    await books.received("PAY-1", [{ amount: -100n }], false);
    const told = async (label: string) => (await refusal(find(label))).toJSON();
    expect(await told("PAY-1")).to.deep.equal({
      code: "CP_POSTING_AMBIGUOUS",
      message: "Several companies have a journal or voucher PAY-1: BUY, SELL.",
      mend: "Name the company too: COMPANY/PAY-1.",
      facts: { number: "PAY-1", companies: "BUY, SELL" },
    });
    expect((await told("SELL/PAY-9")).message).to.equal(
      "There is neither a journal nor a voucher SELL/PAY-9.",
    );
  });
});
