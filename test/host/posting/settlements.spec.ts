import { expect } from "chai";
import type { Host } from "contrapost";
import { aPayment, enterPayments, openBooks, postInvoice, query, refusalOf, user } from "./books.js";

const mirror = "@contrapost/intercompany-settlement";

const settlements = `SELECT p.company, i.invoice, s.amount, s.invoice_accounting, i.open, i.open_accounting
  FROM settlement s JOIN party_transaction i ON i.id = s.invoice_id JOIN party_transaction p ON p.id = s.payment_id
  ORDER BY p.company DESC, s.payment_id, s.settlement_no`;

describe("settlements of a payment line", () => {
  let host: Host;
  afterEach(() => host.close());

  it("takes an invoice that the line names twice once, so that nothing of it lingers", async () => {
    host = await openBooks();
    // 11 cents are 12 US cents; each half would be 7 by itself.
    await postInvoice(host, "FR-1", 11n);
    const halves = [
      { invoice: "FR-1", amount: "0.05" },
      { invoice: "FR-1", amount: "0.06" },
    ];
    await host.journals.post(await enterPayments(host, [aPayment({ amount: 11n, settle: halves })]), {
      user,
    });
    expect(await query(host, settlements)).to.deep.equal(["USMF | FR-1 | -11 | -12 | 0 | 0"]);
  });

  it("refuses an invoice that the line names twice for more than is open", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    const part = { invoice: "FR-1", amount: "60.00" };
    const journal = await enterPayments(host, [aPayment({ amount: 12000n, settle: [part, part] })]);
    expect((await refusalOf(host.journals.post(journal, { user }))).slice(1)).to.deep.equal([
      "CP_SETTLEMENT_EXCEEDS_OPEN USMF, journal PAY-1, line 1: 120.00 EUR of invoice FR-1 are to be settled, " +
        "but 100.00 EUR are open.",
    ]);
  });

  it("closes an invoice as of the latest of its payments' days, in whatever order they are posted", async () => {
    host = await openBooks();
    for (const invoice of ["FR-1", "FR-2", "FR-3"]) await postInvoice(host, invoice, 1000n);
    const part = (date: string, invoice: string) =>
      aPayment({ date, amount: 500n, settle: [{ invoice, amount: "5.00" }] });
    const [late, early] = ["2024-03-10", "2024-03-01"] as const;
    const first = [part(late, "FR-1"), part(early, "FR-1"), part(late, "FR-2")];
    await host.journals.post(await enterPayments(host, first), { user });
    const second = [part(early, "FR-2"), part(early, "FR-3"), part(late, "FR-3")];
    await host.journals.post(await enterPayments(host, second, "PAY-2"), { user });
    const closed =
      "SELECT invoice, closed_on FROM party_transaction WHERE company = 'USMF' AND type = 'invoice'";
    expect(await query(host, `${closed} ORDER BY invoice`)).to.deep.equal([
      `FR-1 | ${late}`,
      `FR-2 | ${late}`,
      `FR-3 | ${late}`,
    ]);
  });

  it("closes a credit note as of the day on which it settled an invoice, where that is later than a payment's", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 1000n);
    await postInvoice(host, "CN-1", -3000n);
    const [late, early] = ["2024-03-10", "2024-03-05"] as const;
    const party = { company: "USMF", side: "vendor", party: "V-DEMF" } as const;
    await host.settlements.settle({ ...party, date: late }, { user });
    const rest = aPayment({ date: early, amount: -2000n, settle: [{ invoice: "CN-1", amount: "20.00" }] });
    await host.journals.post(await enterPayments(host, [rest]), { user });
    const closed =
      "SELECT open, closed_on FROM party_transaction WHERE company = 'USMF' AND invoice = 'CN-1'";
    expect(await query(host, closed)).to.deep.equal([`0 | ${late}`]);
  });

  for (const chunkOf of ["the same chunk", "an earlier chunk"] as const) {
    it(`settle by themselves an invoice that the journal itself posted in ${chunkOf}`, async () => {
      host = await openBooks();
      await host.store.transaction((session) => session.run("UPDATE party SET automatic_settlement = 1"));
      const account = { type: "vendor", id: "V-1001" } as const;
      const rent = { type: "ledger", id: "600100" } as const;
      const bank = { type: "bank", id: "USMF-OPER" } as const;
      const invoice = [
        aPayment({ account, amount: -10000n, invoice: "AC-1", voucher: "A" }),
        aPayment({ account: rent, amount: 10000n, voucher: "A" }),
      ];
      const payment = aPayment({ account, offset: bank, amount: 4000n });
      const other = aPayment({ account: rent, offset: bank });
      // Two lines to a chunk, but the voucher and the line after it make one.
      const lines =
        chunkOf === "the same chunk" ? [...invoice, payment, other] : [...invoice, other, payment];
      const [draft] = await host.journals.enter([{ company: "USMF", name: "GENERAL", lines }], { user });
      await host.journals.post(draft!, { user });
      expect(await query(host, settlements)).to.deep.equal(["USMF | AC-1 | -4000 | -4320 | -6000 | -6480"]);
    });
  }
});

