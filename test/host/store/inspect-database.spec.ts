import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { inspectDatabase } from "#host/store/inspect-database.js";
import type { InspectedDatabase } from "#host/store/inspected-database.js";
import { openStore } from "#host/store/open-store.js";
import { knownMigrations } from "#host/store/migrations/known-migrations.js";
import { postgresUrl } from "../../support/postgres.js";
import { rejection } from "./rejection.js";
import { describeOnEachEngine, useFolder } from "./test-database.js";

describeOnEachEngine("inspecting a database", (database) => {
  async function inspected(url: string): Promise<InspectedDatabase> {
    const found = await inspectDatabase(url);
    if ("absent" in found) throw new Error(`There is no ${found.name}.`);
    return found;
  }

  it("tells its migrations and reads from it, but does not write", async () => {
    const url = await database.newUrl();
    await (await database.open(url)).close();
    const { store, migrations, ...rest } = await inspected(url);
    try {
      expect({ engine: rest.engine, writable: rest.writable }).to.deep.equal({
        engine: database.engine,
        writable: true,
      });
      expect(migrations).to.deep.equal([...knownMigrations]);
      const count = "SELECT COUNT(*) FROM company";
      expect(await store.read((session) => session.rows(count))).to.deep.equal([[0n]]);
      const error = await rejection(store.transaction((session) => session.run("DELETE FROM outbox")));
      expect(String(error)).to.match(/read.?only/);
    } finally {
      await store.close();
    }
  });
});

describe("inspecting a SQLite database", () => {
  const folder = useFolder();

  it("makes no file where there is none", async () => {
    const file = join(folder(), "none.db");
    expect(await inspectDatabase(`sqlite:${file}`)).to.deep.equal({ name: file, absent: "noFile" });
    expect(existsSync(file)).to.equal(false);
  });

  it("leaves an empty file empty, with the settings that a host would find", async () => {
    const file = join(folder(), "empty.db");
    await writeFile(file, "");
    const database = await inspectDatabase(`sqlite:${file}`);
    if ("absent" in database) throw new Error("It is there.");
    const { settings, migrations, store } = database;
    await store.close();
    expect({ settings, migrations }).to.deep.equal({
      settings: { journal_mode: "delete", synchronous: "2", foreign_keys: "1", recursive_triggers: "1" },
      migrations: [],
    });
  });

  it("tells books in memory, which there is nothing of to see", async () => {
    expect(await inspectDatabase("sqlite::memory:")).to.deep.equal({ name: ":memory:", absent: "inMemory" });
  });

  it("refuses a file that is no database", async () => {
    const file = join(folder(), "text.db");
    await writeFile(
      file,
      "This is a text, and a long one, so that it could be taken for a database's first page.",
    );
    const error = await rejection(inspectDatabase(`sqlite:${file}`));
    expect(String(error)).to.equal(
      `ContrapostError: The database ${file} cannot be opened: file is not a database.`,
    );
  });
});

describe("inspecting a PostgreSQL database", () => {
  it("tells the settings that a new connection would have", async () => {
    const url = new URL(await postgresUrl());
    url.searchParams.set("options", "-c statement_timeout=5s -c synchronous_commit=off");
    const database = await inspectDatabase(url.href);
    if ("absent" in database) throw new Error("It is there.");
    await database.store.close();
    const {
      statement_timeout,
      synchronous_commit,
      in_recovery,
      default_transaction_read_only,
      server_encoding,
    } = database.settings;
    expect({
      statement_timeout,
      synchronous_commit,
      in_recovery,
      default_transaction_read_only,
      server_encoding,
    }).to.deep.equal({
      statement_timeout: "5000",
      synchronous_commit: "off",
      in_recovery: "off",
      default_transaction_read_only: "off",
      server_encoding: "UTF8",
    });
    expect(Number(database.settings["server_version_num"])).to.be.greaterThan(149_999);
  });

  it("tells whether its user may make books, and write to them", async () => {
    const url = await postgresUrl();
    const asReader = new URL(url);
    asReader.searchParams.set("options", "-c role=pg_read_all_data");
    const writable = async (): Promise<readonly boolean[]> => {
      const found: boolean[] = [];
      for (const one of [url, asReader.href]) {
        const database = await inspectDatabase(one);
        if ("absent" in database) throw new Error("It is there.");
        await database.store.close();
        found.push(database.writable);
      }
      return found;
    };
    expect(await writable()).to.deep.equal([true, false]);
    await (await openStore(url)).close();
    expect(await writable()).to.deep.equal([true, false]);
  });
});
