import { randomUUID } from "node:crypto";
import pg from "pg";
import type { PostgresTarget } from "../database-url.js";
import { translateOpenError } from "./postgres-errors.js";

/** A schema made for one use. Connections by its URL see nothing else. */
export interface ScratchSchema {
  readonly url: string;
  /** Removes it with all that it holds. */
  remove(): Promise<void>;
}

/** Makes a schema of its own in the target's database. */
export async function makeScratchSchema(target: PostgresTarget): Promise<ScratchSchema> {
  const schema = `contrapost_${randomUUID().replaceAll("-", "")}`;
  await execute(target, `CREATE SCHEMA ${schema}`);
  const url = new URL(target.url);
  const given = url.searchParams.get("options");
  const path = `-c search_path=${schema}`;
  url.searchParams.set("options", given === null ? path : `${given} ${path}`);
  return { url: url.href, remove: () => execute(target, `DROP SCHEMA ${schema} CASCADE`) };
}

async function execute(target: PostgresTarget, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: target.url });
  try {
    await client.connect();
    await client.query(statement);
  } catch (error) {
    throw translateOpenError(target, error);
  } finally {
    await client.end();
  }
}
