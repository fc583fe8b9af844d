import { writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect } from "chai";
import pg from "pg";
import { parseDatabaseUrl } from "#host/store/database-url.js";
import { booksMigration } from "#host/store/migrations/books-migration.js";
import type { SchemaMigration } from "#host/store/migrations/schema-migration.js";
import { openStore } from "#host/store/open-store.js";
import { openPostgresStore } from "#host/store/postgres/open-postgres-store.js";
import { translateOpenError } from "#host/store/postgres/postgres-errors.js";
import type { SqlRow, Store } from "#host/store/session.js";
import { ensurePragma } from "#host/store/sqlite/open-connection.js";
import { openSqliteStore } from "#host/store/sqlite/open-sqlite-store.js";
import { modulesLoadedBy, packagesOf } from "../../support/loaded-modules.js";
import { postgresUrl } from "../../support/postgres.js";
import { refusal } from "./rejection.js";
import { describeOnEachEngine, type TestDatabase, useFolder } from "./test-database.js";

/** Opens a database with other migrations than the host's. */
async function openWith(url: string, migrations: readonly SchemaMigration[]): Promise<Store> {
  const target = parseDatabaseUrl(url);
  return await (target.engine === "sqlite"
    ? openSqliteStore(target, migrations)
    : openPostgresStore(target, migrations));
}

