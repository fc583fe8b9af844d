import { expect } from "chai";
import type { Host, JournalLineInput } from "contrapost";
import { aPayment, enterPayments, openBooks, postInvoice, query, refusalOf, user } from "./books.js";

const expense = { type: "ledger", id: "600100" } as const;
const vendor = { type: "vendor", id: "V-1001" } as const;

/** Enters a general journal in USMF and answers what posting it is refused with. */
async function refusalOfGeneral(
  host: Host,
  lines: readonly JournalLineInput[],
  transferFaulty = false,
): Promise<string[]> {
  const journal = { company: "USMF", name: "GENERAL", number: "GEN-1", lines };
  const [draft] = await host.journals.enter([journal], { user });
  return await refusalOf(host.journals.post(draft!, { user, transferFaulty }));
}

describe("the faults of a journal", () => {
  let host: Host;
  afterEach(() => host.close());

  it("are no duplicates where several ledger lines name the invoice that they belong to", async () => {
    host = await openBooks();
    const shared = { currency: "USD", voucher: "A", invoice: "AC-1" };
    const lines = [
      aPayment({ ...shared, account: vendor, amount: -3000n }),
      aPayment({ ...shared, account: expense, amount: 1000n }),
      aPayment({ ...shared, account: expense, amount: 2000n }),
    ];
    expect(await refusalOfGeneral(host, lines)).to.deep.equal([]);
  });

  it("are all found, also what a line takes too much of after a fault in an earlier chunk", async () => {
    // Two lines to a chunk.
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    const part = { amount: 6000n, settle: [{ invoice: "FR-1", amount: "60.00" }] };
    const journal = await enterPayments(host, [
      aPayment({ date: "2022-01-01", currency: "USD" }),
      aPayment(part),
      aPayment({ currency: "USD" }),
      aPayment(part),
    ]);
    expect((await refusalOf(host.journals.post(journal, { user }))).slice(1)).to.deep.equal([
      "CP_PERIOD_MISSING USMF, journal PAY-1, line 1: USMF has no fiscal period on 2022-01-01.",
      "CP_SETTLEMENT_EXCEEDS_OPEN USMF, journal PAY-1, line 4: 60.00 EUR of invoice FR-1 are to be settled, " +
        "but 40.00 EUR are open.",
    ]);
    const outcome = await host.journals.post(journal, { user, transferFaulty: true });
    expect(outcome.transferred).to.deep.equal({ company: "USMF", number: "J-000002" });
    expect(
      await query(host, "SELECT invoice, open FROM party_transaction WHERE company = 'USMF'"),
    ).to.include("FR-1 | -4000");
  });

  it("are the answer where transferring them would leave no voucher to post", async () => {
    host = await openBooks();
    const shared = { currency: "USD", voucher: "A" };
    const lines = [
      aPayment({ ...shared, account: { type: "ledger", id: "999999" }, amount: -1000n }),
      aPayment({ ...shared, account: expense, amount: 1000n }),
    ];
    const faults = await refusalOfGeneral(host, lines, true);
    expect(faults.slice(1)).to.deep.equal([
      "CP_ACCOUNT_UNKNOWN USMF, journal GEN-1, line 1: company USMF has no ledger account 999999.",
    ]);
    expect(await query(host, "SELECT number, line_count FROM journal")).to.deep.equal(["GEN-1 | 2"]);
  });

  it("name a voucher of one line without an offset, though it realizes an exchange difference", async () => {
    host = await openBooks();
    await postInvoice(host, "FR-1", 10000n);
    const faults = await refusalOfGeneral(host, [aPayment({ settle: [{ invoice: "FR-1" }] })]);
    expect(faults.slice(1)).to.deep.equal([
      "CP_VOUCHER_UNBALANCED USMF, journal GEN-1, line 1: voucher 1 does not balance: 100.00 EUR.",
    ]);
  });
});
