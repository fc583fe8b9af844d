import { expect } from "chai";
import type { Host } from "contrapost";
import { aPayment, enterPayments, openBooks, postInvoice, query, refusalOf, user } from "./books.js";

const marks = `SELECT t.invoice, m.amount FROM mark m JOIN party_transaction t ON t.id = m.transaction_id
  ORDER BY m.line_no, m.mark_no`;

describe("entering a journal", () => {
  let host: Host;
  afterEach(() => host.close());

  it("finds the invoices of a party that a general journal's line has as its offset", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    const line = aPayment({
      account: { type: "bank", id: "USMF-OPER" },
      offset: { type: "vendor", id: "V-DEMF" },
      amount: -4000n,
      settle: [{ invoice: "FR-1" }],
    });
    await host.journals.enter([{ company: "USMF", name: "GENERAL", lines: [line] }], { user });
    expect(await query(host, marks)).to.deep.equal(["FR-1 | -4000"]);
  });

  it("lets a credit note widen what an invoice may take, though it is named after the invoice", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    await postInvoice(host, "CN-1", -3000n);
    const settle = [{ invoice: "FR-1" }, { invoice: "CN-1" }];
    await enterPayments(host, [aPayment({ amount: 7000n, settle })]);
    expect(await query(host, marks)).to.deep.equal(["FR-1 | -10000", "CN-1 | 3000"]);
  });

  it("refuses an invoice that the payment is used up before", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    await postInvoice(host, "FR-2", 5000n);
    const pay = (amount: bigint, first: { readonly amount?: string }) =>
      refusalOf(
        enterPayments(host, [
          aPayment({ amount, settle: [{ invoice: "FR-1", ...first }, { invoice: "FR-2" }] }),
        ]),
      );
    const refused = [
      "CP_SETTLEMENT_EXCEEDS_PAYMENT payments.yaml:1: 150.00 EUR are to be settled, but the payment is 100.00 EUR.",
    ];
    expect(await pay(10000n, {})).to.deep.equal(refused);
    expect(await pay(10000n, { amount: "100.00" })).to.deep.equal(refused);
    // More than the payment was asked for already: what is left is below zero, and no amount of an invoice.
    expect(await pay(5000n, { amount: "100.00" })).to.deep.equal([
      "CP_SETTLEMENT_EXCEEDS_PAYMENT payments.yaml:1: 150.00 EUR are to be settled, but the payment is 50.00 EUR.",
    ]);
    expect(await query(host, marks)).to.deep.equal([]);
  });

  it("refuses to settle with an invoice or a credit note, instead of forgetting it", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    const settle = [{ invoice: "FR-1" }];
    const line = aPayment({ amount: 3000n, invoice: "CN-1", settle });
    const refused = [
      "CP_SETTLEMENT_DOCUMENT payments.yaml:1: the line makes an invoice or a credit note; only payments settle.",
    ];
    for (const name of ["VENDINV", "GENERAL"]) {
      const entered = host.journals.enter([{ company: "USMF", name, lines: [line] }], { user });
      expect(await refusalOf(entered)).to.deep.equal(refused);
    }
    await enterPayments(host, [line]);
    expect(await query(host, marks)).to.deep.equal(["FR-1 | -3000"]);
  });

  it("finds what is left of a payment by its voucher, beside the invoices, and refuses one that is not open", async () => {
    host = await openBooks();
    const paid = await host.journals.enter(
      [{ company: "USMF", name: "VENDPAY", lines: [aPayment({ amount: 2000n })] }],
      {
        user,
      },
    );
    await host.journals.post(paid[0]!, { user });
    await postInvoice(host, "FR-1", 10000n);
    const [voucher] = await query(host, "SELECT number FROM voucher ORDER BY id LIMIT 1");
    const settle = [{ invoice: "FR-1" }, { payment: voucher! }];
    await enterPayments(host, [aPayment({ amount: 8000n, settle })]);
    expect(await query(host, marks)).to.deep.equal(["FR-1 | -10000", "null | 2000"]);
    const lines = [aPayment({ amount: 8000n, settle: [{ payment: "APPM-99" }] })];
    const other = host.journals.enter([{ company: "USMF", name: "VENDPAY", lines }], { user });
    expect(await refusalOf(other)).to.deep.equal([
      "CP_PAYMENT_UNKNOWN payments.yaml:1: vendor V-DEMF of USMF has no open payment with the voucher APPM-99.",
    ]);
  });

  it("refuses to settle less than nothing of an invoice", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    const line = aPayment({ settle: [{ invoice: "FR-1", amount: "-10.00" }] });
    expect(await refusalOf(enterPayments(host, [line]))).to.deep.equal([
      "CP_SETTLE_AMOUNT payments.yaml:1: the amount to settle of invoice FR-1 must be above zero, not -10.00.",
    ]);
  });
});
