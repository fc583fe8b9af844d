import { parseDatabaseUrl } from "./database-url.js";
import type { AbsentDatabase, InspectedDatabase } from "./inspected-database.js";

/**
 * Looks at a database without changing it: nothing is made, set or migrated.
 *
 * @throws CP_DATABASE_URL, CP_DATABASE_OPEN, CP_DATABASE_BUSY
 */
export async function inspectDatabase(url: string): Promise<InspectedDatabase | AbsentDatabase> {
  const target = parseDatabaseUrl(url);
  if (target.engine === "sqlite") {
    const { inspectSqlite } = await import("./sqlite/inspect-sqlite.js");
    return inspectSqlite(target);
  }
  const { inspectPostgres } = await import("./postgres/inspect-postgres.js");
  return inspectPostgres(target);
}
