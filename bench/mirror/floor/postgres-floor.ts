import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import copyStreams from "pg-copy-streams";
import { copyText } from "./copy-text.js";
import type { TableRows, WrittenRows } from "./written-rows.js";

/**
 * Writes given rows to prepared books in one durable transaction, by the driver and COPY alone, and answers the
 * seconds it took. Connecting and making the temporary tables come before the clock starts.
 */
export async function writePostgres(database: string, rows: WrittenRows): Promise<number> {
  const { inserted, invoices, journals } = rows;
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    for (const changed of [invoices, journals]) await makeGiven(client, changed);
    // What reading the rows left behind is not to be cleared away on the clock.
    globalThis.gc?.();
    const start = performance.now();
    await client.query("BEGIN");
    for (const written of inserted) await copy(client, written, written.table);
    for (const changed of [invoices, journals]) await update(client, changed);
    await client.query("COMMIT");
    return (performance.now() - start) / 1000;
  } finally {
    await client.end();
  }
}

const givenTable = (table: string) => `given_${table}`;

/** The changes of a table go through a temporary one, which takes them by COPY too. */
async function makeGiven(client: pg.Client, { table, columns }: TableRows): Promise<void> {
  const like = `SELECT ${columns.join(", ")} FROM ${table} WITH NO DATA`;
  await client.query(`CREATE TEMPORARY TABLE ${givenTable(table)} AS ${like}`);
}

async function update(client: pg.Client, rows: TableRows): Promise<void> {
  const { table, columns } = rows;
  const given = givenTable(table);
  await copy(client, rows, given);
  const changes = columns.slice(1).map((column) => `${column} = given.${column}`);
  await client.query(
    `UPDATE ${table} SET ${changes.join(", ")} FROM ${given} given WHERE ${table}.id = given.id`,
  );
}

async function copy(client: pg.Client, { columns, values }: TableRows, into: string): Promise<void> {
  const stream = client.query(copyStreams.from(`COPY ${into} (${columns.join(", ")}) FROM STDIN`));
  await pipeline(Readable.from(copyText(values, columns.length), { objectMode: false }), stream);
}
