import type { PluginRehearsal } from "../kernel/index.js";
import type { InspectedDatabase } from "../store/inspected-database.js";
import { knownMigrations } from "../store/migrations/known-migrations.js";
import { installedPlugins, pendingPlugins } from "../store/plugin-migrations.js";
import { checkDamage } from "./checks/check-damage.js";
import { checkMigrations } from "./checks/check-migrations.js";
import { checkPluginTables } from "./checks/check-plugin-tables.js";
import type { CheckName } from "./diagnosis.js";
import { examineWork, type WorkOptions, workChecks } from "./examine-work.js";
import type { Examination } from "./examination.js";

/** How the books are looked at. */
export interface BooksOptions extends Omit<WorkOptions, "handles"> {
  /** Leaves out what reads the whole database. */
  readonly quick?: boolean | undefined;
}

/** What is needed to look into books. */
export interface Surroundings {
  readonly database: InspectedDatabase;
  /** Undefined where the plugins could not be looked at. */
  readonly plugins: PluginRehearsal | undefined;
}

const current: readonly CheckName[] = ["pluginTables", ...workChecks];

/** The checks of {@link examineBooks}. */
export const booksChecks: readonly CheckName[] = ["integrity", "migrations", ...current];

/** Looks into the books of a database. */
export async function examineBooks(
  { database, plugins }: Surroundings,
  examination: Examination,
  options: BooksOptions,
): Promise<void> {
  await examineFile(database, examination, options);
  const isCurrent = await examination.make("migrations", database.name, (look) => {
    const findings = checkMigrations(database, knownMigrations);
    look.found(findings);
    return findings.length === 0;
  });
  if (isCurrent !== true) {
    examination.skip(current, "the books are not those of this version");
    return;
  }
  await examinePluginTables({ database, plugins }, examination);
  await examineWork(database, examination, { ...options, handles: plugins?.handles });
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

async function examinePluginTables(
  { database: { name, store }, plugins }: Surroundings,
  examination: Examination,
): Promise<void> {
  if (plugins === undefined) {
    examination.skip(["pluginTables"], "the plugins could not be looked at");
    return;
  }
  await examination.make("pluginTables", name, async (look) => {
    const tables = await store.read(async (session) => ({
      pending: await pendingPlugins(session, plugins.installable),
      installed: await installedPlugins(session),
    }));
    look.found(checkPluginTables({ ...tables, known: plugins.known }));
  });
}
