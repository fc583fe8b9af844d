import {
  type ContrapostError,
  definePlugin,
  isContrapostError,
  onVendorPaymentJournalAmend,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
  type Plugin,
  type PluginMigration,
  type PluginTable,
  type TableService,
  tableService,
} from "@contrapost/sdk";
import { expect } from "chai";
import { type Host, openHost } from "contrapost";
import { describeOnEachEngine } from "../store/test-database.js";
import { aPayment, clock, enterPayments, openBooksOn, query, user } from "./books.js";

const table = "pay_desk__note";
const first: PluginMigration = {
  name: "0001-notes",
  statements: [
    `CREATE TABLE ${table} (journal TEXT NOT NULL, amount BIGINT NOT NULL, said TEXT, PRIMARY KEY (journal, amount))`,
    `CREATE INDEX pay_desk__said ON ${table} (said) WHERE said IS NOT NULL`,
  ],
};
const second: PluginMigration = {
  name: "0002-urgent",
  statements: [
    `ALTER TABLE ${table} ADD COLUMN urgent BIGINT NOT NULL DEFAULT 0`,
    `UPDATE ${table} SET urgent = 1 WHERE said = 'hurry: now'`,
  ],
};

function payDesk(
  version: string,
  migrations: readonly PluginMigration[],
  more: Partial<Plugin> = {},
): Plugin {
  return definePlugin({
    id: "pay-desk",
    version,
    host: "*",
    rights: { tables: [table] },
    migrations,
    register: () => undefined,
    ...more,
  });
}

async function failureOf(work: Promise<unknown>): Promise<ContrapostError> {
  try {
    await work;
  } catch (error) {
    if (isContrapostError(error)) return error;
    throw error;
  }
  throw new Error("It was expected to fail.");
}

const recorded = "SELECT plugin, name, plugin_version, applied_at FROM plugin_migration ORDER BY name";
const notes = `SELECT journal, amount, said FROM ${table} ORDER BY journal, amount`;

