import type { PluginTable, PluginTableReader } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import type { PostingEnvironment } from "./environment.js";
import type { ScopeGuard } from "./handler-scope.js";
import { pluginTable } from "./plugin-tables.js";

/** One of the tables of the handler's plugin, usable as long as its context is. Throws CP_TABLE_FOREIGN. */
export function handlerTable(
  env: Pick<PostingEnvironment, "rightsOf">,
  session: Session,
  guard: ScopeGuard,
  name: string,
): PluginTable {
  guard.use();
  const { plugin } = guard.handler;
  const table = pluginTable(session, { plugin, rights: env.rightsOf(plugin) }, name);
  return Object.freeze<PluginTable>({
    find: (columns, query) => guard.run(() => table.find(columns, query)),
    insert: (rows) => guard.run(() => table.insert(rows)),
    update: (where, values) => guard.run(() => table.update(where, values)),
    delete: (where) => guard.run(() => table.delete(where)),
  });
}

/** The same for a handler that only reads. */
export function handlerTableReader(
  env: Pick<PostingEnvironment, "rightsOf">,
  session: Session,
  guard: ScopeGuard,
  name: string,
): PluginTableReader {
  const table = handlerTable(env, session, guard, name);
  return Object.freeze<PluginTableReader>({ find: (columns, query) => table.find(columns, query) });
}
