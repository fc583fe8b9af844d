import { spawn } from "node:child_process";
import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect } from "chai";
import type { Session, Store } from "#host/store/session.js";
import { refusal, rejection } from "./rejection.js";
import { postJournal, writeJournal, writeLine, writeSampleBooks } from "./sample-books.js";
import { describeOnEachEngine } from "./test-database.js";

const balance = "SELECT journal_next FROM company WHERE id = ?";

/** A promise, and what fulfils it. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

describeOnEachEngine("transactions at the same time", (database) => {
  let url: string;
  let store: Store;

  beforeEach(async () => {
    url = await database.newUrl();
    store = await database.open(url);
    await store.transaction(async (session) => {
      for (const id of ["A", "B"]) {
        await session.run(
          "INSERT INTO company (id, name, currency, rate_type, journal_next) VALUES (?, ?, ?, ?, 0)",
          [id, id, "USD", "default"],
        );
      }
    });
  });

  /** Reads and writes back with a break in between, so that an update would be lost if another came in. */
  async function increment(session: Session, company: string): Promise<void> {
    const [row] = await session.rows(
      `SELECT c.journal_next FROM company c WHERE c.id = ?${session.forUpdate("c")}`,
      [company],
    );
    await nextTurn();
    await session.run("UPDATE company SET journal_next = ? WHERE id = ?", [Number(row?.[0]) + 1, company]);
  }

  async function valueOf(company: string): Promise<unknown> {
    const rows = await store.read((session) => session.rows(balance, [company]));
    return rows[0]?.[0];
  }

  it("lose no update, in one process and between several", async () => {
    const other = await database.open(url);
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        (index % 3 === 0 ? other : store).transaction((session) => increment(session, "A")),
      ),
    );
    expect(await valueOf("A")).to.equal(30n);
  });

  it("never share an id", async () => {
    const other = await database.open(url);
    const ranges = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const count = (index % 7) + 1;
        const first = await (index % 2 === 0 ? other : store).transaction((session) =>
          session.reserveIds(count),
        );
        return { first, end: first + count };
      }),
    );
    ranges.sort((left, right) => left.first - right.first);
    for (const [index, { first }] of ranges.entries()) {
      expect(first).to.be.at.least(ranges[index - 1]?.end ?? 1);
    }
  });

  it("are not seen by a snapshot that began before them", async () => {
    await store.read(async (session) => {
      expect(await session.rows(balance, ["A"])).to.deep.equal([[0n]]);
      await store.transaction((writer) => increment(writer, "A"));
      expect(await session.rows(balance, ["A"])).to.deep.equal([[0n]]);
    });
    expect(await valueOf("A")).to.equal(1n);
  });

  it("open one new database together", async () => {
    const fresh = await database.newUrl();
    const stores = await Promise.all(Array.from({ length: 5 }, () => database.open(fresh)));
    for (const opened of stores) {
      expect(await opened.read((session) => session.rows("SELECT name FROM schema_migration"))).to.deep.equal(
        [["0001-fields-and-due-accounts"]],
      );
    }
  });

  it("end before the store closes; later ones are refused", async () => {
    const begun = signal();
    const running = store.transaction(async (session) => {
      begun.give();
      await increment(session, "A");
    });
    await begun.given;
    const queued =
      database.engine === "sqlite" ? store.transaction((session) => increment(session, "A")) : undefined;
    const closing = store.close();
    const late = await refusal(store.transaction((session) => increment(session, "A")));
    expect(late.code).to.equal("CP_STORE_CLOSED");
    expect((await refusal(store.read((session) => session.rows(balance, ["A"])))).code).to.equal(
      "CP_STORE_CLOSED",
    );
    await Promise.all([running, queued, closing]);
    await store.close();
    store = await database.open(url);
    expect(await valueOf("A")).to.equal(database.engine === "sqlite" ? 2n : 1n);
  });

  if (database.engine === "sqlite") {
    it("wait for another process's, and are refused when that takes too long", async () => {
      const impatient = await database.open(`${url}?busyTimeout=30`);
      const begun = signal();
      const done = signal();
      const holder = store.transaction(async (session) => {
        await increment(session, "A");
        begun.give();
        await done.given;
      });
      await begun.given;
      const error = await refusal(impatient.transaction((session) => increment(session, "A")));
      const file = url.slice("sqlite:".length);
      expect([error.code, error.message]).to.deep.equal([
        "CP_DATABASE_BUSY",
        `The database ${file} is busy: another connection held its lock for more than 30 ms.`,
      ]);
      expect(error.mend).to.equal(
        "Try again when its other users are done. On SQLite a longer wait can be allowed in the URL, as in sqlite:./books.db?busyTimeout=30000.",
      );
      const patient = await database.open(url);
      const waiting = patient.transaction((session) => increment(session, "A"));
      done.give();
      await Promise.all([holder, waiting]);
      await impatient.transaction((session) => increment(session, "A"));
      expect(await valueOf("A")).to.equal(3n);
    });

    it("go on when the process that held the lock was killed, and find nothing of what it wrote", async () => {
      const file = url.slice("sqlite:".length);
      const script = `
        import Sqlite from "better-sqlite3";
        const books = new Sqlite(${JSON.stringify(file)});
        books.exec("BEGIN IMMEDIATE; UPDATE company SET journal_next = 99");
        process.stdout.write("held");
        setInterval(() => undefined, 1000);`;
      const holder = spawn(process.execPath, ["--input-type=module", "--eval", script], {
        cwd: import.meta.dirname,
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(holder.stdout, "data");
      const impatient = await database.open(`${url}?busyTimeout=0`);
      const error = await refusal(impatient.transaction((session) => increment(session, "A")));
      expect(error.code).to.equal("CP_DATABASE_BUSY");
      const waiting = store.transaction((session) => increment(session, "A"));
      holder.kill("SIGKILL");
      await waiting;
      expect([await valueOf("A"), await valueOf("B")]).to.deep.equal([1n, 0n]);
    });

    it("leave nothing when the disk is full, even where that was caught", async () => {
      const text = "x".repeat(1000);
      const [pages] = await store.transaction((session) => session.rows("PRAGMA page_count"));
      const limit = (count: number) =>
        store.transaction((session) => session.rows(`PRAGMA max_page_count = ${count}`));
      await limit(Number(pages?.[0]) + 100);
      const full = store.transaction(async (session) => {
        await increment(session, "A");
        const values = Array.from({ length: 2000 }, (_, row) => [`X${row}`, text, "USD", "default"]).flat();
        const table = { table: "company", columns: ["id", "name", "currency", "rate_type"] };
        await rejection(session.savepoint(() => session.bulk(table, values)));
        await increment(session, "B");
      });
      const error = await refusal(full);
      expect([error.code, error.message]).to.deep.equal([
        "CP_DATABASE_FAILED",
        `The database ${url.slice("sqlite:".length)} failed: database or disk is full.`,
      ]);
      await limit(1_000_000);
      expect([await valueOf("A"), await valueOf("B")]).to.deep.equal([0n, 0n]);
      await store.transaction((session) => increment(session, "A"));
    });

    it("reach the disk before they are acknowledged", async () => {
      const pragma = (name: string) =>
        store.transaction(async (session) => (await session.rows(`PRAGMA ${name}`))[0]?.[0]);
      expect([
        await pragma("journal_mode"),
        await pragma("synchronous"),
        await pragma("foreign_keys"),
      ]).to.deep.equal(["wal", 2n, 1n]);
    });
  } else {
    const conflict = "DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END $$";

    it("are repeated whole after a deadlock", async () => {
      let attempts = 0;
      const met = { A: signal(), B: signal() };
      const move = (from: "A" | "B", to: "A" | "B") =>
        store.transaction(async (session) => {
          attempts += 1;
          await increment(session, from);
          met[from].give();
          await met[to].given;
          await increment(session, to);
        });
      await Promise.all([move("A", "B"), move("B", "A")]);
      expect([attempts, await valueOf("A"), await valueOf("B")]).to.deep.equal([3, 2n, 2n]);
    });

    it("are repeated whole even if the failure was caught, in a savepoint or wrapped", async () => {
      let attempts = 0;
      await store.transaction(async (session) => {
        attempts += 1;
        await increment(session, "A");
        if (attempts === 1) await rejection(session.savepoint(() => session.run(conflict)));
        if (attempts === 2) await rejection(session.run(conflict));
        if (attempts === 3) {
          await rejection(session.run(conflict));
          throw new Error("something else");
        }
      });
      expect([attempts, await valueOf("A")]).to.deep.equal([4, 1n]);
    });

    it("are given up after ten attempts", async () => {
      let attempts = 0;
      const hopeless = store.transaction(async (session) => {
        attempts += 1;
        await session.run(conflict);
      });
      const error = await refusal(hopeless);
      expect([attempts, error.code, error.message]).to.deep.equal([
        10,
        "CP_DATABASE_BUSY",
        `The database ${nameOf(url)} is busy: other transactions stood in the way 10 times (conflict).`,
      ]);
    });

    it("reach the disk before they are acknowledged, although the server's default is otherwise", async () => {
      const shown = await store.transaction((session) => session.rows("SHOW synchronous_commit"));
      expect(shown).to.deep.equal([["on"]]);
    });

    it("fail when their connection is lost, and the next gets another", async () => {
      const cut = store.transaction(async (session) => {
        await increment(session, "A");
        await rejection(session.run("SELECT pg_terminate_backend(pg_backend_pid())"));
        await increment(session, "A");
      });
      const error = await refusal(cut);
      expect([error.code, error.message]).to.deep.equal([
        "CP_DATABASE_FAILED",
        `The database ${nameOf(url)} failed: terminating connection due to administrator command.`,
      ]);
      expect(await valueOf("A")).to.equal(0n);
    });

    it("do not add lines to a journal that another is posting", async () => {
      const books = await database.open();
      await books.transaction(writeSampleBooks);
      await books.transaction((session) => writeJournal(session, 4, "NEW-4"));
      const posted = signal();
      const commit = signal();
      const posting = books.transaction(async (session) => {
        await postJournal(session, 4, 0, 0);
        posted.give();
        await commit.given;
      });
      await posted.given;
      const adding = rejection(books.transaction((session) => writeLine(session, 4, 1)));
      await untilSomebodyWaits(books);
      commit.give();
      await posting;
      expect((await adding).message).to.equal(
        "The books cannot be changed: the lines of a posted or cancelled journal are final.",
      );
    });
  }
});

function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

async function untilSomebodyWaits(store: Store): Promise<void> {
  const waiting = "SELECT COUNT(*) FROM pg_locks WHERE NOT granted";
  for (;;) {
    const [row] = await store.read((session) => session.rows(waiting));
    if (row?.[0] !== 0n) return;
  }
}
