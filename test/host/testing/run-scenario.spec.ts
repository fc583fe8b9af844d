import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isContrapostError } from "@contrapost/sdk";
import { expect } from "chai";
import { formatDifferences, parseScenario, runScenario } from "contrapost/testing";
import { openStore } from "#host/store/open-store.js";
import { postgresUrl } from "#support/postgres.js";

const head = "name: A scenario\nabout: For a test.\nsetup: setups/usmf-demf.yaml\n";
const rent =
  "{ journal: { company: USMF, number: GJ-1, name: GENERAL, lines: [{ date: 2024-03-15, account: 600100, debit: 90.00, currency: USD, offset: { bank: USMF-OPER } }] } }";

/** What differs, as the command line shows it. */
async function differencesOf(rest: string, store?: string): Promise<string[]> {
  const scenario = await parseScenario(head + rest, "fixtures/a.yaml");
  const { differences, passed } = await runScenario(scenario, store === undefined ? {} : { store });
  expect(passed).to.equal(differences.length === 0);
  return formatDifferences(differences).split("\n");
}

describe("runScenario", () => {
  it("shows what was expected and what there is instead, with the place in the file", async () => {
    const rest = `steps:
  - post: ${rent}
expect:
  in:
    USMF:
      journals: []
      vouchers:
        GNJL-000001:
          date: 2024-03-14
          journal: GJ-1
          entries:
            - { account: 600100 Rent, debit: 90.00 }
            - { account: 110110 Bank account, credit: 90.00 }
        GNJL-000002: { date: 2024-03-15, journal: GJ-1, entries: [] }
      balances: { 600100 Rent: 90 }
      numbers: { GENERAL: 3 }
`;
    expect(await differencesOf(rest)).to.deep.equal([
      "  fixtures/a.yaml:9  USMF, journals",
      "    actual    { number: GJ-1, name: GENERAL, status: posted }",
      "  fixtures/a.yaml:11  USMF, vouchers, GNJL-000001",
      "    expected  { date: 2024-03-14, journal: GJ-1 }",
      "    actual    { date: 2024-03-15, journal: GJ-1 }",
      "  fixtures/a.yaml:14  USMF, vouchers, GNJL-000001, entries",
      "    expected  { account: 110110 Bank account, credit: 90.00 }",
      "    actual    { account: 110110 Operating account USD, credit: 90.00 }",
      "  fixtures/a.yaml:17  USMF, vouchers, GNJL-000002",
      "    expected  { date: 2024-03-15, journal: GJ-1 }",
      "  fixtures/a.yaml:18  USMF, balances",
      "    actual    110110 Operating account USD: -90.00",
      "  fixtures/a.yaml:19  USMF, numbers",
      "    expected  GENERAL: 3",
      "    actual    GENERAL: 2",
    ]);
  });

  it("finds an entry that stands there twice but was expected once", async () => {
    const line = "{ date: 2024-03-15, account: 600100, debit: 45.00, currency: USD, voucher: A }";
    const bank = "{ date: 2024-03-15, bank: USMF-OPER, credit: 90.00, currency: USD, voucher: A }";
    const rest = `steps:
  - post: { journal: { company: USMF, number: GJ-1, name: GENERAL, lines: [${line}, ${line}, ${bank}] } }
expect:
  in:
    USMF:
      vouchers:
        GNJL-000001:
          date: 2024-03-15
          journal: GJ-1
          entries: [{ account: 600100 Rent, debit: 45.00 }, { account: 110110, credit: 90.00 }]
`;
    expect(await differencesOf(rest)).to.deep.equal([
      "  fixtures/a.yaml:13  USMF, vouchers, GNJL-000001, entries",
      "    actual    { account: 600100 Rent, debit: 45.00 }",
    ]);
  });

  it("takes an account by its number alone, and amounts with fewer decimals", async () => {
    const rest = `steps: [{ post: ${rent} }]
expect: { in: { USMF: { balances: { 600100: 90, 110110: -90.0 }, open: [], settlements: [] } } }
`;
    expect(await differencesOf(rest)).to.deep.equal([""]);
  });

  it("looks at nothing that a scenario does not name", async () => {
    expect(await differencesOf(`steps: [{ post: ${rent} }]\n`)).to.deep.equal([""]);
  });

  it("shows an error that nobody expected, and stops there", async () => {
    const rest = `steps:
  - { post: USMF/NONE }
  - { post: USMF/NONE-EITHER }
expect: { in: { USMF: { journals: [{ number: X, name: X, status: draft }] } } }
`;
    expect(await differencesOf(rest)).to.deep.equal([
      "  fixtures/a.yaml:5  step 1, post USMF/NONE, refused",
      "    actual    { code: CP_JOURNAL_UNKNOWN, text: There is no journal USMF/NONE. }",
    ]);
  });

  it("shows an expected error that did not come, or came in other words", async () => {
    const none = `steps: [{ post: ${rent}, refused: { code: CP_PERIOD_CLOSED, text: Closed. } }]\n`;
    expect(await differencesOf(none)).to.deep.equal([
      "  fixtures/a.yaml:4  step 1, post journal GJ-1, refused",
      "    expected  { code: CP_PERIOD_CLOSED, text: Closed. }",
    ]);
    const other = `steps:
  - post: ${rent.replace("2024-03-15", "2025-03-15")}
    refused:
      code: CP_POSTING_REFUSED
      text: "USMF, journal GJ-1 was not posted, 1 problem: USMF, journal GJ-1, line 1: USMF has no fiscal period on 2025-03-15."
      problems: [{ code: CP_PERIOD_MISSING, text: No period. }]
`;
    expect(await differencesOf(other)).to.deep.equal([
      "  fixtures/a.yaml:9  step 1, post journal GJ-1, refused, problems",
      "    expected  { code: CP_PERIOD_MISSING, text: No period. }",
      '    actual    { code: CP_PERIOD_MISSING, text: "USMF, journal GJ-1, line 1: USMF has no fiscal period on 2025-03-15." }',
    ]);
  });

  it("names the step whose own expectation does not hold", async () => {
    const rest = `steps:
  - { enter: ${rent}, expect: { in: { USMF: { journals: [] } } } }
  - { post: USMF/GJ-1 }
`;
    expect(await differencesOf(rest)).to.deep.equal([
      "  fixtures/a.yaml:5  after step 1: USMF, journals",
      "    actual    { number: GJ-1, name: GENERAL, status: draft }",
    ]);
  });

  it("shows a preview that shows something else", async () => {
    const rest = `steps:
  - enter: ${rent}
  - preview: USMF/GJ-1
    shows: { vouchers: 2, entries: [{ voucher: 1, date: 2024-03-15, account: 600100 Rent, debit: 90.00 }] }
`;
    expect(await differencesOf(rest)).to.deep.equal([
      "  fixtures/a.yaml:7  step 2, preview USMF/GJ-1, shows, vouchers",
      "    expected  2",
      "    actual    1",
      "  fixtures/a.yaml:7  step 2, preview USMF/GJ-1, shows, entries",
      "    actual    voucher 1, 2024-03-15: { account: 110110 Operating account USD, credit: 90.00 }",
    ]);
  });

  it("shows where lines at fault were moved", async () => {
    const rest = `steps:
  - post:
      journal:
        company: USMF
        number: PAY-1
        name: VENDPAY
        lines:
          - { date: 2024-03-15, vendor: V-1001, debit: 10.00, currency: USD }
          - { date: 2024-03-15, vendor: V-9999, debit: 10.00, currency: USD }
    transferFaulty: true
    transferred: USMF/J-000009
`;
    expect(await differencesOf(rest)).to.deep.equal([
      "  fixtures/a.yaml:14  step 1, post journal PAY-1, transferred",
      "    expected  USMF/J-000009",
      "    actual    USMF/J-000001",
    ]);
  });

  it("says which mirror cannot be released", async () => {
    const rest = "steps: [{ release: { source: USMF/PAY-9, in: DEMF } }]\n";
    expect(await differencesOf(rest)).to.deep.equal([
      "  fixtures/a.yaml:4  step 1, release USMF/PAY-9 in DEMF, refused",
      "    actual    { code: CP_MIRROR_UNKNOWN, text: There is no mirror of USMF/PAY-9 in DEMF. }",
    ]);
  });

  it("cannot be run where its setup, its plugins or a company that it names are at fault", async () => {
    const message = async (text: string): Promise<unknown> => {
      const error: unknown = await runScenario(await parseScenario(text, "fixtures/a.yaml")).catch(
        (reason: unknown) => reason,
      );
      return isContrapostError(error) ? `${error.code} ${(error.problems[0] ?? error).message}` : error;
    };
    const steps = "steps: [{ deliver: true }]\n";
    const bare = "name: A\nabout: B\n";
    expect(await message(`${bare}setup: setups/none.yaml\n${steps}`)).to.match(
      /^CP_FILE_NOT_FOUND There is no file .*fixtures\/setups\/none\.yaml\.$/,
    );
    expect(await message(`${head}with: { companies: [{ id: USFM, customers: [] }] }\n${steps}`)).to.equal(
      "CP_IMPORT_REFUSED fixtures/a.yaml:4: there is no company USFM.",
    );
    expect(await message(`${bare}plugins: [./none.mjs]\n${steps}`)).to.match(
      /^CP_PLUGINS_INVALID .*none\.mjs/,
    );
    expect(await message(`${head}${steps}expect: { in: { USFM: { open: [] } } }\n`)).to.equal(
      "CP_COMPANY_UNKNOWN fixtures/a.yaml:5: there is no company USFM.",
    );
  });
});

