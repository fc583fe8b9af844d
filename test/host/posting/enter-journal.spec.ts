import { expect } from "chai";
import type { Host } from "contrapost";
import { aPayment, openBooks, postInvoice, query, user } from "./books.js";

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
});
