import { ContrapostError } from "@contrapost/sdk";
import { expect } from "chai";
import { checkMigrations } from "#host/doctor/checks/check-migrations.js";
import { checkPluginTables } from "#host/doctor/checks/check-plugin-tables.js";

const known = ["0001-books", "0002-more", "0003-yet-more"];

describe("the doctor's check of migrations", () => {
  it("finds nothing in books that are current", () => {
    expect(checkMigrations({ name: "books.db", migrations: known }, known)).to.deep.equal([]);
  });

  it("names those that the books lack", () => {
    expect(checkMigrations({ name: "books.db", migrations: ["0001-books"] }, known)).to.deep.equal([
      {
        severity: "warning",
        code: "CP_SCHEMA_PENDING",
        where: "books.db",
        what: "The books in books.db lack migrations of this version: 0002-more, 0003-yet-more.",
        mend: "Make a backup; the next command that opens the books applies them, as in: contrapost journals.",
      },
    ]);
  });

  it("tells a database without books from books that are behind", () => {
    expect(checkMigrations({ name: "books.db", migrations: [] }, known)).to.deep.equal([
      {
        severity: "note",
        code: "CP_DATABASE_EMPTY",
        where: "books.db",
        what: "The database books.db holds no books yet.",
        mend: "Set up companies: the books are made by the first import, as in: contrapost import masterdata/*.yaml.",
      },
    ]);
  });

  it("names one that this version does not know", () => {
    const migrations = [...known, "0004-newer"];
    expect(checkMigrations({ name: "books.db", migrations }, known)).to.deep.equal([
      {
        severity: "error",
        code: "CP_SCHEMA_NEWER",
        where: "books.db",
        what: "The database books.db was written by another Contrapost: it has the migration 0004-newer, which this version does not know.",
        mend: "Use the version that wrote it; make books that are older than the first release anew from their files.",
      },
    ]);
  });
});

describe("the doctor's check of plugins' tables", () => {
  it("finds nothing where all are up to date", () => {
    expect(checkPluginTables({ pending: [], installed: ["limits"], known: ["limits"] })).to.deep.equal([]);
  });

  it("names what is pending, what is refused and what is left over", () => {
    const problem = new ContrapostError("CP_PLUGIN_SCHEMA_NEWER", {
      plugin: "audit",
      version: "1.0.0",
      migration: "002-more",
      applied: "1.1.0",
    });
    const pending = [
      { plugin: "limits", version: "2.0.0", pending: ["002-kinds", "003-users"] },
      { plugin: "audit", version: "1.0.0", pending: [], problem },
    ];
    const installed = ["audit", "limits", "old"];
    expect(checkPluginTables({ pending, installed, known: ["limits", "audit"] })).to.deep.equal([
      {
        severity: "warning",
        code: "CP_PLUGIN_MIGRATION_PENDING",
        where: "plugin limits",
        what: "The plugin limits 2.0.0 brings migrations that were not applied yet: 002-kinds, 003-users.",
        mend: "Make a backup; the next command that opens the books applies them, as in: contrapost plugins.",
      },
      {
        severity: "error",
        code: "CP_PLUGIN_SCHEMA_NEWER",
        where: "plugin audit",
        what: "The tables of the plugin audit are newer than its version 1.0.0: the database has the migration 002-more of 1.1.0.",
        mend: "Install version 1.1.0 of audit or a later one.",
      },
      {
        severity: "note",
        code: "CP_PLUGIN_TABLES_UNUSED",
        where: "plugin old",
        what: "The books hold tables of the plugin old, which the configuration does not name.",
        mend: "Name the plugin again where it was left out by mistake; otherwise leave the tables, they do no harm.",
      },
    ]);
  });

  it("says nothing of left-over tables where a plugin of the configuration could not be loaded", () => {
    expect(checkPluginTables({ pending: [], installed: ["old"], known: undefined })).to.deep.equal([]);
  });
});
