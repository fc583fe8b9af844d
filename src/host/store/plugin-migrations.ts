import { createHash } from "node:crypto";
import { ContrapostError, type PluginMigration } from "@contrapost/sdk";
import type { Session, Store } from "./session.js";

/** A plugin with tables of its own. */
export interface PluginSchema {
  readonly plugin: string;
  readonly version: string;
  readonly migrations: readonly PluginMigration[];
}

interface AppliedMigration {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
}

/**
 * Brings the plugins' own tables up to date, in one transaction, and records each migration with the version that
 * brought it. Where nothing is pending nothing is written.
 *
 * @throws ContrapostError `CP_PLUGIN_SCHEMA_NEWER`, `CP_PLUGIN_MIGRATION_CHANGED`, `CP_PLUGIN_MIGRATION_ORDER`,
 *   `CP_PLUGIN_MIGRATION_FAILED`; nothing is changed then
 */
export async function installPlugins(
  store: Store,
  plugins: readonly PluginSchema[],
  now: Date,
): Promise<void> {
  const pending = await store.read(async (session) => {
    const found: { readonly schema: PluginSchema; readonly migration: PluginMigration }[] = [];
    for (const schema of plugins) {
      const applied = await appliedTo(session, schema.plugin);
      for (const migration of pendingOf(schema, applied)) found.push({ schema, migration });
    }
    return found;
  });
  if (pending.length === 0) return;
  await store.transaction(async (session) => {
    for (const { schema, migration } of pending) await apply(session, schema, migration, now);
  });
}

/** A plugin whose tables are not up to date, or cannot be brought there. */
export interface PendingPlugin {
  readonly plugin: string;
  readonly version: string;
  /** The names of the migrations that its next start would apply, in order. */
  readonly pending: readonly string[];
  /** Why it cannot start. */
  readonly problem?: ContrapostError;
}

/** What {@link installPlugins} would do, plugin by plugin. Nothing is changed. */
export async function pendingPlugins(
  session: Session,
  plugins: readonly PluginSchema[],
): Promise<readonly PendingPlugin[]> {
  const found: PendingPlugin[] = [];
  for (const schema of plugins) {
    const { plugin, version } = schema;
    const applied = await appliedTo(session, plugin);
    try {
      const pending = pendingOf(schema, applied).map(({ name }) => name);
      if (pending.length > 0) found.push({ plugin, version, pending });
    } catch (error) {
      if (!(error instanceof ContrapostError)) throw error;
      found.push({ plugin, version, pending: [], problem: error });
    }
  }
  return found;
}

/** The plugins that have tables here, by id. */
export async function installedPlugins(session: Session): Promise<readonly string[]> {
  const rows = await session.rows("SELECT DISTINCT plugin FROM plugin_migration ORDER BY plugin");
  return rows.map(([plugin]) => plugin as string);
}

async function appliedTo(session: Session, plugin: string): Promise<readonly AppliedMigration[]> {
  const sql = "SELECT name, plugin_version, hash FROM plugin_migration WHERE plugin = ? ORDER BY name";
  const rows = await session.rows(sql, [plugin]);
  return rows.map(([name, version, hash]) => ({ name, version, hash }) as AppliedMigration);
}

function pendingOf(
  { plugin, version, migrations }: PluginSchema,
  applied: readonly AppliedMigration[],
): readonly PluginMigration[] {
  const brought = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, version: by, hash } of applied) {
    const facts = { plugin, version, migration: name, applied: by };
    const migration = brought.get(name);
    if (migration === undefined) throw new ContrapostError("CP_PLUGIN_SCHEMA_NEWER", facts);
    if (hashOf(migration) !== hash) throw new ContrapostError("CP_PLUGIN_MIGRATION_CHANGED", facts);
  }
  const known = new Set(applied.map(({ name }) => name));
  const pending = migrations.filter(({ name }) => !known.has(name));
  const last = applied.at(-1)?.name;
  const early = pending.find(({ name }) => last !== undefined && name < last);
  if (early === undefined) return pending;
  throw new ContrapostError("CP_PLUGIN_MIGRATION_ORDER", { plugin, version, migration: early.name, last });
}

async function apply(
  session: Session,
  { plugin, version }: PluginSchema,
  migration: PluginMigration,
  now: Date,
): Promise<void> {
  // Recorded first: of two hosts that start at once, the second waits here and finds that it is done.
  const recorded = await session.run(
    `INSERT INTO plugin_migration (plugin, name, plugin_version, hash, applied_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (plugin, name) DO NOTHING`,
    [plugin, migration.name, version, hashOf(migration), now.toISOString()],
  );
  if (recorded === 0) return;
  try {
    for (const statement of migration.statements) await session.run(statement);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const facts = { plugin, version, migration: migration.name, reason };
    throw new ContrapostError("CP_PLUGIN_MIGRATION_FAILED", facts, { cause: error });
  }
}

function hashOf({ statements }: PluginMigration): string {
  return createHash("sha256").update(JSON.stringify(statements)).digest("hex");
}
