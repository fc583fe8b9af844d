import { ContrapostError } from "@contrapost/sdk";
import { expect } from "chai";
import { checkAbsence } from "#host/doctor/checks/check-absence.js";
import { checkAccess } from "#host/doctor/checks/check-access.js";
import { checkCopies } from "#host/doctor/checks/check-copies.js";
import { checkDamage } from "#host/doctor/checks/check-damage.js";
import { checkProblems } from "#host/doctor/checks/check-problems.js";
import { lines } from "../findings.js";

describe("the doctor's check of what keeps a host from its start", () => {
  it("makes each problem a finding, at the place that it names", () => {
    const problems = [
      new ContrapostError("CP_CONFIG_KEY_UNKNOWN", {
        where: "c.yaml, foo",
        hint: "",
        known: "database",
      }),
      new ContrapostError("CP_DATABASE_URL", {
        url: "mysql:x",
        reason: "it starts with neither sqlite: nor postgres:",
      }),
    ];
    const whole = new ContrapostError(
      "CP_CONFIG_INVALID",
      { file: "c.yaml", count: "2 problems" },
      { problems },
    );
    expect(lines(checkProblems([whole], "c.yaml"))).to.deep.equal([
      "error CP_CONFIG_KEY_UNKNOWN at c.yaml, foo: c.yaml, foo: this key is unknown.",
      'error CP_DATABASE_URL at c.yaml: "mysql:x" is not a database URL: it starts with neither sqlite: nor postgres:.',
    ]);
  });

  it("takes second copies of libraries for warnings", () => {
    const copies = "8.2.3 in /host/node_modules/inversify, 8.0.0 in /plugin/node_modules/inversify";
    const error = new ContrapostError("CP_LIBRARY_COPIES", { library: "inversify", copies });
    expect(checkCopies([error])).to.deep.equal([
      {
        severity: "warning",
        code: "CP_LIBRARY_COPIES",
        where: "inversify",
        what: error.message,
        mend: error.mend,
      },
    ]);
  });

  it("tells books in memory from a file that is not there yet", () => {
    expect(lines(checkAbsence({ name: ":memory:", absent: "inMemory" }))).to.deep.equal([
      "warning CP_DATABASE_IN_MEMORY at :memory:: The books are in memory: each command begins with empty ones and loses them at its end.",
    ]);
    expect(lines(checkAbsence({ name: "books.db", absent: "noFile" }))).to.deep.equal([
      "note CP_DATABASE_MISSING at books.db: There is no database books.db yet.",
    ]);
  });

  it("takes a database that this user cannot write to for an error", () => {
    expect(checkAccess({ engine: "sqlite", name: "books.db", writable: true })).to.deep.equal([]);
    expect(checkAccess({ engine: "sqlite", name: "books.db", writable: false })).to.deep.equal([
      {
        severity: "error",
        code: "CP_DATABASE_FILE_READ_ONLY",
        where: "books.db",
        what: "This user may read the database books.db, but not write to the file or to its folder.",
        mend: "Run contrapost as the user who owns both, or give this one the right to write to them.",
      },
    ]);
    expect(checkAccess({ engine: "postgres", name: "db:5432/books", writable: false })).to.deep.equal([
      {
        severity: "error",
        code: "CP_DATABASE_RIGHTS_MISSING",
        where: "db:5432/books",
        what: "This user may connect to the database db:5432/books, but not write to the books, or not make them.",
        mend: "Connect as the role that owns the books' tables; for new books as one with CREATE on the schema.",
      },
    ]);
  });

  it("takes damage of the file for an error", () => {
    expect(checkDamage("books.db", ["row 3 missing from index mark"])).to.deep.equal([
      {
        severity: "error",
        code: "CP_DATABASE_DAMAGED",
        where: "books.db",
        what: "The file of the database books.db is damaged: row 3 missing from index mark.",
        mend: "Let nothing write to it. Restore the last backup under another name, look at it with: contrapost doctor.",
      },
    ]);
  });
});
