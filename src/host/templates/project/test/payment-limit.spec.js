import { deepStrictEqual, rejects } from "node:assert/strict";
import { openHost } from "contrapost";

const user = "test";

/** A host on empty books in memory, with the companies of this project and the plugin alone. */
async function openBooks(limit) {
  const plugins = [{ plugin: "./plugins/payment-limit.js", config: { limit } }];
  const host = await openHost({ database: "sqlite::memory:", plugins });
  await host.import(["masterdata/companies.yaml"], { user });
  return host;
}

function payment(amount) {
  const account = { type: "vendor", id: "V-DEMF" };
  const line = { date: "2024-03-15", account, currency: "EUR", amount, where: "test" };
  return { company: "USMF", number: "PAY-1", name: "VENDPAY", lines: [line] };
}

describe("payment-limit", () => {
  let host;
  beforeEach(async () => {
    host = await openBooks("500.00");
  });
  afterEach(() => host.close());

  it("lets a payment pass that does not exceed the limit", async () => {
    const [journal] = await host.journals.enter([payment(50_000n)], { user });
    const { posted } = await host.journals.post(journal, { user });
    deepStrictEqual(posted.status, "posted");
  });

  it("objects to a larger one", async () => {
    const [journal] = await host.journals.enter([payment(50_001n)], { user });
    await rejects(host.journals.post(journal, { user }), (error) => {
      deepStrictEqual(
        error.problems.map((problem) => problem.message),
        [
          "USMF, journal PAY-1, line 1: plugin payment-limit, handler checkLimit, objects with PAYMENT_LIMIT: " +
            "500.01 EUR is above the limit of 500.00",
        ],
      );
      return true;
    });
  });
});