describe("a mirrored payment line", () => {
  let host: Host;
  afterEach(() => host.close());

  const openOnes = `SELECT company, type, COALESCE(invoice, '-'), open FROM party_transaction WHERE open <> 0
    ORDER BY company, type, invoice`;
  const mirrors = `SELECT m.outcome, m.line_count, l.flag FROM mirror m LEFT JOIN mirror_line l ON l.mirror_id = m.id`;

  it("is made of a payment that names an invoice number of its own", async () => {
    host = await openBooks(mirror);
    await host.journals.post(await enterPayments(host, [aPayment({ invoice: "FR-1" })]), { user });
    expect(await query(host, mirrors)).to.deep.equal(["made | 1 | null"]);
    expect(await query(host, openOnes)).to.deep.equal([
      "DEMF | payment | - | -10000",
      "USMF | payment | - | 10000",
    ]);
  });

  it("settles as much as the payment goes where the credit note that widened it has no counterpart", async () => {
    host = await openBooks(mirror);
    await postInvoice(host, "FR-1", 10000n);
    await postVendorCreditNote(host, "CN-1", 3000n);
    const settle = [{ invoice: "FR-1" }, { invoice: "CN-1" }];
    await host.journals.post(await enterPayments(host, [aPayment({ amount: 7000n, settle })]), { user });
    expect(await query(host, mirrors)).to.deep.equal(["made | 1 | noCounterpart"]);
    expect(await query(host, openOnes)).to.deep.equal(["DEMF | invoice | FR-1 | 3000"]);
  });

  it("leaves a credit note alone where the invoice that it was set against has no counterpart", async () => {
    host = await openBooks(mirror);
    await postInvoice(host, "CN-1", -3000n);
    await postVendorCreditNote(host, "FR-1", -10000n);
    const settle = [{ invoice: "FR-1" }, { invoice: "CN-1" }];
    await host.journals.post(await enterPayments(host, [aPayment({ amount: 7000n, settle })]), { user });
    expect(await query(host, mirrors)).to.deep.equal(["made | 1 | noCounterpart"]);
    expect(await query(host, openOnes)).to.deep.equal([
      "DEMF | creditNote | CN-1 | -3000",
      "DEMF | payment | - | -7000",
    ]);
  });
});

/** A document that the buying company alone has; a credit note's amount is positive. */
async function postVendorCreditNote(host: Host, invoice: string, amount: bigint): Promise<void> {
  const offset = { type: "ledger", id: "500200" } as const;
  const line = aPayment({ date: "2024-01-10", offset, invoice, amount });
  const [draft] = await host.journals.enter([{ company: "USMF", name: "VENDINV", lines: [line] }], { user });
  await host.journals.post(draft!, { user });
}
