import { expect } from "chai";
import { ageing, type AgeingQuery } from "#host/inquiry/reports/ageing.js";
import { type PartyLedger, partyLedger, type PartyLedgerQuery } from "#host/inquiry/reports/party-ledger.js";
import { refusal } from "../../store/rejection.js";
import { describeOnEachEngine } from "../../store/test-database.js";
import { openTradedBooks } from "../traded-books.js";
import { TradingBooks } from "../trading-books.js";

const none = { notDue: 0n, days1to30: 0n, days31to60: 0n, days61to90: 0n, over90days: 0n, total: 0n };
const vendor = { side: "vendor", party: "V-SELL" } as const;
const customer = { side: "customer", party: "C-BUY" } as const;

describeOnEachEngine("the reports on vendors and customers", (database) => {
  let books: TradingBooks;
  before(async () => {
    books = await openTradedBooks(await database.newUrl());
  });
  after(() => books.host.close());

  const ledger = (query: Partial<PartyLedgerQuery> = {}, of = books): Promise<PartyLedger> =>
    of.host.store.read((session) => partyLedger(session, { company: "BUY", ...vendor, ...query }));
  /** The ledger with its transactions' numbers taken out, which differ from run to run. */
  const numberless = async (query: Partial<PartyLedgerQuery> = {}) => {
    const { transactions, ...head } = await ledger(query);
    const rest = transactions.map(({ transaction, ...one }) => {
      expect(transaction).to.be.above(0);
      return one;
    });
    return { ...head, transactions: rest };
  };
  const aged = (query: Partial<AgeingQuery> = {}, of = books) =>
    of.host.store.read((session) => ageing(session, { company: "BUY", asOf: "2024-05-30", ...query }));

  const invoice1 = {
    type: "invoice",
    date: "2024-03-01",
    dueDate: "2024-03-31",
    invoice: "INV-1",
    journal: { company: "BUY", number: "P-1" },
    line: 1,
    voucher: "VENDINV-0001",
    currency: "EUR",
    amount: -10000n,
    accountingAmount: -11000n,
  };
  const invoice2 = {
    ...invoice1,
    dueDate: "2024-02-15",
    invoice: "INV-2",
    line: 2,
    voucher: "VENDINV-0002",
    amount: -5000n,
    accountingAmount: -5500n,
  };
  const payment1 = {
    type: "payment",
    date: "2024-03-06",
    journal: { company: "BUY", number: "PAY-1" },
    line: 1,
    voucher: "VENDPAY-0001",
    currency: "EUR",
    amount: 5000n,
    accountingAmount: 5400n,
  };

  describe("party ledger", () => {
    const head = { company: "BUY", accountingCurrency: "USD", ...vendor, partyName: "Seller" };

    it("lists a vendor's transactions with what settled each of them", async () => {
      const settled1 = { date: "2024-03-06", realized: -80n };
      const settled2 = { date: "2024-03-06", realized: -100n };
      expect(await numberless()).to.deep.equal({
        ...head,
        transactions: [
          {
            ...invoice1,
            open: -6000n,
            openAccounting: -6600n,
            settlements: [
              {
                ...settled1,
                type: "payment",
                voucher: "VENDPAY-0001",
                amount: -4000n,
                accountingAmount: -4400n,
              },
            ],
          },
          {
            ...invoice2,
            open: 0n,
            openAccounting: 0n,
            settlements: [
              {
                ...settled2,
                type: "payment",
                voucher: "VENDPAY-0002",
                amount: -5000n,
                accountingAmount: -5500n,
              },
            ],
          },
          {
            ...payment1,
            open: 1000n,
            openAccounting: 1080n,
            settlements: [
              {
                ...settled1,
                type: "invoice",
                invoice: "INV-1",
                voucher: "VENDINV-0001",
                amount: 4000n,
                accountingAmount: 4320n,
              },
            ],
          },
          {
            ...payment1,
            line: 2,
            voucher: "VENDPAY-0002",
            open: 0n,
            openAccounting: 0n,
            settlements: [
              {
                ...settled2,
                type: "invoice",
                invoice: "INV-2",
                voucher: "VENDINV-0002",
                amount: 5000n,
                accountingAmount: 5400n,
              },
            ],
          },
        ],
        balances: [{ currency: "EUR", open: -5000n, openAccounting: -5520n }],
        openAccounting: -5520n,
      });
    });

    it("shows how it stood at the end of a past day", async () => {
      expect(await numberless({ asOf: "2024-03-05" })).to.deep.equal({
        ...head,
        asOf: "2024-03-05",
        transactions: [
          { ...invoice1, open: -10000n, openAccounting: -11000n, settlements: [] },
          { ...invoice2, open: -5000n, openAccounting: -5500n, settlements: [] },
        ],
        balances: [{ currency: "EUR", open: -15000n, openAccounting: -16500n }],
        openAccounting: -16500n,
      });
    });

    it("agrees with what the books keep as open", async () => {
      for (const query of [{}, { company: "SELL", ...customer }]) {
        const { transactions } = await ledger(query);
        const kept = await books.host.store.read((session) =>
          session.rows("SELECT id, open, open_accounting FROM party_transaction"),
        );
        const open = new Map(kept.map(([id, ...amounts]) => [Number(id), amounts]));
        for (const one of transactions) {
          expect([one.open, one.openAccounting]).to.deep.equal(open.get(one.transaction));
        }
        expect(transactions).to.have.length(4);
      }
    });

    it("refuses a party that there is not", async () => {
      const error = await refusal(ledger({ party: "V-NONE" }));
      expect([error.code, error.message]).to.deep.equal([
        "CP_ACCOUNT_UNKNOWN",
        "Company BUY has no vendor account V-NONE.",
      ]);
    });
  });

  describe("ageing", () => {
    it("sums what is open by party, currency and days overdue; payments on account by their date", async () => {
      expect(await aged()).to.deep.equal({
        company: "BUY",
        accountingCurrency: "USD",
        asOf: "2024-05-30",
        rows: [
          {
            ...vendor,
            partyName: "Seller",
            currency: "EUR",
            open: { ...none, days31to60: -6000n, days61to90: 1000n, total: -5000n },
            openAccounting: { ...none, days31to60: -6600n, days61to90: 1080n, total: -5520n },
          },
        ],
        totals: [
          {
            side: "vendor",
            openAccounting: { ...none, days31to60: -6600n, days61to90: 1080n, total: -5520n },
          },
        ],
      });
    });

    it("takes back what was settled after the day", async () => {
      const { rows } = await aged({ asOf: "2024-03-05" });
      expect(rows.map(({ open, openAccounting }) => ({ open, openAccounting }))).to.deep.equal([
        {
          open: { ...none, notDue: -10000n, days1to30: -5000n, total: -15000n },
          openAccounting: { ...none, notDue: -11000n, days1to30: -5500n, total: -16500n },
        },
      ]);
      expect((await aged({ asOf: "2024-02-29" })).rows).to.deep.equal([]);
    });

    it("moves an item from bucket to bucket as days pass", async () => {
      // The invoice of 60.00 was due on 31 March, the 10.00 on account were paid on 6 March.
      const expected = [
        ["2024-03-31", { notDue: 6000n, days1to30: -1000n }],
        ["2024-04-01", { days1to30: 5000n }],
        ["2024-04-30", { days1to30: 6000n, days31to60: -1000n }],
        ["2024-05-01", { days31to60: 5000n }],
        ["2024-05-30", { days31to60: 6000n, days61to90: -1000n }],
        ["2024-05-31", { days61to90: 5000n }],
        ["2024-06-29", { days61to90: 6000n, over90days: -1000n }],
        ["2024-06-30", { over90days: 5000n }],
      ] as const;
      for (const [asOf, open] of expected) {
        const { rows } = await aged({ company: "SELL", side: "customer", asOf });
        expect(rows[0]!.open, asOf).to.deep.equal({ ...none, ...open, total: 5000n });
      }
    });

    it("looks at one side alone where it is told to", async () => {
      expect((await aged({ side: "customer" })).rows).to.deep.equal([]);
      expect((await aged({ side: "vendor" })).rows).to.have.length(1);
      expect((await aged({ company: "SELL" })).totals.map(({ side }) => side)).to.deep.equal(["customer"]);
    });

    it("refuses a company that there is not", async () => {
      expect((await refusal(aged({ company: "NONE" }))).code).to.equal("CP_COMPANY_UNKNOWN");
    });
  });

  describe("both", () => {
    let mixed: TradingBooks;
    beforeEach(async () => {
      mixed = await TradingBooks.open(await database.newUrl(), { mirrors: false });
    });
    afterEach(() => mixed.host.close());

    it("count a settlement from the day on which payment and invoice stand", async () => {
      await mixed.bought("P-1", [{ amount: -10000n, invoice: "INV-1", date: "2024-03-20" }]);
      await mixed.paid("PAY-1", [{ amount: 10000n, date: "2024-03-10", settle: [{ invoice: "INV-1" }] }]);
      const open = async (asOf: string) => [
        (await ledger({ asOf }, mixed)).transactions.map(({ open: one, settlements }) => [
          one,
          settlements.length,
        ]),
        (await aged({ asOf }, mixed)).rows.map((row) => row.open.total),
      ];
      expect(await open("2024-03-09")).to.deep.equal([[], []]);
      expect(await open("2024-03-19")).to.deep.equal([[[10000n, 0]], [10000n]]);
      expect(await open("2024-03-20")).to.deep.equal([
        [
          [0n, 1],
          [0n, 1],
        ],
        [],
      ]);
    });

    it("keep currencies apart, and add them up in the accounting currency", async () => {
      await mixed.bought("P-1", [
        { amount: -10000n, invoice: "INV-1" },
        { amount: -300n, invoice: "INV-2", currency: "USD" },
      ]);
      const { balances, openAccounting } = await ledger({}, mixed);
      expect({ balances, openAccounting }).to.deep.equal({
        balances: [
          { currency: "EUR", open: -10000n, openAccounting: -11000n },
          { currency: "USD", open: -300n, openAccounting: -300n },
        ],
        openAccounting: -11300n,
      });
      const { rows, totals } = await aged({ asOf: "2024-03-01" }, mixed);
      expect(rows.map(({ currency, open }) => [currency, open.notDue])).to.deep.equal([
        ["EUR", -10000n],
        ["USD", -300n],
      ]);
      expect(totals).to.deep.equal([
        { side: "vendor", openAccounting: { ...none, notDue: -11300n, total: -11300n } },
      ]);
    });

    it("take a credit note for what it is", async () => {
      await mixed.bought("P-1", [{ amount: -10000n, invoice: "INV-1" }]);
      await mixed.bought("P-2", [{ amount: 3000n, invoice: "CN-1" }]);
      await mixed.paid("PAY-1", [{ amount: 7000n, settle: [{ invoice: "CN-1" }, { invoice: "INV-1" }] }]);
      const { transactions } = await ledger({}, mixed);
      const shown = transactions.map(({ type, open, settlements }) => [
        type,
        open,
        settlements.map(({ amount }) => amount),
      ]);
      expect(shown).to.deep.equal([
        ["invoice", 0n, [-10000n]],
        ["creditNote", 0n, [3000n]],
        ["payment", 0n, [10000n, -3000n]],
      ]);
    });
  });
});