const restarted = `steps: [{ post: ${rent} }, { restart: true }]
expect: { in: { USMF: { numbers: { GENERAL: 2 } } } }
`;

describe("The files of a scenario's books", () => {
  const usual = process.env["TMPDIR"];
  let folder = "";
  // A folder of our own, because others make temporary files at the same time.
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "scenario-books-"));
    process.env["TMPDIR"] = folder;
  });
  after(() => {
    if (usual === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = usual;
    rmSync(folder, { recursive: true });
  });
  afterEach(() => {
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("outlive a restart also where they are asked for in memory, and leave nothing behind", async () => {
    expect(await differencesOf(restarted)).to.deep.equal([""]);
    expect(await differencesOf(restarted, "sqlite:./not-touched.db")).to.deep.equal([""]);
    expect(readdirSync(".")).not.to.include("not-touched.db");
  });

  it("are removed as well where a scenario cannot be run", async () => {
    const broken = `${head}plugins: [./none.mjs]\nsteps: [{ restart: true }]\n`;
    await runScenario(await parseScenario(broken, "fixtures/a.yaml")).catch(() => undefined);
  });
});

describe("The books of a scenario on PostgreSQL", () => {
  it("are a schema of their own on PostgreSQL, which is gone afterwards", async () => {
    const url = await postgresUrl();
    expect(await differencesOf(restarted, url)).to.deep.equal([""]);
    const store = await openStore(url);
    const schemas = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'contrapost%'";
    const [found, journals] = await store.read(async (session) => [
      await session.rows(schemas),
      await session.rows("SELECT number FROM journal"),
    ]);
    await store.close();
    expect([found, journals]).to.deep.equal([[], []]);
  });
});
