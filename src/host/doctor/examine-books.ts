import type { PluginRehearsal } from "../kernel/index.js";
import type { InspectedDatabase } from "../store/inspected-database.js";
import { knownMigrations } from "../store/migrations/known-migrations.js";
import { installedPlugins, pendingPlugins } from "../store/plugin-migrations.js";
import { checkDamage } from "./checks/check-damage.js";
import { checkMigrations } from "./checks/check-migrations.js";
import { checkPluginTables } from "./checks/check-plugin-tables.js";
import type { CheckName } from "./diagnosis.js";
import type { Examination } from "./examination.js";

/** How the books are looked at. */
export interface BooksOptions {
  /** The present: what is due, and how long something waits, is counted to it. */
  readonly now: Date;
  /** Leaves out what reads the whole database. */
  readonly quick?: boolean | undefined;
}

/** What is needed to look into books. */
export interface Surroundings {
  readonly database: InspectedDatabase;
  /** Undefined where the plugins could not be looked at. */
  readonly plugins: PluginRehearsal | undefined;
}

/** The checks of {@link examineBooks}. */
export const booksChecks: readonly CheckName[] = ["integrity", "migrations", "pluginTables"];

/** Looks into the books of a database. */
export async function examineBooks(
  surroundings: Surroundings,
  examination: Examination,
  options: BooksOptions,
): Promise<void> {
  const { database, plugins } = surroundings;
  await examineFile(database, examination, options);
  const current = await examination.make("migrations", database.name, (look) => {
    const findings = checkMigrations(database, knownMigrations);
    look.found(findings);
    return findings.length === 0;
  });
  if (current !== true) {
    examination.skip(["pluginTables"], "the books are not those of this version");
    return;
  }
  if (plugins === undefined) examination.skip(["pluginTables"], "the plugins could not be looked at");
  else {
    await examination.make("pluginTables", database.name, async (look) => {
      const { known } = plugins;
      const tables = await database.store.read(async (session) => ({
        pending: await pendingPlugins(session, plugins.installable),
        installed: await installedPlugins(session),
      }));
      look.found(checkPluginTables({ ...tables, known }));
    });
  }
}

async function examineFile(
  { engine, name, store }: InspectedDatabase,
  examination: Examination,
  { quick = false }: BooksOptions,
): Promise<void> {
  if (engine !== "sqlite") examination.skip(["integrity"], "the server looks after its files");
  else if (quick) examination.skip(["integrity"], "--quick leaves it out");
  else {
    await examination.make("integrity", name, async (look) => {
      const { sqliteDamage } = await import("../store/sqlite/inspect-sqlite.js");
      look.found(checkDamage(name, await store.read(sqliteDamage)));
    });
  }
}
