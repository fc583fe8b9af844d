import { definePlugin, onVendorPaymentJournalValidate } from "@contrapost/sdk";
import { AssertionError, expect, use } from "chai";
import {
  aCompany,
  accounting,
  aCustomerInvoice,
  aTradingGroup,
  aVendorInvoice,
  aVendorPayment,
  eur,
  type Ledger,
  type TestHost,
  testHost,
  usd,
} from "contrapost/testing";

use(accounting);

/** What an assertion says when it fails. */
function failure(assertion: () => unknown): string {
  try {
    assertion();
  } catch (error) {
    if (error instanceof AssertionError) return error.message;
    throw error;
  }
  throw new Error("The assertion was expected to fail, and held.");
}

const limit = definePlugin({
  id: "payment-limit",
  version: "1.0.0",
  host: "*",
  register({ on }) {
    on(onVendorPaymentJournalValidate, async function checkLimit(_journal, validation) {
      for await (const chunk of validation.lines()) {
        const over = chunk.find(({ amount }) => amount > 50_000n);
        if (over) return { code: "PAYMENT_LIMIT", message: "above 500.00", line: over.line };
      }
      return undefined;
    });
  },
});

const objection =
  "  CP_OBJECTION  USMF, journal PAY-2, line 1: plugin payment-limit, handler checkLimit, objects with PAYMENT_LIMIT: above 500.00";

describe("Assertions of accounting", () => {
  let books: TestHost;
  beforeEach(async () => {
    books = await testHost({ setup: [aCompany()], plugins: [limit] });
  });
  afterEach(() => books.close());

  it("hold a ledger to its balance", async () => {
    await books.post(aVendorInvoice());
    const ledger = await books.ledger("USMF");
    expect(ledger).to.balance();
    expect(failure(() => expect(ledger).not.to.balance())).to.equal(
      "the ledger of USMF balances, and was expected not to",
    );
    // The books themselves refuse what does not balance.
    const [first, second] = ledger.entries;
    const damaged: Ledger = { ...ledger, entries: [first!, { ...second!, accountingAmount: 9_000n }] };
    expect(failure(() => expect(damaged).to.balance())).to.equal(
      [
        "the ledger of USMF does not balance:",
        "  APIN-000001  debit 90.00, credit 100.00, difference -10.00 USD",
      ].join("\n"),
    );
  });

  it("find an entry by what matters of it", async () => {
    await books.post(aVendorInvoice());
    const ledger = await books.ledger("USMF");
    expect(ledger).to.have.entry({ account: "200100", credit: usd(100) });
    expect(ledger).to.have.entry({
      account: "140200",
      debit: "100.00",
      voucher: "APIN-000001",
      date: "2024-03-01",
    });
    expect(ledger).not.to.have.entry({ account: "200100", debit: "100.00" });
    const held = [
      "  2024-03-01  APIN-000001  200100 Accounts payable  credit 100.00 USD",
      "  2024-03-01  APIN-000001  140200 Inventory  debit 100.00 USD",
    ];
    expect(failure(() => expect(ledger).to.have.entry({ account: "200100", debit: "99.00" }))).to.equal(
      ["the ledger of USMF has no entry with account 200100, debit 99.00 USD; it holds:", ...held].join("\n"),
    );
    expect(failure(() => expect(ledger).not.to.have.entry({ account: "140200" }))).to.equal(
      ["the ledger of USMF was expected to have no entry with account 140200, but holds:", held[1]].join(
        "\n",
      ),
    );
    const empty = await books.ledger("USMF", { account: "600100" });
    expect(failure(() => expect(empty).to.have.entry({ foreign: eur(1), kind: "exchangeLoss" }))).to.equal(
      "the ledger of USMF has no entry with foreign 1.00 EUR, kind exchangeLoss; it holds nothing.",
    );
  });

  it("compare what an account holds", async () => {
    await books.post(aVendorInvoice());
    const ledger = await books.ledger("USMF");
    expect(ledger).to.have.accountBalance("200100", "-100.00");
    expect(ledger).to.have.accountBalance("600100", usd(0));
    expect(failure(() => expect(ledger).to.have.accountBalance("200100", "100.00"))).to.equal(
      "account 200100 Accounts payable of USMF was expected to hold debit 100.00 USD, but holds credit 100.00 USD",
    );
    expect(failure(() => expect(ledger).not.to.have.accountBalance("200100", "-100.00"))).to.equal(
      "account 200100 Accounts payable of USMF holds credit 100.00 USD, and was expected not to",
    );
  });

  it("tell settled documents from open ones", async () => {
    await books.post(aVendorInvoice({ invoice: "ACME-7" }));
    const open = await books.document("USMF", "ACME-7");
    expect(open).to.be.open();
    expect(open).to.be.open("100.00");
    expect(open).not.to.be.settled();
    expect(failure(() => expect(open).to.be.settled())).to.equal(
      "invoice ACME-7 of vendor V-1001 in USMF is not settled: 100.00 USD is open of 100.00 USD",
    );
    expect(failure(() => expect(open).to.be.open(usd(60)))).to.equal(
      "invoice ACME-7 of vendor V-1001 in USMF was expected to have 60.00 USD open, but has 100.00 USD open",
    );
    expect(failure(() => expect(open).not.to.be.open())).to.equal(
      "invoice ACME-7 of vendor V-1001 in USMF has 100.00 USD open, and was expected not to",
    );
    await books.post(aVendorPayment({ settles: "ACME-7" }));
    const settled = await books.document("USMF", "ACME-7");
    expect(settled).to.be.settled();
    expect(failure(() => expect(settled).not.to.be.settled())).to.equal(
      "invoice ACME-7 of vendor V-1001 in USMF is settled since 2024-03-15, and was expected to be open",
    );
    expect(failure(() => expect(settled).to.be.open())).to.equal(
      "invoice ACME-7 of vendor V-1001 in USMF was expected to have something open, but is settled since 2024-03-15",
    );
  });

  it("name the plugin that vetoed a posting, and its code", async () => {
    const good = await books.attempt(aVendorPayment({ number: "PAY-1", amount: usd(500) }));
    const bad = await books.attempt(aVendorPayment({ number: "PAY-2", amount: usd(501) }));
    expect(good).to.be.posted();
    expect(good).not.to.be.vetoedBy("payment-limit");
    expect(bad).to.be.vetoedBy("payment-limit", "PAYMENT_LIMIT", "above 500.00");
    expect(bad).to.be.refusedWith("CP_POSTING_REFUSED");
    expect(bad).to.be.refusedWith("CP_OBJECTION");
    expect(await books.preview("USMF/PAY-2")).to.be.vetoedBy("payment-limit", "PAYMENT_LIMIT");
    expect(failure(() => expect(good).to.be.vetoedBy("payment-limit", "PAYMENT_LIMIT"))).to.equal(
      "USMF/PAY-1 was expected to be vetoed by payment-limit with PAYMENT_LIMIT, but was posted",
    );
    expect(failure(() => expect(bad).to.be.vetoedBy("other", "PAYMENT_LIMIT", "no"))).to.equal(
      `USMF/PAY-2 was expected to be vetoed by other with PAYMENT_LIMIT “no”, but was refused:\n${objection}`,
    );
    expect(failure(() => expect(bad).not.to.be.vetoedBy("payment-limit"))).to.equal(
      `USMF/PAY-2 was expected not to be vetoed by payment-limit, but was refused:\n${objection}`,
    );
    expect(failure(() => expect(bad).to.be.posted())).to.equal(`USMF/PAY-2 was not posted:\n${objection}`);
    expect(failure(() => expect(good).not.to.be.posted())).to.equal(
      "USMF/PAY-1 was posted, and was expected not to be",
    );
    expect(failure(() => expect(bad).to.be.refusedWith("CP_PERIOD_CLOSED"))).to.equal(
      `USMF/PAY-2 was expected to be refused with CP_PERIOD_CLOSED, but was refused:\n${objection}`,
    );
    const preview = await books.preview(aVendorPayment({ number: "PAY-3" }));
    expect(failure(() => expect(preview).to.be.refusedWith("CP_PERIOD_CLOSED"))).to.equal(
      "USMF/PAY-3 was expected to be refused with CP_PERIOD_CLOSED, but nothing would keep it from being posted",
    );
  });
});

