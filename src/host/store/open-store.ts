import { parseDatabaseUrl } from "./database-url.js";
import type { Store } from "./session.js";

/**
 * Opens a database by its URL, and brings its schema up to date. Only the engine that the URL names is loaded.
 *
 * @param url `sqlite:./path/file.db`, `sqlite::memory:`, `postgres://…` or `postgresql://…`
 * @throws CP_DATABASE_URL, CP_DATABASE_OPEN, CP_DATABASE_BUSY, CP_SCHEMA_NEWER
 */
export async function openStore(url: string): Promise<Store> {
  const target = parseDatabaseUrl(url);
  if (target.engine === "sqlite") {
    const { openSqliteStore } = await import("./sqlite/open-sqlite-store.js");
    return openSqliteStore(target);
  }
  const { openPostgresStore } = await import("./postgres/open-postgres-store.js");
  return openPostgresStore(target);
}
