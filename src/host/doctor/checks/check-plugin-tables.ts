import { ContrapostError } from "@contrapost/sdk";
import type { PendingPlugin } from "../../store/plugin-migrations.js";
import { type DoctorFinding, finding } from "../finding.js";

/** The plugins' own tables. */
export interface PluginTables {
  /** Plugins that bring tables which are not up to date. */
  readonly pending: readonly PendingPlugin[];
  /** Plugins that have tables in the books. */
  readonly installed: readonly string[];
  /** All plugins of the configuration; undefined where one of them is not known. */
  readonly known: readonly string[] | undefined;
}

/** Migrations of plugins that the next start would apply or refuse, and tables that no plugin uses. */
export function checkPluginTables({ pending, installed, known }: PluginTables): readonly DoctorFinding[] {
  const findings = pending.map(({ plugin, version, pending: names, problem }) => {
    if (problem !== undefined) return finding("error", `plugin ${plugin}`, problem);
    const facts = { plugin, version, migrations: names.join(", ") };
    return finding("warning", `plugin ${plugin}`, new ContrapostError("CP_PLUGIN_MIGRATION_PENDING", facts));
  });
  const left = known === undefined ? [] : installed.filter((plugin) => !known.includes(plugin));
  for (const plugin of left) {
    const error = new ContrapostError("CP_PLUGIN_TABLES_UNUSED", { plugin });
    findings.push(finding("note", `plugin ${plugin}`, error));
  }
  return findings;
}
