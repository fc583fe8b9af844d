import type { SettlementMark } from "@contrapost/sdk";
import { expect } from "chai";
import type { Host, JournalLineInput, SettleInput } from "contrapost";
import { createDraft } from "#host/posting/create-journal.js";
import { aPayment, clock, enterPayments, openBooks, postInvoice, query, refusalOf, user } from "./books.js";

const marks = `SELECT t.invoice, m.amount, m.payment_amount FROM mark m
  JOIN party_transaction t ON t.id = m.transaction_id ORDER BY m.line_no, m.mark_no`;

const settlements = `SELECT p.company, i.invoice, s.amount, s.payment_amount, s.payment_accounting, s.invoice_accounting
  FROM settlement s JOIN party_transaction i ON i.id = s.invoice_id JOIN party_transaction p ON p.id = s.payment_id
  ORDER BY p.company DESC, s.payment_id, s.settlement_no`;

/** A payment in dollars; invoices are in euros, each worth 1.08 dollars on its day. */
function inDollars(amount: bigint, settle: readonly SettleInput[]): JournalLineInput {
  return aPayment({ currency: "USD", amount, settle });
}

describe("a payment in another currency than its invoice", () => {
  let host: Host;
  afterEach(() => host.close());

  it("is marked with what the invoice takes of it by the day's rates, as far as it goes", async () => {
    host = await openBooks();
    for (const invoice of ["FR-1", "FR-2", "FR-3"]) await postInvoice(host, invoice, 10000n);
    const settle = [{ invoice: "FR-1" }, { invoice: "FR-2", amount: "50.00" }, { invoice: "FR-3" }];
    await enterPayments(host, [inDollars(20000n, settle)]);
    expect(await query(host, marks)).to.deep.equal([
      "FR-1 | -10000 | 10800",
      "FR-2 | -5000 | 5400",
      "FR-3 | -3519 | 3800",
    ]);
  });

  it("is marked by a given cross rate, which goes before the day's", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    await postInvoice(host, "CN-1", -1000n);
    const crossRate = "1.2";
    const settle = [
      { invoice: "FR-1", crossRate },
      { invoice: "CN-1", crossRate },
    ];
    await enterPayments(host, [inDollars(10800n, settle)]);
    expect(await query(host, marks)).to.deep.equal(["FR-1 | -10000 | 12000", "CN-1 | 1000 | -1200"]);
  });

  it("values the invoice's currency beside its own fixed rate, where it has one", async () => {
    host = await openBooks();
    const invoice = aPayment({
      date: "2024-01-10",
      currency: "USD",
      amount: -10000n,
      invoice: "US-1",
      offset: { type: "ledger", id: "500200" },
    });
    const [draft] = await host.journals.enter([{ company: "USMF", name: "VENDINV", lines: [invoice] }], {
      user,
    });
    await host.journals.post(draft!, { user });
    await enterPayments(host, [
      aPayment({ amount: 8000n, exchangeRate: "1.25", settle: [{ invoice: "US-1" }] }),
    ]);
    expect(await query(host, marks)).to.deep.equal(["US-1 | -10000 | 8000"]);
  });

  it("is refused without a rate, with a rate it has no use for, and where it is used up", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    const refused = (line: JournalLineInput) => refusalOf(enterPayments(host, [line]));
    const pounds = aPayment({ currency: "GBP", settle: [{ invoice: "FR-1" }] });
    expect(await refused(pounds)).to.deep.equal([
      "CP_RATE_LEG_MISSING payments.yaml:1: USMF has no exchange rate from GBP to USD on 2024-02-05 (rate type Default): they are not quoted, and on the way over EUR there is no rate between GBP and EUR.",
    ]);
    expect(await refused(aPayment({ settle: [{ invoice: "FR-1", crossRate: "1.1" }] }))).to.deep.equal([
      "CP_SETTLEMENT_ONE_CURRENCY payments.yaml:1: the cross rate 1.1 is between EUR and EUR.",
    ]);
    expect(
      await refused(inDollars(100n, [{ invoice: "FR-1", amount: "0.01", crossRate: "0.1" }])),
    ).to.deep.equal([
      "CP_SETTLEMENT_WORTH payments.yaml:1: 0.01 EUR of FR-1 cannot use up 0.00 USD of the payment.",
    ]);
    const twice = [{ invoice: "FR-1", amount: "50.00" }, { invoice: "FR-1" }];
    expect(await refused(inDollars(5400n, twice))).to.deep.equal([
      "CP_SETTLEMENT_EXCEEDS_PAYMENT payments.yaml:1: 162.00 USD are to be settled, but the payment is 54.00 USD.",
    ]);
    expect(await query(host, marks)).to.deep.equal([]);
    await enterPayments(host, [aPayment({ settle: [{ invoice: "FR-1", crossRate: "1.0" }] })]);
    expect(await query(host, marks)).to.deep.equal(["FR-1 | -10000 | null"]);
  });

  it("uses up what the marks say, or by the rates of its date what they leave open", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    await postInvoice(host, "FR-2", 10000n);
    const [first, second] = await ids(host);
    const all = [
      { transaction: first!, amount: -10000n },
      { transaction: second!, amount: -5000n, paymentAmount: 5500n },
    ];
    await host.journals.post(await draftWith(host, 16300n, all), { user });
    expect(await query(host, settlements)).to.deep.equal([
      "USMF | FR-1 | -10000 | 10800 | 10800 | -11000",
      "USMF | FR-2 | -5000 | 5500 | 5500 | -5500",
    ]);
  });

  it("is refused at posting where its marks exceed it or cannot use it up", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    const [transaction] = await ids(host);
    const refused = async (amount: bigint, currency: string, mark: Omit<SettlementMark, "transaction">) => {
      const draft = await draftWith(host, amount, [{ transaction: transaction!, ...mark }], currency);
      const [, ...problems] = await refusalOf(host.journals.post(draft, { user }));
      await host.store.transaction((session) => session.run("DELETE FROM mark"));
      return problems.map((problem) => problem.replace(draft.number, "J"));
    };
    expect(await refused(10000n, "USD", { amount: -10000n })).to.deep.equal([
      "CP_SETTLEMENT_EXCEEDS_PAYMENT USMF, journal J, line 1: 108.00 USD are to be settled, but the payment is 100.00 USD.",
    ]);
    expect(await refused(10000n, "USD", { amount: -10000n, paymentAmount: -10000n })).to.deep.equal([
      "CP_SETTLEMENT_WORTH USMF, journal J, line 1: -100.00 EUR of FR-1 cannot use up -100.00 USD of the payment.",
      "CP_SETTLEMENT_EXCEEDS_PAYMENT USMF, journal J, line 1: 100.00 USD are to be settled, but the payment is 100.00 USD.",
    ]);
    expect(await refused(10000n, "EUR", { amount: -10000n, paymentAmount: 9000n })).to.deep.equal([
      "CP_SETTLEMENT_WORTH USMF, journal J, line 1: -100.00 EUR of FR-1 cannot use up 90.00 EUR of the payment.",
    ]);
    expect(await refused(10000n, "GBP", { amount: -10000n })).to.deep.equal([
      "CP_RATE_LEG_MISSING USMF, journal J, line 1: USMF has no exchange rate from GBP to USD on 2024-02-05 (rate type Default): they are not quoted, and on the way over EUR there is no rate between GBP and EUR.",
    ]);
  });

  it("is mirrored as far as the counterpart is open, with its share of the payment", async () => {
    host = await openBooks("@contrapost/intercompany-settlement");
    await postInvoice(host, "FR-1", 10000n);
    const received = aPayment({
      account: { type: "customer", id: "C-USMF" },
      amount: -4000n,
      settle: [{ invoice: "FR-1", amount: "40.00" }],
    });
    const [own] = await host.journals.enter([{ company: "DEMF", name: "CUSTPAY", lines: [received] }], {
      user,
    });
    await host.journals.post(own!, { user });
    const payment = await enterPayments(host, [inDollars(12000n, [{ invoice: "FR-1", crossRate: "1.2" }])]);
    await host.journals.post(payment, { user });
    expect(await query(host, "SELECT target_line, flag FROM mirror_line")).to.deep.equal([
      "1 | counterpartOpenLess",
    ]);
    expect((await query(host, settlements)).slice(0, 1)).to.deep.equal([
      "USMF | FR-1 | -10000 | 12000 | 12000 | -11000",
    ]);
    expect((await query(host, settlements)).at(-1)).to.equal("DEMF | FR-1 | 6000 | -7200 | -6667 | 6000");
  });
});

async function ids(host: Host): Promise<readonly number[]> {
  const rows = await query(
    host,
    "SELECT id FROM party_transaction WHERE company = 'USMF' AND invoice IS NOT NULL ORDER BY invoice",
  );
  return rows.map(Number);
}

/** A draft as a plugin makes it: with marks on transactions rather than on invoice numbers. */
function draftWith(host: Host, amount: bigint, all: readonly SettlementMark[], currency = "USD") {
  return host.store.transaction(async (session) => {
    const draft = await createDraft(session, {
      company: "USMF",
      draft: { name: "VENDPAY", origin: { kind: "user" } },
      user,
      at: clock.now(),
    });
    const { where: _, ...line } = aPayment({ currency, amount });
    await draft.append([{ ...line, marks: all }]);
    return { company: "USMF", number: draft.number };
  });
}
