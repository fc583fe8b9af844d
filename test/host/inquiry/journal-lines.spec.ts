import { expect } from "chai";
import { type JournalLineOverview, readJournalLines } from "#host/inquiry/journal-lines.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { TradingBooks } from "./trading-books.js";

describeOnEachEngine("readJournalLines", (database) => {
  let books: TradingBooks;
  before(async () => {
    books = await TradingBooks.open(await database.newUrl());
    await books.bought("P-1", [
      { amount: -10000n, invoice: "INV-1", dueDate: "2024-03-31" },
      { amount: -500n, invoice: "INV-2" },
    ]);
    const settle = [{ invoice: "INV-1", amount: "40.00" }, { invoice: "INV-2" }];
    const lines = [{ amount: 4500n, settle }, { amount: 100n }];
    await books.paid(
      "PAY-1",
      lines.map((line) => ({ ...line, text: "rent", paymentReference: "SEPA" })),
      false,
    );
  });
  after(() => books.host.close());

  const chunks = (number: string, size?: number): Promise<readonly (readonly JournalLineOverview[])[]> =>
    books.host.store.read(async (session) => {
      const found = [];
      for await (const chunk of readJournalLines(session, { company: "BUY", number }, size))
        found.push(chunk);
      return found;
    });

  const paid = {
    date: "2024-03-01",
    account: { type: "vendor", id: "V-SELL" },
    currency: "EUR",
    paymentReference: "SEPA",
    text: "rent",
  };
  const settlements = [
    { invoice: "INV-1", currency: "EUR", amount: -4000n },
    { invoice: "INV-2", currency: "EUR", amount: -500n },
  ];

  it("gives a draft's lines with what they are marked to settle, chunk by chunk", async () => {
    expect(await chunks("PAY-1", 1)).to.deep.equal([
      [{ ...paid, line: 1, amount: 4500n, settlements }],
      [{ ...paid, line: 2, amount: 100n, settlements: [] }],
    ]);
  });

  it("gives posted lines with their vouchers and what they settled", async () => {
    await books.host.journals.post({ company: "BUY", number: "PAY-1" }, { user: "ann" });
    expect(await chunks("PAY-1")).to.deep.equal([
      [
        { ...paid, line: 1, amount: 4500n, voucher: "VENDPAY-0001", settlements },
        { ...paid, line: 2, amount: 100n, voucher: "VENDPAY-0002", settlements: [] },
      ],
    ]);
    const [[invoice]] = (await chunks("P-1")) as [[JournalLineOverview]];
    expect(invoice).to.deep.include({ invoice: "INV-1", dueDate: "2024-03-31", voucher: "VENDINV-0001" });
  });

  it("gives nothing of a journal that is not there", async () => {
    expect(await chunks("NONE")).to.deep.equal([]);
  });
});
