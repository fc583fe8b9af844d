import { randomUUID } from "node:crypto";
import pg from "pg";
import { type PostgresServer, startPostgresServer } from "./postgres-server.js";

let server: Promise<PostgresServer> | undefined;
const databases = new Set<string>();

/**
 * The URL of a new, empty PostgreSQL database, to use in one test or file.
 *
 * The first call starts the one server of the run, so that a run without PostgreSQL tests does not pay for it.
 * With `CONTRAPOST_TEST_POSTGRES=postgres://…` databases are made on that server instead, and dropped at the end.
 *
 * @param original - a database made before, which nobody has open: the new one is its copy
 */
export async function postgresUrl(original?: string): Promise<string> {
  const maintenance = await maintenanceUrl();
  const name = `contrapost_test_${randomUUID().replaceAll("-", "")}`;
  const template =
    original === undefined ? "template0 ENCODING 'UTF8' LOCALE 'C'" : new URL(original).pathname.slice(1);
  await run(maintenance, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  databases.add(name);
  const url = new URL(maintenance);
  url.pathname = `/${name}`;
  return url.href;
}

/** Drops a database that {@link postgresUrl} made before the run's end. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  databases.delete(name);
  await run(await maintenanceUrl(), `DROP DATABASE ${name}`);
}

/** Ends the server of the run, if one was started. */
export async function stopPostgres(): Promise<void> {
  const external = process.env["CONTRAPOST_TEST_POSTGRES"];
  if (external !== undefined) {
    for (const name of databases) await run(external, `DROP DATABASE ${name} WITH (FORCE)`);
  }
  databases.clear();
  const running = await server;
  server = undefined;
  await running?.stop();
}

async function maintenanceUrl(): Promise<string> {
  const external = process.env["CONTRAPOST_TEST_POSTGRES"];
  if (external !== undefined) return external;
  server ??= startPostgresServer({ durable: false });
  return (await server).url;
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
