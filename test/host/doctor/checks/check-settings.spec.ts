import { expect } from "chai";
import { checkSettings } from "#host/doctor/checks/check-settings.js";
import { lines, mends } from "../findings.js";

const sqlite = {
  engine: "sqlite",
  name: "books.db",
  settings: { journal_mode: "wal", synchronous: "2", foreign_keys: "1", recursive_triggers: "1" },
} as const;

const postgres = {
  engine: "postgres",
  name: "db.example:5432/books",
  settings: {
    server_version_num: "150020",
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    in_recovery: "off",
    default_transaction_read_only: "off",
    server_encoding: "UTF8",
    statement_timeout: "0",
    transaction_timeout: "0",
    idle_in_transaction_session_timeout: "0",
    data_checksums: "on",
  },
} as const;

describe("the doctor's check of a database's settings", () => {
  it("finds nothing where they are as the books need them", () => {
    expect(checkSettings(sqlite)).to.deep.equal([]);
    expect(checkSettings(postgres)).to.deep.equal([]);
  });

  it("finds nothing in settings that the engine does not know", () => {
    expect(checkSettings({ ...postgres, settings: {} })).to.deep.equal([]);
  });

  it("names each setting of SQLite that is otherwise, with what it risks", () => {
    const settings = { journal_mode: "delete", synchronous: "1", foreign_keys: "0", recursive_triggers: "0" };
    const found = checkSettings({ ...sqlite, settings });
    const start = "CP_DATABASE_SETTING at books.db: The database books.db has";
    expect(lines(found)).to.deep.equal([
      `warning ${start} journal_mode = delete instead of wal: readers and the writer would wait for each other.`,
      `error ${start} synchronous = 1 instead of 2 (FULL): a power cut could take back what was acknowledged.`,
      `error ${start} foreign_keys = 0 instead of 1 (ON): rows could refer to what is not there.`,
      `error ${start} recursive_triggers = 0 instead of 1 (ON): posted rows could be replaced.`,
    ]);
    expect(mends(found)).to.deep.equal([
      "Let the next command that posts or imports set it: the file and its folder must be writable then.",
      "Reinstall better-sqlite3: its SQLite does not keep the setting.",
    ]);
  });

  it("names each setting of PostgreSQL that is otherwise, with what to type", () => {
    const settings = {
      server_version_num: "140011",
      fsync: "off",
      full_page_writes: "off",
      synchronous_commit: "off",
      in_recovery: "on",
      default_transaction_read_only: "on",
      server_encoding: "LATIN1",
      statement_timeout: "5000",
      transaction_timeout: "60000",
      idle_in_transaction_session_timeout: "1000",
      data_checksums: "off",
    };
    const found = checkSettings({ ...postgres, settings });
    const start = "CP_DATABASE_SETTING at db.example:5432/books: The database db.example:5432/books has";
    const brokenOff = "a long posting or delivery would be broken off in the middle, and begun again";
    expect(lines(found)).to.deep.equal([
      `error ${start} server_version_num = 140011 instead of 150000 (PostgreSQL 15) or more: statements of the host are unknown to it.`,
      `error ${start} fsync = off instead of on: a crash of the machine could leave books that cannot be mended.`,
      `error ${start} full_page_writes = off instead of on: a power cut could leave torn pages.`,
      `note ${start} synchronous_commit = off instead of on: hosts set it for their own connections, but whatever else writes to this database could lose what was acknowledged.`,
      `error ${start} in_recovery = on instead of off: the server is a standby, on which nothing can be posted.`,
      `error ${start} default_transaction_read_only = on instead of off: nothing can be posted.`,
      `error ${start} server_encoding = LATIN1 instead of UTF8: names and texts with other letters are refused.`,
      `warning ${start} statement_timeout = 5000 instead of 0 (none): ${brokenOff}.`,
      `warning ${start} transaction_timeout = 60000 instead of 0 (none): ${brokenOff}.`,
      `note ${start} idle_in_transaction_session_timeout = 1000 instead of 0 (none), or a minute at least: a posting would be broken off while a plugin's handler takes its time.`,
      `note ${start} data_checksums = off instead of on: pages that a disk damages are not noticed as they are read.`,
    ]);
    expect(mends(found)).to.deep.equal([
      "Upgrade the server to PostgreSQL 15 or later.",
      "Type in psql, as its superuser: ALTER SYSTEM SET fsync = on; SELECT pg_reload_conf().",
      "Type in psql, as its superuser: ALTER SYSTEM SET full_page_writes = on; SELECT pg_reload_conf().",
      "Type in psql, as its superuser: ALTER SYSTEM SET synchronous_commit = on; SELECT pg_reload_conf().",
      "Name the primary server as database in the configuration.",
      "Type in psql: ALTER DATABASE books SET default_transaction_read_only = off.",
      "Move the books to a database made by: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'.",
      "Type in psql: ALTER DATABASE books SET statement_timeout = 0.",
      "Type in psql: ALTER DATABASE books SET transaction_timeout = 0.",
      "Type in psql: ALTER DATABASE books SET idle_in_transaction_session_timeout = 0.",
      "Stop the server and type: pg_checksums --enable.",
    ]);
  });
});
