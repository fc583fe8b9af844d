import { ContrapostError } from "@contrapost/sdk";
import type { InspectedDatabase } from "../../store/inspected-database.js";
import { type DoctorFinding, finding, type Severity } from "../finding.js";

/** A setting that the books rest on, and what it means where it is otherwise. */
interface Rule {
  readonly setting: string;
  readonly severity: Severity;
  readonly holds: (value: string) => boolean;
  readonly wanted: string;
  readonly risk: string;
  /** `{database}` stands for the name that the server has for it. */
  readonly remedy: string;
}

const is = (wanted: string) => (value: string) => value === wanted;
const asRoot = (setting: string, value = "on") =>
  `Type in psql, as its superuser: ALTER SYSTEM SET ${setting} = ${value}; SELECT pg_reload_conf()`;
const forAll = (setting: string, value: string) =>
  `Type in psql: ALTER DATABASE {database} SET ${setting} = ${value}`;

const sqliteRules: readonly Rule[] = [
  {
    setting: "journal_mode",
    severity: "warning",
    holds: is("wal"),
    wanted: "wal",
    risk: "readers and the writer would wait for each other",
    remedy:
      "Let the next command that posts or imports set it: the file and its folder must be writable then",
  },
  {
    setting: "synchronous",
    severity: "error",
    holds: is("2"),
    wanted: "2 (FULL)",
    risk: "a power cut could take back what was acknowledged",
    remedy: "Reinstall better-sqlite3: its SQLite does not keep the setting",
  },
  {
    setting: "foreign_keys",
    severity: "error",
    holds: is("1"),
    wanted: "1 (ON)",
    risk: "rows could refer to what is not there",
    remedy: "Reinstall better-sqlite3: its SQLite does not keep the setting",
  },
  {
    setting: "recursive_triggers",
    severity: "error",
    holds: is("1"),
    wanted: "1 (ON)",
    risk: "posted rows could be replaced",
    remedy: "Reinstall better-sqlite3: its SQLite does not keep the setting",
  },
];

const noLimit = "a long posting or delivery would be broken off in the middle, and begun again";

const postgresRules: readonly Rule[] = [
  {
    setting: "server_version_num",
    severity: "error",
    holds: (value) => Number(value) >= 150_000,
    wanted: "150000 (PostgreSQL 15) or more",
    risk: "statements of the host are unknown to it",
    remedy: "Upgrade the server to PostgreSQL 15 or later",
  },
  {
    setting: "fsync",
    severity: "error",
    holds: is("on"),
    wanted: "on",
    risk: "a crash of the machine could leave books that cannot be mended",
    remedy: asRoot("fsync"),
  },
  {
    setting: "full_page_writes",
    severity: "error",
    holds: is("on"),
    wanted: "on",
    risk: "a power cut could leave torn pages",
    remedy: asRoot("full_page_writes"),
  },
  {
    setting: "synchronous_commit",
    severity: "note",
    holds: (value) => value !== "off",
    wanted: "on",
    risk: "hosts set it for their own connections, but whatever else writes to this database could lose what was acknowledged",
    remedy: asRoot("synchronous_commit"),
  },
  {
    setting: "in_recovery",
    severity: "error",
    holds: is("off"),
    wanted: "off",
    risk: "the server is a standby, on which nothing can be posted",
    remedy: "Name the primary server as database in the configuration",
  },
  {
    setting: "default_transaction_read_only",
    severity: "error",
    holds: is("off"),
    wanted: "off",
    risk: "nothing can be posted",
    remedy: forAll("default_transaction_read_only", "off"),
  },
  {
    setting: "server_encoding",
    severity: "error",
    holds: is("UTF8"),
    wanted: "UTF8",
    risk: "names and texts with other letters are refused",
    remedy: "Move the books to a database made by: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'",
  },
  {
    setting: "statement_timeout",
    severity: "warning",
    holds: is("0"),
    wanted: "0 (none)",
    risk: noLimit,
    remedy: forAll("statement_timeout", "0"),
  },
  {
    setting: "transaction_timeout",
    severity: "warning",
    holds: is("0"),
    wanted: "0 (none)",
    risk: noLimit,
    remedy: forAll("transaction_timeout", "0"),
  },
  {
    setting: "idle_in_transaction_session_timeout",
    severity: "note",
    holds: (value) => value === "0" || Number(value) >= 60_000,
    wanted: "0 (none), or a minute at least",
    risk: "a posting would be broken off while a plugin's handler takes its time",
    remedy: forAll("idle_in_transaction_session_timeout", "0"),
  },
  {
    setting: "data_checksums",
    severity: "note",
    holds: is("on"),
    wanted: "on",
    risk: "pages that a disk damages are not noticed as they are read",
    remedy: "Stop the server and type: pg_checksums --enable",
  },
];

/** Settings of the engine on which durability and the guards of the books rest. */
export function checkSettings({
  engine,
  name,
  settings,
}: Pick<InspectedDatabase, "engine" | "name" | "settings">): readonly DoctorFinding[] {
  const rules = engine === "sqlite" ? sqliteRules : postgresRules;
  return rules.flatMap(({ setting, severity, holds, wanted, risk, remedy }) => {
    const value = settings[setting];
    // A version of the engine that does not know a setting does not need it.
    if (value === undefined || holds(value)) return [];
    const typed = remedy.replace("{database}", name.slice(name.lastIndexOf("/") + 1));
    const facts = { database: name, setting, value, wanted, risk, remedy: typed };
    return finding(severity, name, new ContrapostError("CP_DATABASE_SETTING", facts));
  });
}
