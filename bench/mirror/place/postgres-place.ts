import { type PostgresServer, startPostgresServer } from "#support/postgres-server.js";
import pg from "pg";
import type { Place } from "./place.js";

/**
 * What else the server would do beside the work that is measured: vacuum when it sees fit, and flush everything in
 * the middle of a posting. Commits reach the disk as they always do.
 */
const quietServer = ["autovacuum = off", "max_wal_size = '16GB'", "checkpoint_timeout = '1h'"];

/** Databases on a server of our own. */
export class PostgresPlace implements Place {
  readonly store = "postgres";
  readonly #server: PostgresServer;
  #count = 0;

  private constructor(server: PostgresServer) {
    this.#server = server;
  }

  static async open(): Promise<PostgresPlace> {
    const server = await startPostgresServer({ durable: true });
    const place = new PostgresPlace(server);
    for (const setting of quietServer) await place.#run(`ALTER SYSTEM SET ${setting}`);
    await place.#run("SELECT pg_reload_conf()");
    return place;
  }

  async create(): Promise<string> {
    const name = this.#newName();
    await this.#run(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
    return this.#urlOf(name);
  }

  async settle(database: string): Promise<void> {
    // As autovacuum leaves books that have stood for a while.
    await run(database, "VACUUM ANALYZE");
  }

  async copy(database: string): Promise<string> {
    const name = this.#newName();
    await this.#run(`CREATE DATABASE ${name} TEMPLATE ${nameOf(database)} STRATEGY FILE_COPY`);
    await this.#run("CHECKPOINT");
    return this.#urlOf(name);
  }

  async remove(database: string): Promise<void> {
    await this.#run(`DROP DATABASE ${nameOf(database)} WITH (FORCE)`);
  }

  async close(): Promise<void> {
    await this.#server.stop();
  }

  #newName(): string {
    this.#count += 1;
    return `books_${this.#count}`;
  }

  #urlOf(name: string): string {
    const url = new URL(this.#server.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  #run(statement: string): Promise<void> {
    return run(this.#server.url, statement);
  }
}

function nameOf(database: string): string {
  return new URL(database).pathname.slice(1);
}

async function run(database: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
