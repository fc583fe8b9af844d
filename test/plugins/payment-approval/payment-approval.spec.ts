import paymentApproval from "@contrapost/payment-approval";
import { expect } from "chai";
import {
  aCompany,
  aGeneralJournal,
  aVendorInvoice,
  aVendorPayment,
  eur,
  type TestHost,
  testHost,
  usd,
} from "contrapost/testing";
import { refusal } from "../../host/store/rejection.js";

const tiers = [
  { currency: "USD", upTo: "50000.00", approvers: 2 },
  { currency: "USD", upTo: "1000.00", approvers: 1 },
  { currency: "USD", upTo: "100.00", approvers: 0 },
  { currency: "EUR", upTo: "1000.00", approvers: 1 },
];
const approvers = [
  { user: "bob" },
  { user: "cai", limits: [{ currency: "USD", upTo: "500.00" }] },
  { user: "dee" },
  { user: "ann" },
];

/** VENDPAY as the usual company has it, but under approval. */
const underApproval = {
  companies: [
    {
      id: "USMF",
      journalNames: [
        {
          id: "VENDPAY",
          type: "vendorPayment" as const,
          voucherSeries: "VENDPAY",
          offset: { bank: "USMF-OPER" },
          approval: true,
        },
      ],
    },
  ],
};

const objecting = "plugin payment-approval, handler requireApprovals, objects with";
const journal = "USMF/PAY-1";