describeOnEachEngine("a plugin's own tables", (place) => {
  let host: Host | undefined;
  afterEach(async () => {
    await host?.close();
    host = undefined;
  });

  async function open(database: string, plugin: Plugin): Promise<Host> {
    await host?.close();
    host = undefined;
    host = await openHost({ database, plugins: [plugin], clock });
    return host;
  }

  it("are made once, brought up to date by a later version, and recorded with it", async () => {
    const url = await place.newUrl();
    const { store } = await open(url, payDesk("1.0.0", [first]));
    await store.transaction((session) =>
      session.run(
        `INSERT INTO ${table} (journal, amount, said) VALUES ('J-1', 1, 'hurry: now'), ('J-2', 2, NULL)`,
      ),
    );
    await open(url, payDesk("1.0.1", [first]));
    const upgraded = await open(url, payDesk("1.1.0", [first, second]));
    expect(await query(upgraded, `SELECT journal, urgent FROM ${table} ORDER BY journal`)).to.deep.equal([
      "J-1 | 1",
      "J-2 | 0",
    ]);
    expect(await query(upgraded, recorded)).to.deep.equal([
      "pay-desk | 0001-notes | 1.0.0 | 2024-06-01T12:00:00.000Z",
      "pay-desk | 0002-urgent | 1.1.0 | 2024-06-01T12:00:00.000Z",
    ]);
  });

  it("are left as they were where one of the migrations fails", async () => {
    const url = await place.newUrl();
    await open(url, payDesk("1.0.0", [first]));
    const broken = { name: "0003-broken", statements: [`ALTER TABLE ${table} ADD COLUMN said TEXT`] };
    const failure = await failureOf(open(url, payDesk("2.0.0", [first, second, broken])));
    expect(failure.code).to.equal("CP_PLUGIN_MIGRATION_FAILED");
    expect(failure.message).to.match(
      /^The plugin pay-desk 2\.0\.0 cannot bring its tables up to date: its migration 0003-broken failed: .*said/,
    );
    expect(await query(await open(url, payDesk("1.0.0", [first])), recorded)).to.have.lengthOf(1);
  });

  it("are not taken over by an older version, nor by one whose migrations were changed or put in between", async () => {
    const url = await place.newUrl();
    await open(url, payDesk("1.1.0", [first, second]));
    const changed = { ...first, statements: [first.statements[0]!] };
    const between = { name: "0001-z", statements: [`DELETE FROM ${table}`] };
    const refusals: string[] = [];
    for (const [version, migrations] of [
      ["1.0.0", [first]],
      ["1.2.0", [changed, second]],
      ["1.3.0", [first, between, second]],
    ] as const) {
      const { code, message } = await failureOf(open(url, payDesk(version, migrations)));
      refusals.push(`${code} ${message}`);
    }
    expect(refusals).to.deep.equal([
      "CP_PLUGIN_SCHEMA_NEWER The tables of the plugin pay-desk are newer than its version 1.0.0: the database has the migration 0002-urgent of 1.1.0.",
      "CP_PLUGIN_MIGRATION_CHANGED The plugin pay-desk 1.2.0 brings the migration 0001-notes with other statements than those by which 1.1.0 made its tables.",
      "CP_PLUGIN_MIGRATION_ORDER The plugin pay-desk 1.3.0 brings the migration 0001-z, which comes before 0002-urgent, and that one is in the database already.",
    ]);
  });

  it("are written in the posting's transaction and rolled back with it, and read by every phase before", async () => {
    const seen: string[] = [];
    const plugin = payDesk("1.0.0", [first], {
      register({ on }) {
        on(onVendorPaymentJournalValidate, async function look(journal, context) {
          const rows = await context.table(table).find(["said"], { where: { journal: journal.number } });
          seen.push(`validate ${rows.length}`);
        });
        on(onVendorPaymentJournalAmend, async function lookAgain(_draft, context) {
          expect(Object.keys(context.table(table))).to.deep.equal(["find"]);
          seen.push(`amend ${(await context.table(table).find(["amount"])).length}`);
          return undefined;
        });
        on(onVendorPaymentJournalPosted, async function note(posted, posting) {
          const own = posting.table(table);
          await own.insert([
            { journal: posted.number, amount: 2n ** 53n + 1n, said: null },
            { journal: posted.number, amount: 7n, said: "a" },
            { journal: posted.number, amount: 8n, said: "b" },
          ]);
          expect(await own.update({ said: null }, { said: "big" })).to.equal(1);
          expect(await own.delete({ journal: posted.number, amount: 8n })).to.equal(1);
          const query = { where: { journal: posted.number }, orderBy: ["amount"] };
          expect(await own.find(["amount", "said"], query)).to.deep.equal([
            { amount: 7n, said: "a" },
            { amount: 2n ** 53n + 1n, said: "big" },
          ]);
          expect(await own.find(["said"], { orderBy: ["said"], limit: 1 })).to.deep.equal([{ said: "a" }]);
          if (posted.number === "PAY-2") throw new Error("not this one");
        });
      },
    });
    host = await openBooksOn(await place.newUrl(), plugin);
    await host.journals.post(await enterPayments(host, [aPayment()], "PAY-1"), { user });
    await failureOf(host.journals.post(await enterPayments(host, [aPayment()], "PAY-2"), { user }));
    expect(await query(host, notes)).to.deep.equal(["PAY-1 | 7 | a", "PAY-1 | 9007199254740993 | big"]);
    expect(seen).to.deep.equal(["validate 0", "amend 0", "validate 0", "amend 2"]);
  });

  it("are read and written outside of postings by a service, which undoes what fails", async () => {
    let own: TableService | undefined;
    const plugin = definePlugin({
      id: "pay-desk",
      version: "1.0.0",
      host: "*",
      rights: { tables: [table] },
      migrations: [first],
      uses: { tables: tableService },
      register({ services, onStart }) {
        own = services.tables;
        onStart(() =>
          services.tables.transaction((tables) =>
            tables.table(table).insert([{ journal: "J-1", amount: 1n, said: "at the start" }]),
          ),
        );
      },
    });
    host = await openHost({ database: await place.newUrl(), plugins: [plugin], clock });
    const failing = own!.transaction(async (tables) => {
      await tables.table(table).delete({});
      throw new Error("changed its mind");
    });
    await failing.catch(() => undefined);
    expect(await query(host, notes)).to.deep.equal(["J-1 | 1 | at the start"]);
  });

  it("are the only ones that it gets", async () => {
    const messages: string[] = [];
    const attempt = async (work: () => Promise<unknown>) => {
      const { code, message } = await failureOf(new Promise((resolve) => resolve(work())));
      messages.push(`${code} ${message}`);
    };
    const plugin = payDesk("1.0.0", [first], {
      register({ on }) {
        on(onVendorPaymentJournalPosted, async function look(_posted, posting) {
          await attempt(() => posting.table("journal").find(["id"]));
          const own: PluginTable = posting.table(table);
          await attempt(() => own.find(["said; DROP TABLE journal"]));
          await attempt(() => own.find(["said"], { orderBy: ["said DESC"] }));
          await attempt(() => own.insert([{ journal: "a", amount: 1n }, { journal: "b" }]));
          await attempt(() => own.update({}, {}));
        });
      },
    });
    host = await openBooksOn(await place.newUrl(), plugin);
    await host.journals.post(await enterPayments(host, [aPayment()]), { user });
    const column = (name: string) =>
      `CP_TABLE_COLUMN The plugin pay-desk names the column ${name} of pay_desk__note, which is no name of a column.`;
    expect(messages).to.deep.equal([
      "CP_TABLE_FOREIGN The plugin pay-desk asks for the table journal, which is not its own.",
      column("said; DROP TABLE journal"),
      column("said DESC"),
      column("journal"),
      column("nothing"),
    ]);
  });
});

