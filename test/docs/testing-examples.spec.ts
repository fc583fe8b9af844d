import { readFile } from "node:fs/promises";
import { expect, use } from "chai";
import {
  aCompany,
  accounting,
  aCustomerInvoice,
  aTradingGroup,
  aVendorInvoice,
  aVendorPayment,
  describeConformance,
  eur,
  type TestHost,
  testHost,
  usd,
} from "contrapost/testing";
import plugin, { sent } from "./payment-limit.js";

use(accounting);

describe("docs/testing.md", () => {
  it("shows only code that is compiled and run here", async () => {
    const plain = (text: string) => text.replaceAll(/\s+/g, " ").replaceAll(", }", " }").trim();
    const root = new URL("../../../", import.meta.url);
    const source = plain(await readFile(new URL("test/docs/testing-examples.spec.ts", root), "utf8"));
    const docs = await readFile(new URL("docs/testing.md", root), "utf8");
    const blocks = [...docs.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => plain(match[1] ?? ""));
    expect(blocks.filter((block) => !source.includes(block))).to.deep.equal([]);
    expect(blocks).to.have.length(5);
  });
});

describe("payment-limit", () => {
  let books: TestHost;
  beforeEach(async () => {
    books = await testHost({ plugins: [plugin], setup: [aCompany()] });
  });
  afterEach(() => books.close());

  it("lets a payment pass that does not exceed the limit", async () => {
    await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(500) }));
    await books.post(aVendorPayment({ amount: usd(500), settles: "ACME-7" }));
    expect(await books.document("USMF", "ACME-7")).to.be.settled();
    expect(await books.ledger("USMF")).to.have.entry({ account: "110110", credit: usd(500) });
  });

  it("objects to a larger one", async () => {
    const payment = await books.attempt(aVendorPayment({ amount: usd("500.01") }));
    expect(payment).to.be.vetoedBy("payment-limit", "PAYMENT_LIMIT", "above 500.00");
  });
});

describe("Committed work", () => {
  it("is awaited", async () => {
    const books = await testHost({ plugins: [plugin], setup: [aCompany()], now: "2024-03-15" });
    await books.post(aVendorPayment());
    await books.delivered();
    expect(sent).to.have.length(1);
    await books.close();
  });
});

describe("A group", () => {
  it("is mirrored", async () => {
    const books = await testHost({
      plugins: ["@contrapost/intercompany-settlement"],
      setup: aTradingGroup(),
    });
    await books.post(aCustomerInvoice({ company: "DEMF", customer: "C-USMF", amount: eur(100) }));
    await books.post(aVendorInvoice({ vendor: "V-DEMF", amount: eur(100) }));
    const payment = await books.post(aVendorPayment({ vendor: "V-DEMF", amount: eur(40), settles: "INV-1" }));
    expect(payment).to.be.mirroredIn("DEMF");
    expect(await books.reconciliation("USMF", "DEMF")).to.be.reconciled();
    await books.close();
  });
});

describeConformance(plugin, {
  outside: () => sent,
  reset: () => void sent.splice(0),
});