describe("payment-approval", () => {
  let books: TestHost;

  const open = (config: Record<string, unknown> = { tiers, approvers }, ...setup: (typeof underApproval)[]) =>
    testHost({ setup: [aCompany(), ...setup], plugins: [{ plugin: paymentApproval, config }], user: "ann" });
  afterEach(() => books.close());

  const ref = { company: "USMF", number: "PAY-1" };
  const enter = (amount = usd(400)) => books.enter(aVendorPayment({ number: "PAY-1", amount }));
  const approve = (user: string) => books.host.journals.approve(ref, { user });
  const submit = () => books.host.journals.submit(ref, { user: "ann" });
  const reasons = async (work: Promise<unknown>) =>
    (await refusal(work)).problems.map(({ message }) => message);
  const objectionsTo = async (user: string) =>
    (await books.attempt(journal, { user })).refusal?.problems.map(({ message }) => message);

  it("lets nobody post what they created, and names every reason at once", async () => {
    books = await open();
    await books.enter(
      aVendorPayment({
        number: "PAY-1",
        lines: [{ amount: usd(60_000) }, { amount: eur(5) }, { amount: "3 GBP" }],
      }),
    );
    expect(await objectionsTo("ann")).to.deep.equal([
      `USMF, journal PAY-1: ${objecting} CREATOR_POSTS: ann created the journal: somebody else must post it`,
      `USMF, journal PAY-1: ${objecting} LIMIT_EXCEEDED: it pays 60000.00 USD, more than anybody may approve, 50000.00 USD`,
      `USMF, journal PAY-1: ${objecting} APPROVALS_MISSING: it pays 5.00 EUR, which needs 1 approval, but has none`,
      `USMF, journal PAY-1: ${objecting} NO_LIMIT: it pays 3.00 GBP, but no limit is set for GBP`,
    ]);
  });

  it("lets somebody else post what is within the tier that needs no approval", async () => {
    books = await open();
    await enter(usd(100));
    expect((await books.attempt(journal, { user: "eve" })).refusal).to.equal(undefined);
  });

  it("adds up what is paid, without setting off refunds", async () => {
    books = await open();
    await books.enter(
      aVendorPayment({
        number: "PAY-1",
        lines: [{ amount: usd(60) }, { amount: usd(-50) }, { amount: usd(41) }],
      }),
    );
    expect(await objectionsTo("eve")).to.deep.equal([
      `USMF, journal PAY-1: ${objecting} APPROVALS_MISSING: it pays 101.00 USD, which needs 1 approval, but has none`,
    ]);
  });

  it("takes two approvers for what needs two, each once", async () => {
    books = await open(undefined, underApproval);
    await enter(usd(2000));
    await submit();
    await approve("bob");
    expect(await objectionsTo("eve")).to.deep.equal([
      `USMF, journal PAY-1: ${objecting} APPROVALS_MISSING: it pays 2000.00 USD, which needs 2 approvals, but has 1, by bob`,
    ]);
    await approve("dee");
    expect((await books.attempt(journal, { user: "eve" })).refusal).to.equal(undefined);
  });

  it("refuses the approval of creator, stranger and whoever may not approve so much", async () => {
    books = await open(undefined, underApproval);
    await enter(usd(501));
    await books.host.journals.submit(ref, { user: "bob" });
    const approving = "USMF, journal PAY-1: plugin payment-approval, handler keepDutiesApart, objects with";
    expect(await reasons(approve("ann"))).to.deep.equal([
      `${approving} OWN_JOURNAL: ann created the journal: somebody else must approve it`,
    ]);
    expect(await reasons(approve("bob"))).to.deep.equal([
      `${approving} OWN_JOURNAL: bob submitted the journal: somebody else must approve it`,
    ]);
    expect(await reasons(approve("eve"))).to.deep.equal([
      `${approving} NOT_AN_APPROVER: eve is not among the approvers`,
    ]);
    expect(await reasons(approve("cai"))).to.deep.equal([
      `${approving} APPROVER_LIMIT: cai may approve no more than 500.00 USD, but the journal pays 501.00 USD`,
    ]);
  });

  it("lets a recalled and changed journal be approved anew", async () => {
    books = await open(undefined, underApproval);
    await enter();
    await submit();
    await approve("bob");
    await books.host.journals.reject(ref, { user: "dee", reason: "wrong vendor" });
    await submit();
    expect(await objectionsTo("eve")).to.not.equal(undefined);
    await approve("dee");
    expect((await books.attempt(journal, { user: "eve" })).refusal).to.equal(undefined);
  });

  it("does not count an approval of what plugins' fields said before", async () => {
    for (const [trigger, change] of [
      ["journal_line_changed", `UPDATE journal_line SET fields = '{"desk":{"account":"B"}}'`],
      ["journal_approved_frozen", `UPDATE journal SET fields = '{"desk":{"batch":"B"}}'`],
    ] as const) {
      books = await open(undefined, underApproval);
      await enter();
      await submit();
      await approve("bob");
      expect((await books.host.journals.preview(ref, { user: "eve" })).problems).to.deep.equal([]);
      await books.host.store.transaction(async (session) => {
        await session.run(`DROP TRIGGER ${trigger}`);
        await session.run(change);
      });
      expect(await objectionsTo("eve")).to.deep.equal([
        `USMF, journal PAY-1: ${objecting} APPROVALS_MISSING: it pays 400.00 USD, which needs 1 approval, but has none`,
        `USMF, journal PAY-1: ${objecting} APPROVAL_VOID: the journal was changed after bob approved it: have it approved anew`,
      ]);
      await books.close();
    }
    books = await open();
  });

  it("sees payments in a general journal, and no payments in invoices", async () => {
    books = await open();
    await books.post(aVendorInvoice({ amount: usd(400) }), { user: "ann" });
    await books.enter(
      aGeneralJournal({
        number: "GJ-1",
        lines: [{ vendor: "V-1001", debit: usd(400), offset: { bank: "USMF-OPER" } }],
      }),
    );
    expect(
      (await books.attempt("USMF/GJ-1", { user: "eve" })).refusal?.problems.map(({ message }) => message),
    ).to.deep.equal([
      `USMF, journal GJ-1: ${objecting} APPROVALS_MISSING: it pays 400.00 USD, which needs 1 approval, but has none`,
    ]);
  });

  it("does not start with amounts that are none", async () => {
    books = await open();
    const numbers = { tiers: [{ currency: "USD", upTo: 1000, approvers: 1 }] };
    expect(await reasons(open(numbers))).to.deep.equal([
      'plugins[0].config.tiers[0].upTo: the configuration of plugin payment-approval is refused: upTo must be an amount in quotes, such as "1000.00".',
    ]);
    const decimals = { tiers: [{ currency: "JPY", upTo: "1000.5", approvers: 1 }] };
    expect(await reasons(open(decimals))).to.deep.equal([
      'The plugin payment-approval failed while it registered: CP_AMOUNT_PRECISION: The amount "1000.5" has 1 decimals, but JPY has 0.',
    ]);
  });
});