describe("a plugin's migrations", () => {
  const rule = "CP_PLUGIN_INVALID plugins[0]: code is not a plugin that can be used:";

  async function faultsOf(migrations: unknown): Promise<string[]> {
    const plugin = payDesk("1.0.0", migrations as readonly PluginMigration[]);
    const host = await openHost({ database: "sqlite::memory:", plugins: [plugin], clock }).catch(
      (error: unknown) => {
        if (isContrapostError(error)) return error.problems.map(({ code, message }) => `${code} ${message}`);
        throw error;
      },
    );
    if (Array.isArray(host)) return host;
    await host.close();
    return [];
  }

  it("touch its own tables only, which its rights list", async () => {
    const statements = [
      "CREATE TABLE note (id TEXT)",
      "CREATE TABLE pay_desk__other (id TEXT)",
      `CREATE TABLE ${table} (id TEXT REFERENCES journal (id))`,
      `CREATE INDEX said ON ${table} (said)`,
      `CREATE UNIQUE INDEX pay_desk__x ON journal (id)`,
      `INSERT INTO ${table} (id) SELECT number FROM journal WHERE company = 'FROM x'`,
      `INSERT INTO ${table} (id) SELECT n.number FROM ${table} AS n, journal`,
      `ALTER TABLE ${table} RENAME TO journal`,
      `DELETE FROM ${table} WHERE id IN (SELECT number FROM journal)`,
      `UPDATE journal SET status = 'posted'`,
      `DROP TABLE IF EXISTS main.journal`,
    ];
    const at = (index: number, name: string) =>
      `${rule} statement ${index} of its migration 0001-bad touches ${name}, but a plugin's own tables and indexes start with pay_desk__.`;
    expect(await faultsOf([{ name: "0001-bad", statements }])).to.deep.equal([
      at(1, "note"),
      `${rule} statement 2 of its migration 0001-bad touches pay_desk__other, which does not stand in its rights.tables.`,
      at(3, "journal"),
      at(4, "said"),
      at(5, "journal"),
      at(6, "journal"),
      `${rule} statement 7 of its migration 0001-bad lists tables after a comma instead of a JOIN.`,
      at(8, "journal"),
      at(9, "journal"),
      at(10, "journal"),
      `${rule} statement 11 of its migration 0001-bad names the schema main.`,
    ]);
  });

  it("are lists of single plain statements under names in order", async () => {
    const statements = [
      "PRAGMA journal_mode = OFF",
      "CREATE TRIGGER pay_desk__t AFTER INSERT ON journal BEGIN SELECT 1; END",
      `DROP TABLE ${table}; DROP TABLE journal`,
      `DELETE FROM "journal"`,
      `DELETE FROM ${table} -- all`,
      `DELETE FROM ${table} WHERE said = ?`,
    ];
    const at = (index: number, fault: string) =>
      `${rule} statement ${index} of its migration 0001-bad ${fault}.`;
    expect(
      await faultsOf([
        { name: "0001-bad", statements },
        { name: "0001-bad", statements: [] },
        { name: "A" },
        7,
      ]),
    ).to.deep.equal([
      at(1, "makes, changes or fills no table and no index"),
      at(2, "makes, changes or fills no table and no index"),
      at(3, "is more than one statement, or ends with a semicolon"),
      at(4, "quotes a name"),
      at(5, "holds a comment"),
      at(6, "holds a question mark outside of a text, which stands for a parameter"),
      `${rule} its migration 0001-bad must sort after 0001-bad.`,
      `${rule} its migrations[2] must have a name in a-z, 0-9 and hyphens, but it is "A".`,
      `${rule} its migrations[3] must have a name in a-z, 0-9 and hyphens, but it is missing.`,
    ]);
    expect(await faultsOf("all")).to.deep.equal([
      `${rule} its migrations must be a list, but they are "all".`,
    ]);
  });

  it("may hold such words in texts", async () => {
    const statements = [
      `CREATE TABLE ${table} (said TEXT DEFAULT 'x' CHECK (said <> 'FROM journal'), at TEXT)`,
      `INSERT INTO ${table} (said) VALUES ('it''s from the journal, isn''t it')`,
      `CREATE UNIQUE INDEX IF NOT EXISTS pay_desk__at ON ${table} (at)`,
    ];
    expect(await faultsOf([{ name: "0001-good", statements }])).to.deep.equal([]);
  });
});
