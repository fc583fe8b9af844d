import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDatabaseUrl } from "./database-url.js";

/** Empty books that nobody else sees, made for one use. */
export interface ScratchBooks {
  /** To be opened by `openStore`, once or several times. */
  readonly url: string;
  /** Removes them with all that they hold. To be called when no store is open on them any more. */
  remove(): Promise<void>;
}

/** Whether a URL names books in memory, which do not outlive the store that is open on them. */
export function isInMemory(url: string): boolean {
  const target = parseDatabaseUrl(url);
  return target.engine === "sqlite" && target.file === ":memory:";
}

/**
 * Makes empty books of the kind that a URL names: a schema of its own in the same PostgreSQL database, for SQLite a
 * file of its own in a temporary folder. What the URL names is not touched.
 *
 * @throws CP_DATABASE_URL, CP_DATABASE_OPEN
 */
export async function makeScratchBooks(url: string): Promise<ScratchBooks> {
  const target = parseDatabaseUrl(url);
  if (target.engine === "postgres") {
    const { makeScratchSchema } = await import("./postgres/scratch-schema.js");
    return await makeScratchSchema(target);
  }
  const folder = await mkdtemp(join(tmpdir(), "contrapost-"));
  return {
    url: `sqlite:${join(folder, "books.db")}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
