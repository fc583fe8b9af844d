import { expect, use } from "chai";
import { aCompany, accounting, aVendorPayment, type TestHost, testHost, usd } from "contrapost/testing";
import plugin from "{{name}}";

use(accounting);

describe("{{id}}", () => {
  let books: TestHost;
  beforeEach(async () => {
    books = await testHost({ plugins: [{ plugin, config: { limit: "500.00" } }], setup: [aCompany()] });
  });
  afterEach(() => books.close());

  it("lets a payment pass that does not exceed the limit", async () => {
    expect(await books.attempt(aVendorPayment({ amount: usd(500) }))).to.be.posted();
    expect(await books.ledger("USMF")).to.have.entry({ account: "200100", debit: usd(500) });
  });

  it("objects to a larger one, and nothing is posted", async () => {
    const payment = aVendorPayment({ lines: [{ amount: usd(500) }, { amount: usd("500.01") }] });
    expect(await books.attempt(payment)).to.be.vetoedBy(
      "{{id}}",
      "{{CODE}}_EXCEEDED",
      "500.01 USD is above the limit of 500.00",
    );
    expect((await books.ledger("USMF")).entries).to.deep.equal([]);
  });

  it("notes what was paid, once it stands", async () => {
    await books.post(aVendorPayment({ number: "PAY-1" }));
    await books.delivered();
    expect(books.log.map(({ message, facts }) => `${message} ${String(facts["journal"])}`)).to.deep.equal([
      "paid PAY-1",
    ]);
  });
});
