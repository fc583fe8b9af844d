import { expect } from "chai";
import type { Session, SqlRow, SqlValue, Store, TableSpec } from "#host/store/session.js";
import { refusal, rejection } from "./rejection.js";
import { describeOnEachEngine } from "./test-database.js";

const sample: TableSpec = { table: "sample", columns: ["id", "amount", "text"] };
const largest = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);

/** Texts that a format with separators, escapes and a spelling for NULL could take for something else. */
const awkward: readonly (string | null)[] = [
  null,
  "",
  "NULL",
  "null",
  "\\N",
  "\\.",
  "\\",
  "\\\\n",
  "tab\tnewline\nreturn\rbackslash\\end",
  '{"quoted", and braced}',
  "it's; -- not a comment",
  "Zürich, Łódź, 東京, 🏦, e\u0301",
  "\u2028\u00a0 ",
  "trailing space ",
  "lone\rreturn",
  "lone\ttab",
  "lone\nnewline",
  "\u0001\u001f\u007f",
];

describeOnEachEngine("a session", (database) => {
  let store: Store;

  beforeEach(async () => {
    store = await database.open();
    await store.transaction((session) =>
      session.run("CREATE TABLE sample (id BIGINT PRIMARY KEY, amount BIGINT, text TEXT)"),
    );
  });

  const all = () => store.read((session) => session.rows("SELECT id, amount, text FROM sample ORDER BY id"));
  const insert = (session: Session, id: number) => session.run("INSERT INTO sample (id) VALUES (?)", [id]);
  const ids = async () => (await all()).map(([id]) => id);

  it("answers integers as bigint, texts as strings, and null", async () => {
    await store.transaction(async (session) => {
      await session.run("INSERT INTO sample (id, amount, text) VALUES (?, ?, ?)", [1, largest, "a"]);
      await session.run("INSERT INTO sample (id, amount, text) VALUES (?, ?, ?)", [2n, smallest, null]);
      const [row] = await session.rows(
        "SELECT COUNT(*), SUM(id), MAX(length(text)), 1 = 1, NULL FROM sample",
      );
      expect(row).to.deep.equal([2n, 3n, 1n, 1n, null]);
    });
    expect(await all()).to.deep.equal([
      [1n, largest, "a"],
      [2n, smallest, null],
    ]);
  });

  it("answers how many rows a statement touched", async () => {
    await store.transaction(async (session) => {
      await session.bulk(sample, [1, 10n, null, 2, 20n, null, 3, 30n, null]);
      expect(await session.run("UPDATE sample SET amount = amount + ? WHERE id > ?", [1, 1])).to.equal(2);
      expect(await session.run("DELETE FROM sample WHERE id = ?", [9])).to.equal(0);
      expect(
        await session.rows("UPDATE sample SET text = ? WHERE id = ? RETURNING id, amount", ["x", 2]),
      ).to.deep.equal([[2n, 21n]]);
    });
  });

  for (const rows of [1, 49, 99, 100, 5000]) {
    it(`writes ${rows} rows in bulk and reads the same`, async () => {
      const written: SqlRow[] = [];
      for (let id = 1; id <= rows; id += 1) {
        const amount = [largest, smallest, 0n, -1n, null][id % 5] as SqlValue;
        written.push([BigInt(id), amount, awkward[id % awkward.length] as SqlValue]);
      }
      await store.transaction((session) => session.bulk(sample, written.flat()));
      expect(await all()).to.deep.equal(written);
    });
  }

  it("writes every awkward text in bulk and reads the same", async () => {
    const few = awkward.map((text, index): SqlRow => [BigInt(index), null, text]);
    const many = Array.from({ length: 10 }, (_, copy) =>
      awkward.map((text, index): SqlRow => [BigInt(1000 + copy * 100 + index), null, text]),
    ).flat();
    await store.transaction(async (session) => {
      await session.bulk(sample, few.flat());
      await session.bulk(sample, many.flat());
    });
    expect(await all()).to.deep.equal([...few, ...many]);
  });

  it("writes the columns that the table's spec names, in its order", async () => {
    await store.transaction((session) =>
      session.bulk({ table: "sample", columns: ["text", "id"] }, ["a", 1, "b", 2]),
    );
    expect(await all()).to.deep.equal([
      [1n, null, "a"],
      [2n, null, "b"],
    ]);
  });

  it("writes nothing for no values, and refuses values that do not fill a row", async () => {
    await store.transaction((session) => session.bulk(sample, []));
    const error = await rejection(store.transaction((session) => session.bulk(sample, [1, 2n, null, 4])));
    expect(error.message).to.equal("4 values do not fill rows of 3 columns.");
    expect(await all()).to.deep.equal([]);
  });

  it("counts the statements that it sends", async () => {
    const few: SqlValue[] = [];
    for (let id = 1; id <= 120; id += 1) few.push(id, 0n, null);
    await store.transaction(async (session) => {
      expect(session.statements).to.equal(0);
      await session.rows("SELECT 1");
      await session.run("DELETE FROM sample");
      expect(session.statements).to.equal(2);
      await session.bulk(sample, few);
      // SQLite: 50 + 50 + 10 + 10 rows; PostgreSQL: one COPY.
      expect(session.statements).to.equal(database.engine === "sqlite" ? 6 : 3);
    });
  });

  it("leaves nothing of a transaction that fails", async () => {
    const failed = store.transaction(async (session) => {
      await session.bulk(sample, [1, 2n, "a"]);
      await session.savepoint(() => insert(session, 2));
      throw new Error("no");
    });
    expect((await rejection(failed)).message).to.equal("no");
    expect(await all()).to.deep.equal([]);
  });

  it("undoes a savepoint that fails, and only that", async () => {
    const answer = await store.transaction(async (session) => {
      await insert(session, 1);
      const failed = session.savepoint(async () => {
        await insert(session, 2);
        throw new Error("no");
      });
      expect((await rejection(failed)).message).to.equal("no");
      return await session.savepoint(async () => {
        await insert(session, 3);
        return "done";
      });
    });
    expect(answer).to.equal("done");
    expect(await ids()).to.deep.equal([1n, 3n]);
  });

  it("nests savepoints", async () => {
    await store.transaction((session) =>
      session.savepoint(async () => {
        await insert(session, 1);
        const outer = session.savepoint(async () => {
          await session.savepoint(() => insert(session, 2));
          await rejection(
            session.savepoint(async () => {
              await insert(session, 3);
              throw new Error("inner");
            }),
          );
          expect(await session.rows("SELECT id FROM sample ORDER BY id")).to.deep.equal([[1n], [2n]]);
          throw new Error("outer");
        });
        expect((await rejection(outer)).message).to.equal("outer");
        await session.savepoint(() => insert(session, 4));
      }),
    );
    expect(await ids()).to.deep.equal([1n, 4n]);
  });

  it("leaves others alone where work in a savepoint goes on after the one around it was undone", async () => {
    await store.transaction(async (session) => {
      let goOn = (): void => undefined;
      let left: Promise<unknown> = Promise.resolve();
      const around = session.savepoint(async () => {
        await insert(session, 1);
        await new Promise<void>((begun) => {
          left = session.savepoint(() => {
            begun();
            return new Promise<void>((resolve) => (goOn = resolve));
          });
        });
        throw new Error("no");
      });
      expect((await rejection(around)).message).to.equal("no");
      await session.savepoint(async () => {
        await session.savepoint(async () => {
          await insert(session, 2);
          goOn();
          expect((await refusal(left)).code).to.equal("CP_SESSION_ENDED");
          await insert(session, 3);
        });
      });
    });
    expect(await ids()).to.deep.equal([2n, 3n]);
  });

  it("goes on after a statement that failed in a savepoint", async () => {
    await store.transaction(async (session) => {
      await insert(session, 1);
      const failed = await refusal(session.savepoint(() => insert(session, 1)));
      expect(failed.message).to.equal("The database refuses the change to sample, because of sample_pkey.");
      await insert(session, 2);
    });
    expect(await ids()).to.deep.equal([1n, 2n]);
  });

  it("does not commit what goes on after a failed statement without a savepoint", async () => {
    let first: unknown;
    let second: unknown;
    const spoiled = store.transaction(async (session) => {
      await insert(session, 1);
      first = await rejection(insert(session, 1));
      second = await rejection(insert(session, 2));
    });
    const error = await refusal(spoiled);
    expect(error.code).to.equal("CP_CONSTRAINT");
    expect([first, second]).to.deep.equal([error, error]);
    expect(await all()).to.deep.equal([]);
  });

  it("is of no use after its transaction", async () => {
    const leaked: Session[] = [];
    await store.transaction(async (session) => void leaked.push(session));
    await store.read(async (session) => void leaked.push(session));
    for (const session of leaked) {
      const error = await refusal(insert(session, 1));
      expect([error.code, error.message]).to.deep.equal([
        "CP_SESSION_ENDED",
        "This work uses a database transaction that has already ended.",
      ]);
    }
    expect(await all()).to.deep.equal([]);
  });

  it("cannot write where it reads", async () => {
    const refused = await refusal(store.read((session) => insert(session, 1)));
    expect(refused.code).to.equal("CP_DATABASE_FAILED");
    await store.transaction((session) => insert(session, 1));
    expect(await ids()).to.deep.equal([1n]);
  });

  it("locks rows where the engine can", async () => {
    await store.transaction(async (session) => {
      await insert(session, 1);
      const rows = await session.rows(
        `SELECT s.id FROM sample s WHERE s.id = ?${session.forUpdate("s")}`,
        [1],
      );
      expect(rows).to.deep.equal([[1n]]);
      expect(session.forUpdate("s")).to.equal(database.engine === "sqlite" ? "" : " FOR UPDATE OF s");
    });
  });

  it("reserves consecutive ids", async () => {
    const taken = await store.transaction(async (session) => [
      await session.reserveIds(5),
      await session.reserveIds(1),
      await session.reserveIds(1_000_000),
    ]);
    const next = await store.transaction((session) => session.reserveIds(2));
    expect([...taken, next]).to.deep.equal([1, 6, 7, 1_000_007]);
    for (const count of [0, -1, 1.5, Number.NaN]) {
      const error = await rejection(store.transaction((session) => session.reserveIds(count)));
      expect(error.message).to.equal(`${count} ids cannot be reserved.`);
    }
  });
});