/** Everything that a schema consists of. */
const schemaObjects: Readonly<Record<TestDatabase["engine"], string>> = {
  sqlite: "SELECT name FROM sqlite_schema ORDER BY name",
  postgres: `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
};

describeOnEachEngine("opening a store", (database) => {
  const known = [{ ...booksMigration }];
  const second: SchemaMigration = { name: "0002-more", statements: () => ["CREATE TABLE more (id BIGINT)"] };
  const broken: SchemaMigration = {
    name: "0003-broken",
    statements: () => ["CREATE TABLE half (id BIGINT)", "CREATE TABLE half (id BIGINT)"],
  };

  const query = async (url: string, sql: string): Promise<SqlRow[]> => {
    const store = await openWith(url, []).catch(() => openWith(url, [...known, second]));
    try {
      return await store.read((session) => session.rows(sql));
    } finally {
      await store.close();
    }
  };

  it("migrates once", async () => {
    const url = await database.newUrl();
    const first = await (await database.open(url)).read((session) =>
      session.rows("SELECT * FROM schema_migration"),
    );
    const again = await (await database.open(url)).read((session) =>
      session.rows("SELECT * FROM schema_migration"),
    );
    expect(first.map(([name]) => name)).to.deep.equal(["0001-fields-and-due-accounts"]);
    expect(again).to.deep.equal(first);
  });

  it("leaves a new database empty when a migration fails", async () => {
    const url = await database.newUrl();
    const error = await refusal(openWith(url, [...known, second, broken]));
    expect(error.code).to.equal("CP_DATABASE_OPEN");
    expect(error.message).to.match(/^The database .+ cannot be opened: .*half.* already exists\.$/);
    expect(await query(url, schemaObjects[database.engine])).to.deep.equal([]);
    await database.open(url);
  });

  it("leaves a database as it was when a migration fails", async () => {
    const url = await database.newUrl();
    await database.open(url);
    const before = await query(url, schemaObjects[database.engine]);
    await refusal(openWith(url, [...known, second, broken]));
    expect(await query(url, schemaObjects[database.engine])).to.deep.equal(before);
    await (await openWith(url, [...known, second])).close();
    expect(await query(url, "SELECT name FROM schema_migration ORDER BY name")).to.deep.equal([
      ["0001-fields-and-due-accounts"],
      ["0002-more"],
    ]);
  });

  it("refuses books from before the first release, whose migration had another name", async () => {
    const url = await database.newUrl();
    const store = await database.open(url);
    await store.transaction((session) =>
      session.run(
        "UPDATE schema_migration SET name = '0001-books' WHERE name = '0001-fields-and-due-accounts'",
      ),
    );
    const error = await refusal(database.open(url));
    expect({ code: error.code, message: error.message }).to.deep.equal({
      code: "CP_SCHEMA_NEWER",
      message: `The database ${parseDatabaseUrl(url).name} was written by another Contrapost: it has the migration 0001-books, which this version does not know.`,
    });
  });

  it("refuses a schema that is newer than this version", async () => {
    const url = await database.newUrl();
    await (await openWith(url, [...known, second])).close();
    const error = await refusal(database.open(url));
    expect(error.toJSON()).to.deep.equal({
      code: "CP_SCHEMA_NEWER",
      message: `The database ${parseDatabaseUrl(url).name} was written by another Contrapost: it has the migration 0002-more, which this version does not know.`,
      mend: "Use the version that wrote it; make books that are older than the first release anew from their files.",
      facts: { database: parseDatabaseUrl(url).name, migration: "0002-more" },
    });
  });

  it("does not load the other engine", async () => {
    const url = await database.newUrl();
    const store = import.meta.resolve("#host/store/open-store.js");
    const loaded = packagesOf(
      modulesLoadedBy(`
        const { openStore } = await import(${JSON.stringify(store)});
        await (await openStore(${JSON.stringify(url)})).close();`),
    );
    const engines = { sqlite: "better-sqlite3", postgres: "pg" };
    expect(["better-sqlite3", "pg"].filter((name) => loaded.has(name))).to.deep.equal([
      engines[database.engine],
    ]);
  });

  it("collects statistics for the planner", async () => {
    const store = await database.open();
    await store.transaction((session) =>
      session.bulk({ table: "company", columns: ["id", "name", "currency", "rate_type"] }, [
        "A",
        "A",
        "USD",
        "default",
      ]),
    );
    await store.read((session) => session.rows("SELECT 1"));
    await store.analyze();
    const statistics =
      database.engine === "sqlite"
        ? "SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = 'company'"
        : "SELECT COUNT(*) FROM pg_stats WHERE tablename = 'company' AND attname = 'id'";
    expect(await store.read((session) => session.rows(statistics))).to.deep.equal([[1n]]);
  });
});

describe("opening a SQLite store", () => {
  const folder = useFolder();

  it("keeps books in memory, which reads cannot change", async () => {
    const store = await openStore("sqlite::memory:");
    await store.transaction((session) => session.reserveIds(1));
    const refused = await refusal(store.read((session) => session.reserveIds(1)));
    expect(refused.message).to.equal("The database :memory: failed: attempt to write a readonly database.");
    expect(await store.transaction((session) => session.reserveIds(1))).to.equal(2);
    await store.close();
  });

  it("refuses what is no database, naming it and the reason", async () => {
    const text = join(folder(), "notes.txt");
    writeFileSync(text, "These are no books, but they are long enough to look at.\n".repeat(100));
    const cases = {
      [text]: "file is not a database",
      [folder()]: "it is a folder",
      [join(folder(), "missing", "books.db")]: `there is no folder ${join(folder(), "missing")}`,
    };
    for (const [file, reason] of Object.entries(cases)) {
      const error = await refusal(openStore(`sqlite:${file}`));
      expect([error.code, error.message, error.mend]).to.deep.equal([
        "CP_DATABASE_OPEN",
        `The database ${file} cannot be opened: ${reason}.`,
        "Check that the file or server exists, can be reached, and is one that this user may write to.",
      ]);
    }
  });

  it("refuses a connection that does not take a setting", () => {
    const connection = new Sqlite(":memory:");
    connection.defaultSafeIntegers(true);
    const target = { engine: "sqlite", file: "books.db", busyTimeout: 0, name: "books.db" } as const;
    connection.exec("PRAGMA foreign_keys = OFF; BEGIN");
    expect(() => {
      ensurePragma(connection, target, "foreign_keys", 1n, "ON");
    }).to.throw("The database books.db cannot be opened: it does not accept foreign_keys = ON.");
    connection.close();
  });
});

describe("opening a PostgreSQL store", () => {
  it("says which server it cannot reach, and never the password", async () => {
    const error = await refusal(openStore("postgres://ada:secret@127.0.0.1:1/books"));
    expect([error.code, error.message]).to.deep.equal([
      "CP_DATABASE_OPEN",
      "The database 127.0.0.1:1/books cannot be opened: connect ECONNREFUSED 127.0.0.1:1.",
    ]);
    expect(JSON.stringify(error) + String(error.cause)).not.to.contain("secret");
  });

  it("says why each address of a server cannot be reached", () => {
    const target = { engine: "postgres", url: "postgres://db/books", name: "db:5432/books" } as const;
    const causes = ["connect ECONNREFUSED ::1:5432", "connect ECONNREFUSED 127.0.0.1:5432"];
    const error = translateOpenError(target, new AggregateError(causes.map((message) => new Error(message))));
    expect((error as Error).message).to.equal(
      `The database db:5432/books cannot be opened: ${causes.join(", ")}.`,
    );
  });

  it("keeps to the schema of its search path, whatever other schemas hold", async () => {
    const url = await postgresUrl();
    await (await openStore(url)).close();
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query("CREATE SCHEMA branch");
    await admin.end();
    const store = await openStore(`${url}?options=-c%20search_path%3Dbranch`);
    const tables =
      "SELECT COUNT(*) FROM pg_tables WHERE schemaname = ? AND tablename IN ('journal', 'schema_migration')";
    expect(await store.read((session) => session.rows(tables, ["branch"]))).to.deep.equal([[2n]]);
    await store.close();
  });

  it("says which database is missing", async () => {
    const url = new URL(await postgresUrl());
    url.pathname = "/nowhere";
    const error = await refusal(openStore(url.href));
    expect(error.message).to.equal(
      `The database ${url.host}/nowhere cannot be opened: database "nowhere" does not exist.`,
    );
  });
});
