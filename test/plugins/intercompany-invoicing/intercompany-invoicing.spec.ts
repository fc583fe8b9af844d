import intercompanyInvoicing from "@contrapost/intercompany-invoicing";
import { expect, use } from "chai";
import {
  aCustomerInvoice,
  accounting,
  aVendorInvoice,
  eur,
  type TestHost,
  testHost,
} from "contrapost/testing";
import { refusal } from "../../host/store/rejection.js";

use(accounting);

const policy = {
  seller: "DEMF",
  customer: "C-USMF",
  journal: "VENDINV",
  accounts: [{ from: "401400", to: "140200" }],
};
const sold = (invoice: string) =>
  aCustomerInvoice({
    company: "DEMF",
    customer: "C-USMF",
    journal: "CI-1",
    invoice,
    date: "2024-03-01",
    amount: eur(100),
    account: "401400",
  });
const bought = (invoice: string) =>
  aVendorInvoice({
    company: "USMF",
    vendor: "V-DEMF",
    journal: "VI-1",
    invoice,
    date: "2024-03-01",
    amount: eur(100),
    account: "140200",
  });
const periodOnHold = {
  companies: [{ id: "USMF", periods: [{ from: "2024-03", to: "2024-03", status: "onHold" as const }] }],
};
const journalsOf = async (books: TestHost, company: string) =>
  (await books.host.store.read((session) =>
    session.rows("SELECT number, name, status FROM journal WHERE company = ? ORDER BY id", [company]),
  )) as unknown[];

describe("intercompany-invoicing", () => {
  let books: TestHost;
  const open = (relationship: Record<string, unknown>) =>
    testHost({
      setup: ["fixtures/setups/usmf-demf.yaml"],
      plugins: [
        "@contrapost/intercompany-settlement",
        { plugin: intercompanyInvoicing, config: { relationships: [{ ...policy, ...relationship }] } },
      ],
    });
  afterEach(() => books.close());

  it("makes the seller's customer invoice where the policy begins with the buyer's", async () => {
    books = await open({
      from: "vendorInvoice",
      journal: "CUSTINV",
      accounts: [{ from: "140200", to: "401400" }],
    });
    await books.post(bought("FR-1"));
    expect(await books.document("DEMF", "FR-1")).to.be.open("100.00 EUR");
    expect(await books.ledger("DEMF")).to.have.entry({ account: "401400", credit: "100.00" });
    expect(await books.reconciliation("USMF", "DEMF")).to.be.reconciled();
    await books.post(sold("FR-2"));
    expect(await journalsOf(books, "USMF")).to.deep.equal([["VI-1", "VENDINV", "posted"]]);
  });

  it("leaves a draft where the policy does not post", async () => {
    books = await open({ post: false });
    await books.post(sold("FR-1"));
    expect(await journalsOf(books, "USMF")).to.deep.equal([["J-000001", "VENDINV", "draft"]]);
    await books.post("USMF/J-000001");
    expect(await books.reconciliation("USMF", "DEMF")).to.be.reconciled();
  });

  it("submits the journal where its name needs approval", async () => {
    books = await open({});
    const name = { id: "VENDINV", type: "vendorInvoice", voucherSeries: "VENDINV", approval: true } as const;
    await books.host.applyMasterData({ companies: [{ id: "USMF", journalNames: [name] }] });
    await books.post(sold("FR-1"));
    expect(await journalsOf(books, "USMF")).to.deep.equal([["J-000001", "VENDINV", "submitted"]]);
  });

  it("makes nothing for an invoice that the partner has posted itself", async () => {
    books = await open({});
    await books.post(bought("FR-1"));
    await books.post(sold("FR-1"));
    expect(await journalsOf(books, "USMF")).to.deep.equal([["VI-1", "VENDINV", "posted"]]);
    expect(await books.reconciliation("USMF", "DEMF")).to.be.reconciled();
  });

  it("refuses the invoice where the partner cannot take it, with the partner's reason, and leaves nothing", async () => {
    books = await open({});
    await books.host.applyMasterData(periodOnHold);
    const error = await refusal(books.post(sold("FR-1")));
    expect(error.message).to.equal(
      "onCustomerInvoicePosted in DEMF: the handler makeMatchingInvoice of plugin intercompany-invoicing failed: " +
        "CP_POSTING_REFUSED: USMF, journal J-000001 was not posted, 1 problem: USMF, journal J-000001, line 1: the fiscal period of USMF on 2024-03-01 is onHold.",
    );
    expect((await books.ledger("DEMF")).entries).to.deep.equal([]);
    expect(await journalsOf(books, "USMF")).to.deep.equal([]);
  });

  it("lets the invoice stand alone where the policy says so, and logs why", async () => {
    books = await open({ onFailure: "leave" });
    await books.host.applyMasterData(periodOnHold);
    await books.post(sold("FR-1"));
    expect(await journalsOf(books, "USMF")).to.deep.equal([]);
    expect(books.log.map(({ level, message, facts }) => ({ level, message, facts }))).to.deep.equal([
      {
        level: "warn",
        message: "no matching invoice",
        facts: {
          plugin: "intercompany-invoicing",
          company: "DEMF",
          journal: "CI-1",
          partner: "USMF",
          reason:
            "USMF, journal J-000001 was not posted, 1 problem: USMF, journal J-000001, line 1: the fiscal period of USMF on 2024-03-01 is onHold.",
        },
      },
    ]);
  });

  it("makes nothing under an inactive relationship", async () => {
    books = await open({});
    await books.host.applyMasterData({
      tradingRelationships: [
        {
          selling: { company: "DEMF", customer: "C-USMF" },
          buying: { company: "USMF", vendor: "V-DEMF" },
          active: false,
        },
      ],
    });
    await books.post(sold("FR-1"));
    expect(await journalsOf(books, "USMF")).to.deep.equal([]);
  });
});
