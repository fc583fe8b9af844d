import { expect } from "chai";
import { listLedgerEntries } from "#host/inquiry/ledger-entries.js";
import { listSettlements } from "#host/inquiry/settlements.js";
import { listTransactions } from "#host/inquiry/transactions.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { TradingBooks } from "./trading-books.js";

describeOnEachEngine("the inquiries into a company's books", (database) => {
  let books: TradingBooks;
  before(async () => {
    books = await TradingBooks.open(await database.newUrl());
    await books.sold("S-1", [{ amount: 10000n, invoice: "INV-1" }]);
    await books.bought("P-1", [{ amount: -10000n, invoice: "INV-1", dueDate: "2024-03-31" }]);
    const settle = [{ invoice: "INV-1", amount: "40.00" }];
    await books.paid("PAY-1", [{ amount: 5000n, date: "2024-03-06", settle }]);
  });
  after(() => books.host.close());

  it("list open transactions with their value in the accounting currency", async () => {
    const open = await books.host.store.read((session) => listTransactions(session, { company: "BUY" }));
    const transactions = open.map(({ transaction, counterpart, ...rest }) => {
      expect(transaction).to.be.above(0);
      expect(counterpart === undefined).to.equal(rest.type === "payment");
      return rest;
    });
    const shared = {
      company: "BUY",
      side: "vendor",
      party: "V-SELL",
      partyName: "Seller",
      currency: "EUR",
      line: 1,
    };
    expect(transactions).to.deep.equal([
      {
        ...shared,
        type: "invoice",
        date: "2024-03-01",
        dueDate: "2024-03-31",
        invoice: "INV-1",
        amount: -10000n,
        open: -6000n,
        journal: { company: "BUY", number: "P-1" },
        voucher: "VENDINV-0001",
        accountingCurrency: "USD",
        accountingAmount: -11000n,
        openAccounting: -6600n,
      },
      {
        ...shared,
        type: "payment",
        date: "2024-03-06",
        amount: 5000n,
        open: 1000n,
        journal: { company: "BUY", number: "PAY-1" },
        voucher: "VENDPAY-0001",
        accountingCurrency: "USD",
        accountingAmount: 5400n,
        openAccounting: 1080n,
      },
    ]);
  });

  it("leave closed transactions out unless asked for all", async () => {
    await books.paid("PAY-2", [{ amount: 6000n, date: "2024-03-07", settle: [{ invoice: "INV-1" }] }]);
    const read = async (all: boolean) =>
      (
        await books.host.store.read((session) =>
          listTransactions(session, { company: "BUY", side: "vendor", party: "V-SELL", all }),
        )
      ).map(({ voucher, open, closedOn }) => [voucher, open, closedOn]);
    expect(await read(false)).to.deep.equal([["VENDPAY-0001", 1000n, undefined]]);
    expect(await read(true)).to.deep.equal([
      ["VENDINV-0001", 0n, "2024-03-07"],
      ["VENDPAY-0001", 1000n, undefined],
      ["VENDPAY-0002", 0n, "2024-03-07"],
    ]);
  });

  it("show what each payment settled, and the exchange difference realized by it", async () => {
    const settlements = await books.host.store.read((session) =>
      listSettlements(session, { company: "BUY", journal: "PAY-1" }),
    );
    expect(settlements).to.deep.equal([
      {
        company: "BUY",
        side: "vendor",
        party: "V-SELL",
        date: "2024-03-06",
        payment: { journal: { company: "BUY", number: "PAY-1" }, line: 1, voucher: "VENDPAY-0001" },
        paymentType: "payment",
        invoice: "INV-1",
        invoiceType: "invoice",
        invoiceVoucher: "VENDINV-0001",
        currency: "EUR",
        amount: -4000n,
        paymentAmount: 4000n,
        paymentCurrency: "EUR",
        accountingCurrency: "USD",
        paymentAccounting: 4320n,
        invoiceAccounting: -4400n,
        adjustments: [],
        realized: -80n,
      },
    ]);
  });

  it("show a journal's ledger entries with the names of their accounts", async () => {
    const entries = await books.host.store.read((session) =>
      listLedgerEntries(session, { company: "BUY", journal: "PAY-1" }),
    );
    const shared = {
      company: "BUY",
      journal: "PAY-1",
      voucher: "VENDPAY-0001",
      date: "2024-03-06",
      currency: "EUR",
      accountingCurrency: "USD",
    };
    const intercompany = { account: "2000", accountName: "Intercompany" };
    const bank = { account: "1000", accountName: "Bank" };
    const gain = { account: "8000", accountName: "Exchange gain" };
    expect(entries).to.deep.equal([
      { ...shared, entry: 1, ...intercompany, amount: 5000n, accountingAmount: 5400n, kind: "line" },
      { ...shared, entry: 2, ...bank, amount: -5000n, accountingAmount: -5400n, kind: "offset" },
      { ...shared, entry: 3, ...intercompany, amount: 0n, accountingAmount: 80n, kind: "exchangeAdjustment" },
      { ...shared, entry: 4, ...gain, amount: 0n, accountingAmount: -80n, kind: "exchangeGain" },
    ]);
  });

  it("filter ledger entries by date, account and voucher, and stop at the limit", async () => {
    const read = async (filter: Omit<Parameters<typeof listLedgerEntries>[1], "company">) =>
      (
        await books.host.store.read((session) => listLedgerEntries(session, { company: "BUY", ...filter }))
      ).map(({ voucher, entry }) => `${voucher} ${entry}`);
    expect(await read({ to: "2024-03-01" })).to.deep.equal(["VENDINV-0001 1", "VENDINV-0001 2"]);
    expect(await read({ from: "2024-03-06", account: "1000" })).to.deep.equal([
      "VENDPAY-0001 2",
      "VENDPAY-0002 2",
    ]);
    expect(await read({ voucher: "VENDPAY-0001", limit: 1 })).to.deep.equal(["VENDPAY-0001 1"]);
  });
});
