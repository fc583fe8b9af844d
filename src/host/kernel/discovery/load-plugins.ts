import { pathToFileURL } from "node:url";
import { isPlugin, type Plugin } from "@contrapost/sdk";
import type { Problems } from "../problems.js";
import { reasonOf } from "../reason.js";
import { manifestFaults } from "./check-manifest.js";
import { locatePlugin } from "./locate-plugin.js";
import type { PluginSetting } from "./plugin-setting.js";

/** A plugin whose code is there and whose manifest can be relied on. */
export interface LoadedPlugin {
  readonly plugin: Plugin;
  readonly setting: PluginSetting;
  /** The package name or path as configured, or `code` for a plugin handed over as an object. */
  readonly source: string;
}

/**
 * Loads the plugins one after another, in the order of the configuration.
 *
 * @param directory - where package names and relative paths are looked up
 */
export async function loadPlugins(
  settings: readonly PluginSetting[],
  directory: string,
  problems: Problems,
): Promise<LoadedPlugin[]> {
  const loaded: LoadedPlugin[] = [];
  for (const setting of settings) {
    const source = typeof setting.plugin === "string" ? setting.plugin : "code";
    const plugin =
      typeof setting.plugin === "string"
        ? await importPlugin(setting.plugin, directory, setting.where, problems)
        : setting.plugin;
    if (plugin !== undefined && isUsable(plugin, source, setting.where, problems)) {
      loaded.push({ plugin, setting, source });
    }
  }
  return loaded;
}

async function importPlugin(
  source: string,
  directory: string,
  where: string,
  problems: Problems,
): Promise<Plugin | undefined> {
  const location = locatePlugin(source, directory);
  if ("reason" in location) {
    problems.add("CP_PLUGIN_NOT_FOUND", { where, source, reason: location.reason });
    return undefined;
  }
  let exported: unknown;
  try {
    exported = defaultExport(
      (await import(pathToFileURL(location.file).href)) as Readonly<Record<string, unknown>>,
    );
  } catch (error) {
    problems.add("CP_PLUGIN_FAILED_TO_LOAD", { where, source, reason: reasonOf(error) }, error);
    return undefined;
  }
  if (isPlugin(exported)) return exported;
  const rule =
    exported === undefined ? "it has no default export" : "its default export was not made by definePlugin";
  problems.add("CP_PLUGIN_INVALID", { where, source, rule });
  return undefined;
}

/** A CommonJS module compiled from `export default` keeps it one level deeper. */
function defaultExport(module: Readonly<Record<string, unknown>>): unknown {
  const exported = module["default"];
  const inner = (exported as { readonly default?: unknown } | null | undefined)?.default;
  return isPlugin(inner) ? inner : exported;
}

function isUsable(plugin: Plugin, source: string, where: string, problems: Problems): boolean {
  const faults = manifestFaults(plugin);
  for (const rule of faults) problems.add("CP_PLUGIN_INVALID", { where, source, rule });
  return faults.length === 0;
}
