import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { absolute, formatMoney, money } from "@contrapost/sdk";
import { expect } from "chai";
import {
  type Host,
  type LedgerEntryOverview,
  listLedgerEntries,
  listMirrors,
  listTransactions,
  type MasterDataDocument,
} from "contrapost";
import { loadScenario, testHost } from "contrapost/testing";
import { type AccountingExample, entryFact, readAccountingPage } from "./accounting-page.js";

const docs = fileURLToPath(new URL("../../../docs/", import.meta.url));
const examples = readAccountingPage(await readFile(`${docs}accounting.md`, "utf8"));

describe("docs/accounting.md", () => {
  for (const example of examples) {
    it(`shows all that is posted: ${example.title}`, async () => {
      expect(await played(example)).to.deep.equal([...example.facts].sort());
    });
  }

  it("names the rates as the ECB does", async () => {
    const named = examples.flatMap(({ title, rates }) => rates.map((rate) => ({ title, ...rate })));
    const ecb = await readFile(`${docs}../fixtures/rates/ecb-2023-10--2024-10.csv`, "utf8");
    const [columns = [], ...days] = ecb.split("\n").map((line) => line.split(","));
    const rateOf = (date: string, currency: string) =>
      days.findLast(([day]) => day !== undefined && day !== "" && day <= date)?.[columns.indexOf(currency)];
    expect(named).to.deep.equal(
      named.map((rate) => ({ ...rate, rate: Number(rateOf(rate.date, rate.currency)).toString() })),
    );
    expect(named.length).to.be.greaterThan(examples.length);
  });
});

/** What all companies' books hold after the example's scenario. */
async function played({ scenario, steps }: AccountingExample): Promise<readonly string[]> {
  const {
    setup = [],
    with: own,
    plugins,
    now,
    user,
    steps: all,
    file,
  } = await loadScenario(resolve(docs, scenario));
  const books = await testHost({
    plugins: plugins ?? ["@contrapost/intercompany-settlement"],
    directory: dirname(file),
    setup: [...[setup].flat(), ...(own === undefined ? [] : [own as MasterDataDocument])],
    ...(now !== undefined && { now }),
    ...(user !== undefined && { user }),
  });
  try {
    for (const { expect: _, ...step } of all.slice(0, steps)) await books.perform(step);
    return await factsOf(books.host, books.clock.now());
  } finally {
    await books.close();
  }
}

async function factsOf(host: Host, now: Date): Promise<readonly string[]> {
  return await host.store.read(async (session) => {
    const companies = await session.rows("SELECT id FROM company");
    const facts: string[] = [];
    for (const [company] of companies) {
      const entries = await listLedgerEntries(session, { company: company as string });
      facts.push(...entries.flatMap(entryFacts));
    }
    for (const { company, party, invoice, voucher, currency, open, amount } of await listTransactions(
      session,
    )) {
      const figures = [open, amount].map((one) => figure(currency, one)).join(" of ");
      facts.push(`${company} open ${party} ${invoice ?? voucher}: ${figures} ${currency}`);
    }
    for (const { source, relationship, status } of await listMirrors(session, now)) {
      facts.push(`${relationship.sellingCompany} mirror of ${source.company}/${source.number}: ${status}`);
    }
    return facts.sort();
  });
}

/** An entry in the company's currencies, as far as it is something in them. */
function entryFacts(entry: LedgerEntryOverview): readonly string[] {
  const { accountingCurrency, accountingAmount, reportingCurrency, reportingAmount } = entry;
  const account = `${entry.account} ${entry.accountName}`;
  const valued = [[accountingCurrency, accountingAmount] as const];
  if (reportingCurrency !== undefined) valued.push([reportingCurrency, reportingAmount ?? 0n]);
  return valued
    .filter(([, amount]) => amount !== 0n)
    .map(([currency, amount]) =>
      entryFact({
        ...entry,
        currency,
        account,
        side: amount > 0n ? "debit" : "credit",
        amount: figure(currency, amount),
      }),
    );
}

/** The amount without its sign and its currency: `12.50`. */
function figure(currency: string, amount: bigint): string {
  return formatMoney(absolute(money(currency, amount))).split(" ")[0]!;
}
