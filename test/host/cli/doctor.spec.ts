import { existsSync } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import Sqlite from "better-sqlite3";
import { expect } from "chai";
import { hostVersion } from "contrapost";
import type { Diagnosis } from "#host/doctor/diagnosis.js";
import { today } from "#host/cli/console/today.js";
import { postgresUrl } from "../../support/postgres.js";
import { contrapost } from "./command-run.js";
import { SampleProject } from "./sample-project.js";

const sqlite = /SQLite [\d.]+/g;

describe("contrapost doctor", () => {
  let project: SampleProject;
  beforeEach(async () => {
    project = await SampleProject.create();
  });
  afterEach(() => project.remove());

  async function diagnose(...words: string[]): Promise<Diagnosis> {
    return (await project.json(["doctor", ...words])) as Diagnosis;
  }

  /** Books whose calendar and rates reach up to this day. */
  async function fillForToday(): Promise<void> {
    await project.fill();
    const year = Number(today().slice(0, 4));
    const books = new Sqlite(project.path("books.db"));
    const add = books.prepare("INSERT INTO fiscal_period VALUES (?, ?, ?, 'open')");
    for (const company of ["USMF", "DEMF"]) add.run(company, `2025-01-01`, `${year + 1}-12-31`);
    books.prepare("INSERT INTO exchange_rate VALUES ('Default', 'EUR', 'USD', ?, 11, 1)").run(today());
    books.close();
  }

  const configuration = () => project.path("contrapost.config.yaml");

  it("finds a new project well, and makes no database", async () => {
    const { code, out, err } = await project.run(["doctor"]);
    expect({ code, err }).to.deep.equal({ code: 0, err: "" });
    const books = project.path("books.db");
    expect(out.split("\n")).to.deep.equal([
      "Check                  Result   About",
      `configuration          ok       ${configuration()}`,
      `database               note     ${books}`,
      `plugins                ok       2 plugins in ${configuration()}`,
      "integrity of the file  skipped  no database could be read",
      "migrations             skipped  no database could be read",
      "tables of plugins      skipped  no database could be read",
      "mirrors                skipped  no database could be read",
      "deliveries             skipped  no database could be read",
      "fiscal periods         skipped  no database could be read",
      "number series          skipped  no database could be read",
      "exchange rates         skipped  no database could be read",
      "",
      `note CP_DATABASE_MISSING: There is no database ${books} yet.`,
      "  mend: Set up companies: the file is made by the first import, as in: contrapost import masterdata/*.yaml.",
      "",
      "1 note.",
      "",
    ]);
    expect(existsSync(books)).to.equal(false);
  });

  it("finds books well", async () => {
    await fillForToday();
    const { code, out, err } = await project.run(["doctor"]);
    expect({ code, err }).to.deep.equal({ code: 0, err: "" });
    const books = project.path("books.db");
    expect(out.replace(sqlite, "SQLite 3").split("\n")).to.deep.equal([
      "Check                  Result  About",
      `configuration          ok      ${configuration()}`,
      `database               ok      SQLite 3, ${books}`,
      `plugins                ok      2 plugins in ${configuration()}`,
      `integrity of the file  ok      ${books}`,
      `migrations             ok      ${books}`,
      `tables of plugins      ok      ${books}`,
      `mirrors                ok      ${books}`,
      `deliveries             ok      ${books}`,
      `fiscal periods         ok      ${books}, on ${today()}`,
      `number series          ok      ${books}`,
      `exchange rates         ok      ${books}, on ${today()}`,
      "",
      "All is well.",
      "",
    ]);
  });

  it("finds work that is stuck, and what today's postings lack", async () => {
    await project.fill();
    const books = new Sqlite(project.path("books.db"));
    books.exec(`
      UPDATE fiscal_period SET status = 'closed' WHERE company = 'DEMF';
      UPDATE number_series SET next = 1000000 WHERE company = 'DEMF' AND id = 'CUSTINV';
      INSERT INTO outbox (id, event_key, hook, plugin, handler, company, journal, initiated_by, next_at, created_at)
        VALUES (1, 'k', 'onVendorPaymentJournalCommitted', 'mail', 'tell', 'USMF', 'PAY-1', 'ann', '2024-03-15', '2024-03-15');
      INSERT INTO outbox (id, event_key, hook, plugin, handler, company, journal, initiated_by, next_at, created_at, state,
          attempts, last_error)
        VALUES (2, 'l', 'onVendorPaymentJournalCommitted', 'mail', 'tell', 'USMF', 'PAY-1', 'ann', '2024-03-15', '2024-03-15',
          'dead', 8, 'It does not answer.');`);
    books.close();
    await project.run(["post", "USMF/PAY-1"]);
    const { healthy, findings } = await diagnose();
    expect(healthy).to.equal(false);
    expect(findings.map(({ check, severity, code }) => `${severity} ${code} of ${check}`)).to.deep.equal([
      "error CP_DELIVERIES_DEAD of deliveries",
      "error CP_NUMBER_SERIES_USED_UP of numberSeries",
      "warning CP_MIRRORS_PARKED of mirrors",
      "warning CP_DELIVERIES_UNLOADED of deliveries",
      "warning CP_PERIOD_MISSING of periods",
      "warning CP_PERIOD_MISSING of periods",
      "note CP_RATES_OLD of rates",
    ]);
    const parked = findings.find(({ check }) => check === "mirrors");
    expect(parked?.what).to.match(
      /^1 mirror from USMF into DEMF parked since [-\d]{10}: DEMF, journal J-000001 was not posted, 2 problems: DEMF, journal J-000001, line 1: the fiscal period of DEMF on 2024-03-15 is closed\.$/,
    );
    // What is to be typed works.
    const [, number = ""] = /contrapost mirrors release (\d+);/.exec(parked?.mend ?? "") ?? [];
    const reopened = new Sqlite(project.path("books.db"));
    reopened.exec("UPDATE fiscal_period SET status = 'open'");
    reopened.close();
    expect((await project.run(["mirrors", "release", number])).code).to.equal(0);
    expect((await project.run(["deliver", "replay", "2"])).code).to.equal(0);
    const later = (await diagnose()).findings.map(({ code }) => code);
    expect(later).to.not.include("CP_MIRRORS_PARKED");
    expect(later).to.not.include("CP_DELIVERIES_DEAD");
  });

  it("finds all that is wrong with configuration, database and plugins at once", async () => {
    await writeFile(
      configuration(),
      `database: sqlite:./nowhere/books.db
deadlin: 5
plugins:
  - ./plugins/none.js
  - { plugin: ./plugins/payment-limit.js, config: { limit: many, limits: 3 } }
`,
    );
    const { code, out } = await project.run(["doctor", "--json"]);
    expect(code).to.equal(1);
    const { healthy, checks, findings } = JSON.parse(out) as Diagnosis;
    const file = configuration();
    expect(healthy).to.equal(false);
    expect(checks.map(({ check, result }) => `${check} ${result}`)).to.deep.equal([
      "configuration error",
      "database error",
      "plugins error",
      "integrity skipped",
      "migrations skipped",
      "pluginTables skipped",
      "mirrors skipped",
      "deliveries skipped",
      "periods skipped",
      "numberSeries skipped",
      "rates skipped",
    ]);
    expect(findings.map(({ check, what }) => `${check}: ${what}`)).to.deep.equal([
      `configuration: ${file}, deadlin: this key is unknown (did you mean "deadline"?).`,
      `database: The database ${project.path("nowhere/books.db")} cannot be opened: there is no folder ${project.path("nowhere")}.`,
      `plugins: ${file}, plugins[0]: there is no plugin ./plugins/none.js: ${project.path("plugins/none.js")} does not exist.`,
      `plugins: ${file}, plugins[1].config.limits: the configuration of plugin payment-limit is refused: this key is unknown (did you mean "limit"?).`,
      `plugins: ${file}, plugins[1].config.limit: the configuration of plugin payment-limit is refused: limit must match /^\\d{1,12}(\\.\\d{1,2})?$/ regular expression.`,
    ]);
  });

  it("says why a database cannot be opened", async () => {
    await writeFile(configuration(), "database: postgres://ann:secret@127.0.0.1:1/books\n");
    const { code, out, err } = await project.run(["doctor"]);
    expect({ code, err }).to.deep.equal({ code: 1, err: "" });
    const place = `${configuration()}, database`;
    expect(out.split("\n\n").slice(1)).to.deep.equal([
      `error CP_DATABASE_OPEN: ${place}: The database 127.0.0.1:1/books cannot be opened: connect ECONNREFUSED 127.0.0.1:1.\n  mend: Check that the file or server exists, can be reached, and is one that this user may write to.`,
      "1 error.\n",
    ]);
  });

  it("says that there is no configuration", async () => {
    expect(await contrapost(["doctor", "--config", "/nowhere"])).to.deep.equal({
      code: 1,
      out: [
        "Check                  Result   About",
        "configuration          error    /nowhere",
        "database               skipped  the configuration cannot be read",
        "plugins                skipped  the configuration cannot be read",
        "integrity of the file  skipped  the configuration cannot be read",
        "migrations             skipped  the configuration cannot be read",
        "tables of plugins      skipped  the configuration cannot be read",
        "mirrors                skipped  the configuration cannot be read",
        "deliveries             skipped  the configuration cannot be read",
        "fiscal periods         skipped  the configuration cannot be read",
        "number series          skipped  the configuration cannot be read",
        "exchange rates         skipped  the configuration cannot be read",
        "",
        "error CP_CONFIG_NOT_FOUND: There is no configuration at /nowhere.",
        "  mend: Write a contrapost.config.yaml (or .yml, .json, .js) there, make a new project by contrapost init DIR, or name another file or folder.",
        "",
        "1 error.",
        "",
      ].join("\n"),
      err: "",
    });
  });

  it("looks at a PostgreSQL database, and leaves an empty one empty", async () => {
    const url = await postgresUrl();
    await writeFile(configuration(), `database: ${url}\n`);
    const name = url.slice(url.lastIndexOf("@") + 1);
    const resultsOf = ({ checks }: Diagnosis) => checks.map(({ check, result }) => `${check} ${result}`);
    for (const time of ["once", "again"]) {
      const { checks, findings } = await diagnose();
      const empty = findings.filter(({ check }) => check === "migrations").map(({ what }) => what);
      expect(empty, time).to.deep.equal([`The database ${name} holds no books yet.`]);
      expect(checks.find(({ check }) => check === "integrity")?.about).to.equal(
        "the server looks after its files",
      );
    }
    await project.run(["import", project.path("masterdata/companies.yaml")]);
    const [, ...results] = resultsOf(await diagnose());
    // How the tests' server is set is not to be said here.
    expect(results.slice(1)).to.deep.equal([
      "plugins ok",
      "integrity skipped",
      "migrations ok",
      "pluginTables ok",
      "mirrors ok",
      "deliveries ok",
      "periods warning",
      "numberSeries ok",
      "rates ok",
    ]);
  });

  it("finds damage in a SQLite file, unless it is to be quick", async () => {
    await fillForToday();
    const database = new Sqlite(project.path("books.db"));
    database.pragma("foreign_keys = OFF");
    database.exec("INSERT INTO payment_hold VALUES (77, 1, 'why', 'ann', '2024-03-01', NULL, NULL)");
    database.close();
    const { healthy, findings } = await diagnose();
    const books = project.path("books.db");
    expect({ healthy, findings }).to.deep.equal({
      healthy: false,
      findings: [
        {
          check: "integrity",
          severity: "error",
          code: "CP_DATABASE_DAMAGED",
          where: books,
          what: `The file of the database ${books} is damaged: payment_hold refers to party_transaction by 1 key that it has not.`,
          mend: "Let nothing write to it. Restore the last backup under another name, look at it with: contrapost doctor.",
        },
      ],
    });
    const { checks } = await diagnose("--quick");
    expect(checks.find(({ check }) => check === "integrity")).to.deep.equal({
      check: "integrity",
      result: "skipped",
      about: "--quick leaves it out",
    });
  });

  it("finds torn pages in a SQLite file", async () => {
    await fillForToday();
    const database = new Sqlite(project.path("books.db"), { readonly: true });
    const page = database
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'party_transaction_open'")
      .pluck()
      .get() as number;
    database.close();
    const file = await open(project.path("books.db"), "r+");
    await file.write(Buffer.alloc(4096, 0xff), 0, 4096, (page - 1) * 4096);
    await file.close();
    const { findings } = await diagnose();
    expect(findings.map(({ check, severity, what }) => `${severity} of ${check}: ${what}`)).to.deep.equal([
      `error of integrity: The database ${project.path("books.db")} failed: database disk image is malformed.`,
      `error of rates: The database ${project.path("books.db")} failed: database disk image is malformed.`,
    ]);
  });

  it("tells migrations of plugins that are pending, and applies none", async () => {
    await fillForToday();
    await writeFile(
      project.path("plugins/limits.js"),
      `import { definePlugin } from "@contrapost/sdk";
export default definePlugin({
  id: "limits",
  version: "1.2.0",
  host: "^${hostVersion}",
  rights: { tables: ["limits__kind"] },
  migrations: [{ name: "001-kinds", statements: ["CREATE TABLE limits__kind (id TEXT PRIMARY KEY)"] }],
  register: () => undefined,
});
`,
    );
    await writeFile(configuration(), "database: sqlite:./books.db\nplugins: [./plugins/limits.js]\n");
    const pending = {
      check: "pluginTables",
      severity: "warning",
      code: "CP_PLUGIN_MIGRATION_PENDING",
      where: "plugin limits",
      what: "The plugin limits 1.2.0 brings migrations that were not applied yet: 001-kinds.",
      mend: "Make a backup; the next command that opens the books applies them, as in: contrapost plugins.",
    };
    expect((await diagnose()).findings).to.deep.equal([pending]);
    expect((await diagnose()).findings).to.deep.equal([pending]);
    await project.run(["plugins"]);
    expect((await diagnose()).findings).to.deep.equal([]);
  });
});
