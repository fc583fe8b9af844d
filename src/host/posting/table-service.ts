import type { TableService } from "@contrapost/sdk";
import type { Store } from "../store/session.js";
import { pluginTable, type TableOwner } from "./plugin-tables.js";

/** A plugin's own tables outside of any posting. */
export function tableServiceOf(store: Store, owner: TableOwner): TableService {
  return Object.freeze<TableService>({
    transaction: (work) =>
      store.transaction((session) =>
        work(Object.freeze({ table: (name: string) => pluginTable(session, owner, name) })),
      ),
  });
}
