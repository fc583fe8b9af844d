import { isContrapostError, type JournalRef } from "@contrapost/sdk";
import { expect } from "chai";
import fc from "fast-check";
import type { Host, JournalLineInput, NamedTransaction } from "contrapost";
import { verifyBooks } from "#host/inquiry/verify/verify-books.js";
import { openBooks, query, user } from "./books.js";

const runs = 40;
const currencies = ["EUR", "USD", "GBP", "JPY"] as const;
const days = ["2024-01-10", "2024-02-05", "2024-02-20"] as const;

/** A document of a vendor: what is owed, or with a negative amount a credit note; or what was paid. */
interface Document {
  readonly kind: "invoice" | "payment" | "prepayment";
  readonly amount: number;
  readonly currency: (typeof currencies)[number];
  readonly day: (typeof days)[number];
  /** Whether the first settlement names it; the second settles all that is open. */
  readonly named: boolean;
}

const document = fc.record<Document>({
  kind: fc.constantFrom("invoice", "invoice", "payment", "prepayment"),
  amount: fc.integer({ min: -100_000, max: 1_000_000 }).filter((amount) => amount !== 0),
  currency: fc.constantFrom(...currencies),
  day: fc.constantFrom(...days),
  named: fc.boolean(),
});

describe("undoing settlements", function () {
  this.timeout(120_000);
  let host: Host;
  before(async () => {
    host = await openBooks();
    await host.applyMasterData(vendorsAndRates());
  });
  after(() => host.close());

  it("restores what was open and what the accounts held, in every currency of the books", async () => {
    let vendor = 0;
    let undone = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 2, maxLength: 7 }),
        fc.boolean(),
        async (documents, firstFirst) => {
          vendor += 1;
          const party = `V-${vendor}`;
          const named = await post(host, party, documents);
          const before = await standing(host, party);
          const made = [await settle(host, party, named), await settle(host, party)];
          const settled = await standing(host, party);
          const order = firstFirst ? made : made.reverse();
          for (const journal of order) {
            if (journal === undefined) continue;
            undone += 1;
            await host.settlements.unsettle({ journal, date: "2024-03-01" }, { user });
          }
          expect(await standing(host, party)).to.deep.equal(before);
          if (made.every((journal) => journal === undefined)) expect(settled).to.deep.equal(before);
        },
      ),
      // Each run has a vendor of its own; shrinking would need more of them.
      { numRuns: runs, endOnFailure: true },
    );
    expect(undone).to.be.greaterThan(runs / 4);
    expect(await host.store.read((session) => verifyBooks(session))).to.deep.equal([]);
  });
});

/** Vendors who grant 2 % within 30 days, some of them, in a company with a reporting currency. */
function vendorsAndRates() {
  const profile = { gainAccount: "801300", lossAccount: "801400", discountAccount: "618900" };
  return {
    companies: [
      {
        id: "USMF",
        reportingCurrency: "GBP",
        accounts: [{ account: "131000", name: "Prepayments", type: "asset" as const }],
        postingProfiles: {
          vendor: [
            { id: "GEN", summaryAccount: "200100", ...profile },
            { id: "PRE", summaryAccount: "131000", ...profile },
          ],
        },
        accountsPayable: { prepaymentProfile: "PRE", discountOnPartPayments: true },
        cashDiscounts: [{ id: "2D30", percent: "2", days: "30" }],
        vendors: Array.from({ length: runs }, (_, index) => ({
          id: `V-${index + 1}`,
          profile: "GEN",
          ...(index % 2 === 0 && { cashDiscount: "2D30" }),
        })),
      },
    ],
    exchangeRates: [
      { from: "EUR", to: "GBP", date: "2024-01-01", rate: "0.86" },
      { from: "EUR", to: "GBP", date: "2024-02-10", rate: "0.8537" },
      { from: "EUR", to: "JPY", date: "2024-01-01", rate: "158.46" },
      { from: "EUR", to: "JPY", date: "2024-02-10", rate: "161.03" },
    ],
  };
}

/** Posts the documents, and answers those that the first settlement names. */
async function post(host: Host, party: string, documents: readonly Document[]): Promise<NamedTransaction[]> {
  const named: NamedTransaction[] = [];
  for (const [index, { kind, amount, currency, day, named: isNamed }] of documents.entries()) {
    const minor = BigInt(amount);
    const invoice = `${party}-${index + 1}`;
    const line: JournalLineInput = {
      date: day,
      account: { type: "vendor", id: party },
      currency,
      amount: kind === "invoice" ? -minor : minor < 0n ? -minor : minor,
      where: "documents:1",
      ...(kind === "invoice" && { invoice, offset: { type: "ledger", id: "500200" } }),
      ...(kind === "prepayment" && { prepayment: true }),
    };
    const name = kind === "invoice" ? "VENDINV" : "VENDPAY";
    const [draft] = await host.journals.enter([{ company: "USMF", name, lines: [line] }], { user });
    await host.journals.post(draft!, { user });
    if (!isNamed) continue;
    const [voucher] = await query(host, `SELECT number FROM voucher ORDER BY id DESC LIMIT 1`);
    named.push(kind === "invoice" ? { invoice } : { voucher: voucher! });
  }
  return named;
}

/** Settles what is named, or all; undefined where there is nothing to settle. */
async function settle(
  host: Host,
  party: string,
  transactions?: readonly NamedTransaction[],
): Promise<JournalRef | undefined> {
  const request = { company: "USMF", side: "vendor", party, date: "2024-02-25" } as const;
  try {
    return await host.settlements.settle({ ...request, ...(transactions && { transactions }) }, { user });
  } catch (error) {
    if (!isContrapostError(error) || error.code !== "CP_SETTLEMENT_NOTHING") throw error;
    return undefined;
  }
}

/** What is open of a vendor, and what the company's accounts hold. */
async function standing(host: Host, party: string): Promise<readonly string[]> {
  const open = `SELECT id, open, open_accounting, open_reporting, closed_on FROM party_transaction
    WHERE party = '${party}' ORDER BY id`;
  const balances = `SELECT e.account, e.currency, SUM(e.amount), SUM(e.accounting_amount), SUM(e.reporting_amount)
    FROM ledger_entry e GROUP BY e.account, e.currency
    HAVING SUM(e.amount) <> 0 OR SUM(e.accounting_amount) <> 0 OR SUM(e.reporting_amount) <> 0
    ORDER BY e.account, e.currency`;
  return [...(await query(host, open)), ...(await query(host, balances))];
}
