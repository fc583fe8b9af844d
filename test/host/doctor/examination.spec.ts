import { ContrapostError } from "@contrapost/sdk";
import { expect } from "chai";
import { Examination } from "#host/doctor/examination.js";
import { finding } from "#host/doctor/finding.js";

const empty = new ContrapostError("CP_DATABASE_EMPTY", { database: "books.db" });
const inMemory = new ContrapostError("CP_DATABASE_IN_MEMORY");

describe("a doctor's examination", () => {
  it("tells of each check what came of it, and the gravest findings first", async () => {
    const examination = new Examination();
    const answer = await examination.make("database", "books.db", (look) => {
      look.about("SQLite 3, books.db");
      look.found([finding("note", "books.db", empty)]);
      return 7;
    });
    await examination.make("plugins", "c.yaml", () => undefined);
    await examination.make("mirrors", "books.db", (look) => {
      look.found([finding("note", "books.db", empty), finding("warning", ":memory:", inMemory)]);
    });
    examination.skip(["periods", "rates"], "there is no time");
    expect(answer).to.equal(7);
    const note = {
      severity: "note",
      code: "CP_DATABASE_EMPTY",
      where: "books.db",
      what: empty.message,
      mend: empty.mend,
    };
    expect(examination.diagnosis).to.deep.equal({
      healthy: true,
      checks: [
        { check: "database", result: "note", about: "SQLite 3, books.db" },
        { check: "plugins", result: "ok", about: "c.yaml" },
        { check: "mirrors", result: "warning", about: "books.db" },
        { check: "periods", result: "skipped", about: "there is no time" },
        { check: "rates", result: "skipped", about: "there is no time" },
      ],
      findings: [
        {
          check: "mirrors",
          severity: "warning",
          code: "CP_DATABASE_IN_MEMORY",
          where: ":memory:",
          what: inMemory.message,
          mend: inMemory.mend,
        },
        { check: "database", ...note },
        { check: "mirrors", ...note },
      ],
    });
  });

  it("takes a check that fails for a finding, and keeps what it had found", async () => {
    const examination = new Examination();
    const answer = await examination.make("rates", "books.db", (look): number => {
      look.found([finding("note", "books.db", empty)]);
      throw new TypeError("rates is not iterable");
    });
    await examination.make("mirrors", "books.db", () => Promise.reject(inMemory));
    const { healthy, findings } = examination.diagnosis;
    expect({ answer, healthy }).to.deep.equal({ answer: undefined, healthy: false });
    expect(findings.map(({ check, severity, code, what }) => [check, severity, code, what])).to.deep.equal([
      ["rates", "error", "CP_CHECK_FAILED", "This check could not be made: rates is not iterable."],
      ["mirrors", "error", "CP_DATABASE_IN_MEMORY", inMemory.message],
      ["rates", "note", "CP_DATABASE_EMPTY", "The database books.db holds no books yet."],
    ]);
  });
});
