import { expect } from "chai";
import {
  type Reconciliation,
  type ReconciliationRow,
  reconcile,
} from "#host/inquiry/reconciliation/reconcile.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { refusal } from "../store/rejection.js";
import { TradingBooks } from "./trading-books.js";

const parties = { vendor: "V-SELL", customer: "C-BUY", currency: "EUR" };

describeOnEachEngine("reconcile", (database) => {
  let books: TradingBooks;
  const open = async (setting?: Parameters<typeof TradingBooks.open>[1]) => {
    books = await TradingBooks.open(await database.newUrl(), setting);
  };
  const compare = (asOf?: string): Promise<Reconciliation> =>
    books.host.store.read((session) => reconcile(session, { buyer: "BUY", seller: "SELL", asOf }));
  const rows = async (asOf?: string): Promise<readonly ReconciliationRow[]> => (await compare(asOf)).rows;
  /** An invoice in both companies. */
  const trade = async (invoice: string, amount: bigint) => {
    await books.sold(`S-${invoice}`, [{ amount, invoice }]);
    await books.bought(`P-${invoice}`, [{ amount: -amount, invoice }]);
  };
  afterEach(() => books.host.close());

  it("finds an open invoice that both have, and sums it by currency", async () => {
    await open();
    await trade("INV-1", 10000n);
    expect(await compare()).to.deep.equal({
      buyer: "BUY",
      seller: "SELL",
      rows: [
        {
          ...parties,
          invoice: "INV-1",
          buyerVoucher: "VENDINV-0001",
          sellerVoucher: "CUSTINV-0001",
          payable: 10000n,
          receivable: 10000n,
          difference: 0n,
          parts: [],
        },
      ],
      totals: [{ currency: "EUR", payable: 10000n, receivable: 10000n, difference: 0n }],
      reconciled: true,
    });
  });

  it("has nothing left once a payment was mirrored", async () => {
    await open();
    await trade("INV-1", 10000n);
    await books.paid("PAY-1", [{ amount: 10000n, settle: [{ invoice: "INV-1" }] }]);
    expect(await compare()).to.deep.equal({
      buyer: "BUY",
      seller: "SELL",
      rows: [],
      totals: [],
      reconciled: true,
    });
  });

  it("lays a difference to the mirror that waits as a draft, on the invoice and on account", async () => {
    await open({ postAutomatically: false });
    await trade("INV-1", 10000n);
    await books.paid("PAY-1", [{ amount: 11000n, settle: [{ invoice: "INV-1" }] }]);
    const found = await compare();
    const mirror = found.rows[0]?.parts[0]?.mirror;
    expect(mirror).to.be.a("number");
    const part = {
      kind: "draft",
      currency: "EUR",
      mirror,
      journal: { company: "SELL", number: "J-000001" },
      reason: "The mirrored payment waits as a draft in SELL.",
    };
    expect(found).to.deep.equal({
      buyer: "BUY",
      seller: "SELL",
      rows: [
        {
          ...parties,
          invoice: "INV-1",
          buyerVoucher: "VENDINV-0001",
          sellerVoucher: "CUSTINV-0001",
          payable: 0n,
          receivable: 10000n,
          difference: 10000n,
          parts: [{ ...part, amount: 10000n }],
        },
        {
          ...parties,
          buyerVoucher: "VENDPAY-0001",
          payable: -1000n,
          receivable: 0n,
          difference: 1000n,
          parts: [{ ...part, amount: 1000n }],
        },
      ],
      totals: [{ currency: "EUR", payable: -1000n, receivable: 10000n, difference: 11000n }],
      reconciled: false,
    });
  });

  it("lays a difference to the parked mirror, with what it waits for", async () => {
    await open();
    await trade("INV-1", 10000n);
    await books.setPeriod("SELL", "closed");
    await books.paid("PAY-1", [{ amount: 4000n, settle: [{ invoice: "INV-1", amount: "40.00" }] }]);
    const [row] = await rows();
    expect(row).to.deep.include({ payable: 6000n, receivable: 10000n, difference: 4000n });
    expect(row?.parts).to.have.length(1);
    const { mirror, ...part } = row!.parts[0]!;
    expect(mirror).to.be.a("number");
    expect(part).to.deep.equal({
      kind: "parked",
      currency: "EUR",
      amount: 4000n,
      reason:
        "The mirrored payment is parked: SELL, journal J-000001, line 1: the fiscal period of SELL on 2024-03-01 is closed.",
    });
  });

  it("pairs a payment on account with its mirror", async () => {
    await open();
    await books.paid("PAY-1", [{ amount: 2500n }]);
    expect(await rows()).to.deep.equal([
      {
        ...parties,
        buyerVoucher: "VENDPAY-0001",
        sellerVoucher: "CUSTPAY-0001",
        payable: -2500n,
        receivable: -2500n,
        difference: 0n,
        parts: [],
      },
    ]);
  });

  it("lists what only one company has: an invoice, a payment received", async () => {
    await open({ mirrors: false });
    await books.sold("S-1", [{ amount: 10000n, invoice: "INV-1" }]);
    await books.received("R-1", [{ amount: -700n }]);
    const part = { kind: "oneSided", currency: "EUR", reason: "Only SELL has it." };
    expect(await rows()).to.deep.equal([
      {
        ...parties,
        invoice: "INV-1",
        sellerVoucher: "CUSTINV-0001",
        payable: 0n,
        receivable: 10000n,
        difference: 10000n,
        parts: [{ ...part, amount: 10000n }],
      },
      {
        ...parties,
        sellerVoucher: "CUSTPAY-0001",
        payable: 0n,
        receivable: -700n,
        difference: -700n,
        parts: [{ ...part, amount: -700n }],
      },
    ]);
  });

  it("calls an invoice that the buyer has not posted yet a matter of timing", async () => {
    await open();
    await books.sold("S-1", [{ amount: 10000n, invoice: "INV-1" }]);
    await books.bought("P-1", [{ amount: -10000n, invoice: "INV-1" }], false);
    const [row] = await rows();
    expect(row?.parts).to.deep.equal([
      {
        kind: "timing",
        currency: "EUR",
        amount: 10000n,
        reason: "BUY has it in the journal P-1, which is not posted yet.",
        journal: { company: "BUY", number: "P-1" },
      },
    ]);
  });

  it("calls a payment that was not mirrored one-sided", async () => {
    await open({ mirrors: false });
    await trade("INV-1", 10000n);
    await books.paid("PAY-1", [{ amount: 10000n, settle: [{ invoice: "INV-1" }] }]);
    const [row] = await rows();
    expect(row?.parts).to.deep.equal([
      {
        kind: "oneSided",
        currency: "EUR",
        amount: 10000n,
        reason: "Only BUY settled 100.00 EUR of it, with VENDPAY-0001.",
      },
    ]);
  });

  it("calls what only one has a duplicate where both have another of the same date and amount", async () => {
    await open();
    await trade("INV-1", 10000n);
    await books.sold("S-2", [{ amount: 10000n, invoice: "INV-1X" }]);
    await books.paid("PAY-1", [{ amount: 2500n }]);
    await books.received("R-1", [{ amount: -2500n }]);
    const told = (await rows()).map(({ invoice, sellerVoucher, parts }) => ({
      document: invoice ?? sellerVoucher,
      parts: parts.map(({ kind, amount, reason }) => [kind, amount, reason]),
    }));
    const reason = (of: string) =>
      `Only SELL has it, with the date and the amount of ${of}, which both have.`;
    expect(told).to.deep.equal([
      { document: "INV-1", parts: [] },
      { document: "INV-1X", parts: [["duplicate", 10000n, reason("INV-1")]] },
      { document: "CUSTPAY-0001", parts: [] },
      { document: "CUSTPAY-0002", parts: [["duplicate", -2500n, reason("CUSTPAY-0001")]] },
    ]);
  });

  it("lists an invoice that the companies have in two currencies once in each", async () => {
    await open({ mirrors: false });
    await books.sold("S-1", [{ amount: 10000n, invoice: "INV-1" }]);
    await books.bought("P-1", [{ amount: -11000n, currency: "USD", invoice: "INV-1" }]);
    expect(
      (await rows()).map(({ currency, difference, parts }) => [currency, difference, parts]),
    ).to.deep.equal([
      ["EUR", 10000n, [{ kind: "exchange", currency: "EUR", amount: 10000n, reason: "BUY has it in USD." }]],
      [
        "USD",
        -11000n,
        [{ kind: "exchange", currency: "USD", amount: -11000n, reason: "SELL has it in EUR." }],
      ],
    ]);
  });

  it("keeps two companies of one currency reconciled, and shows what they value differently", async () => {
    await open({ buyerCurrency: "EUR" });
    await books.sold("S-1", [{ amount: 10000n, currency: "USD", invoice: "INV-1" }]);
    const late = { amount: -10000n, currency: "USD", invoice: "INV-1", date: "2024-03-05" };
    await books.bought("P-1", [late]);
    const {
      rows: [row],
      reconciled,
    } = await compare();
    expect(reconciled).to.equal(true);
    expect(row).to.deep.include({ difference: 0n });
    expect(row?.parts).to.deep.equal([
      {
        kind: "exchange",
        currency: "EUR",
        amount: 9091n - 9259n,
        reason: "BUY and SELL value the same open amount at different rates.",
      },
    ]);
  });

  it("looks back to the end of a day", async () => {
    await open();
    await books.sold("S-1", [{ amount: 10000n, invoice: "INV-1" }]);
    await books.bought("P-1", [{ amount: -10000n, invoice: "INV-1", date: "2024-03-03" }]);
    await books.paid("PAY-1", [{ amount: 11000n, date: "2024-03-06", settle: [{ invoice: "INV-1" }] }]);
    const short = async (day: string) =>
      (await rows(day)).map(({ invoice, payable, receivable, parts }) => ({
        invoice,
        payable,
        receivable,
        parts: parts.map(({ kind, reason }) => `${kind}: ${reason}`),
      }));
    expect(await short("2024-02-29")).to.deep.equal([]);
    expect(await short("2024-03-02")).to.deep.equal([
      {
        invoice: "INV-1",
        payable: 0n,
        receivable: 10000n,
        parts: ["timing: BUY has it only on 2024-03-03."],
      },
    ]);
    expect(await short("2024-03-05")).to.deep.equal([
      { invoice: "INV-1", payable: 10000n, receivable: 10000n, parts: [] },
    ]);
    expect(await short("2024-03-06")).to.deep.equal([
      { invoice: undefined, payable: -1000n, receivable: -1000n, parts: [] },
    ]);
    expect((await compare("2024-03-05")).asOf).to.equal("2024-03-05");
  });

  it("refuses companies that do not trade in this direction, and unknown ones", async () => {
    await open();
    const refused = async (buyer: string, seller: string) =>
      await refusal(books.host.store.read((session) => reconcile(session, { buyer, seller })));
    expect((await refused("SELL", "BUY")).toJSON()).to.deep.equal({
      code: "CP_PAIR_UNKNOWN",
      message: "SELL buys nothing from BUY: there is no trading relationship between them in this direction.",
      mend: "Name the buying company first and the selling company second, or import their trading relationship.",
      facts: { buyer: "SELL", seller: "BUY" },
    });
    expect((await refused("BUY", "NONE")).message).to.equal("There is no company NONE.");
  });
});