describe("Assertions of intercompany trade", () => {
  it("see a payment mirrored, and two companies reconciled", async () => {
    await using books = await testHost({
      plugins: ["@contrapost/intercompany-settlement"],
      setup: [
        ...aTradingGroup(),
        {
          companies: [
            { id: "DEMF", periods: [{ start: "2024-04-01", end: "2024-04-30", status: "onHold" }] },
          ],
        },
      ],
    });
    await books.post(aCustomerInvoice({ company: "DEMF", customer: "C-USMF", amount: eur(100) }));
    await books.post(aVendorInvoice({ vendor: "V-DEMF", amount: eur(100) }));
    expect(await books.reconciliation("USMF", "DEMF")).to.be.reconciled();

    const pay = { vendor: "V-DEMF", amount: eur(40), settles: "INV-1" };
    const paid = await books.post(aVendorPayment({ ...pay, number: "PAY-1" }));
    expect(paid).to.be.mirroredIn("DEMF");
    expect(paid).not.to.be.mirroredIn("USMF");
    expect(await books.mirrors("USMF/PAY-1")).to.be.mirroredIn("DEMF", "posted");
    expect(failure(() => expect(paid).to.be.mirroredIn("DEMF", "draft"))).to.equal(
      "USMF/PAY-1 was expected to be mirrored in DEMF as draft, but its mirror in DEMF is posted as DEMF/J-000002",
    );
    expect(failure(() => expect(paid).not.to.be.mirroredIn("DEMF"))).to.equal(
      "USMF/PAY-1 was expected not to be mirrored in DEMF as posted, but its mirror in DEMF is posted as DEMF/J-000002",
    );

    const parked = await books.post(aVendorPayment({ ...pay, number: "PAY-2", date: "2024-04-02" }));
    expect(parked).to.be.mirroredIn("DEMF", "parked");
    expect(failure(() => expect(parked).to.be.mirroredIn("DEMF"))).to.equal(
      "USMF/PAY-2 was expected to be mirrored in DEMF as posted, but its mirror in DEMF is parked " +
        "(DEMF, journal J-000003, line 1: the fiscal period of DEMF on 2024-04-02 is onHold.)",
    );
    expect(failure(() => expect({ ...parked, mirrors: [] }).to.be.mirroredIn("DEMF"))).to.equal(
      "USMF/PAY-2 was expected to be mirrored in DEMF as posted, but it has no mirror",
    );

    const pair = await books.reconciliation("USMF", "DEMF");
    expect(failure(() => expect(pair).to.be.reconciled())).to.equal(
      [
        "USMF and DEMF are not reconciled:",
        "  INV-1  USMF owes 20.00 EUR, DEMF claims 60.00 EUR",
        `    parked: ${pair.rows[0]?.parts[0]?.reason ?? ""}`,
      ].join("\n"),
    );
  });
});
