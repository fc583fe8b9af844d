import { ContrapostError } from "@contrapost/sdk";

/** A SQLite database, as a URL names it. */
export interface SqliteTarget {
  readonly engine: "sqlite";
  /** The path as written, or `:memory:`. */
  readonly file: string;
  /** How long to wait for another process's transaction, in milliseconds. */
  readonly busyTimeout: number;
  /** How messages call it. */
  readonly name: string;
}

/** A PostgreSQL database, as a URL names it. */
export interface PostgresTarget {
  readonly engine: "postgres";
  readonly url: string;
  /** How messages call it: host, port and database, never the user's password. */
  readonly name: string;
}

export type DatabaseTarget = SqliteTarget | PostgresTarget;

const defaultBusyTimeout = 5000;
/** An hour: more is a typing error. */
const longestBusyTimeout = 3_600_000;

/**
 * Reads a database URL: `sqlite:./path/file.db`, `sqlite::memory:` (both with `?busyTimeout=` milliseconds),
 * `postgres://…` or `postgresql://…`. A SQLite path is taken literally, without percent decoding.
 *
 * @throws CP_DATABASE_URL
 */
export function parseDatabaseUrl(url: string): DatabaseTarget {
  if (url.startsWith("sqlite:")) return sqliteTarget(url);
  if (/^postgres(ql)?:/.test(url)) return postgresTarget(url);
  throw refused(url, "it starts with neither sqlite: nor postgres:");
}

function sqliteTarget(url: string): SqliteTarget {
  const [path = "", query, ...more] = url.slice("sqlite:".length).split("?");
  // sqlite:///var/books.db is how other tools write an absolute path.
  const file = path.startsWith("///") ? path.slice(2) : path;
  if (file === "") throw refused(url, "it names no file");
  if (file.startsWith("//"))
    throw refused(url, "a file has no host; write sqlite:./file.db or sqlite:/path/file.db");
  if (more.length > 0) throw refused(url, "a file name cannot contain a question mark");
  return { engine: "sqlite", file, busyTimeout: busyTimeout(url, query ?? ""), name: file };
}

function busyTimeout(url: string, query: string): number {
  let timeout = defaultBusyTimeout;
  for (const [key, value] of new URLSearchParams(query)) {
    if (key !== "busyTimeout") throw refused(url, `there is no parameter ${key}`);
    timeout = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(timeout <= longestBusyTimeout)) {
      throw refused(url, `busyTimeout is a whole number of milliseconds up to ${longestBusyTimeout}`);
    }
  }
  return timeout;
}

function postgresTarget(url: string): PostgresTarget {
  if (!URL.canParse(url)) throw refused(url, "it is not written as a URL");
  const { hostname, port, pathname } = new URL(url);
  const database = pathname.slice(1);
  if (database === "") throw refused(url, "it names no database");
  return { engine: "postgres", url, name: `${hostname || "localhost"}:${port || "5432"}/${database}` };
}

function refused(url: string, reason: string): ContrapostError {
  return new ContrapostError("CP_DATABASE_URL", { url: withoutSecrets(url), reason });
}

/** All that stands before the last @ may hold a password, and so may a server's parameters. */
function withoutSecrets(url: string): string {
  if (url.startsWith("sqlite:")) return url;
  const [scheme = ""] = /^[a-z]+:\/\//i.exec(url) ?? [];
  return url.replace(/^.*@/s, `${scheme}***@`).replace(/\?.*$/s, "?***");
}
