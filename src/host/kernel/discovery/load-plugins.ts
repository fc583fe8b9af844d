import { pathToFileURL } from "node:url";
import { asPlugin, manifestOf, type Plugin, type PluginManifest } from "@contrapost/sdk";
import type { Problems } from "../problems.js";
import { reasonOf } from "../reason.js";
import { definitionFaults } from "./definition-faults.js";
import {
  type LocatedPackage,
  type PluginLocation,
  pluginLocator,
  type PluginPlaces,
} from "./locate-plugin.js";
import { manifestDifferences } from "./manifest-differences.js";
import { packageManifest } from "./package-manifest.js";
import type { PluginSetting } from "./plugin-setting.js";

/** A plugin of which it is known who it is, even if its code could not be loaded. */
export interface KnownPlugin {
  readonly manifest: PluginManifest;
  readonly setting: PluginSetting;
  /** The package name or path as configured, or `code` for a plugin handed over as an object. */
  readonly source: string;
  /** The folder of its package, where it has one. */
  readonly folder?: string;
  /** The file that was loaded, where it was not handed over as an object. */
  readonly file?: string;
}

/** A plugin whose code is there and whose definition can be relied on. */
export interface LoadedPlugin extends KnownPlugin {
  readonly plugin: Plugin;
}

export function isLoaded(plugin: KnownPlugin): plugin is LoadedPlugin {
  return "plugin" in plugin;
}

/** What came of loading the plugins; what went wrong is among the problems. */
export interface LoadOutcome {
  readonly loaded: readonly LoadedPlugin[];
  /** The loaded ones, and those that only a manifest tells of. In the order of the configuration. */
  readonly known: readonly KnownPlugin[];
  /** Whether every plugin of the configuration is known: where not, what seems to lack may be there. */
  readonly complete: boolean;
}

interface Entry {
  readonly folder?: string | undefined;
  readonly file?: string | undefined;
  readonly manifest?: PluginManifest | undefined;
  readonly plugin?: Plugin | undefined;
}

/**
 * Loads the plugins one after another, in the order of the configuration. The manifest of a package is read first, so
 * that a package which fails to load is known all the same.
 *
 * @param places - where package names and relative paths are looked up
 */
export async function loadPlugins(
  settings: readonly PluginSetting[],
  places: PluginPlaces,
  problems: Problems,
): Promise<LoadOutcome> {
  const loaded: LoadedPlugin[] = [];
  const known: KnownPlugin[] = [];
  const locate = pluginLocator(places);
  for (const setting of settings) {
    const { plugin: named } = setting;
    const source = typeof named === "string" ? named : "code";
    const place = { where: setting.where, source };
    const { manifest, plugin, folder, file } =
      typeof named === "string"
        ? await loadFrom(locate(named), place, problems)
        : usable(named, undefined, place, problems);
    if (manifest === undefined) continue;
    const entry: KnownPlugin | LoadedPlugin = {
      manifest,
      setting,
      source,
      ...(folder !== undefined && { folder }),
      ...(file !== undefined && { file }),
      ...(plugin && { plugin }),
    };
    known.push(entry);
    if (isLoaded(entry)) loaded.push(entry);
  }
  return { loaded, known, complete: known.length === settings.length };
}

interface Place {
  readonly where: string;
  readonly source: string;
}

async function loadFrom(location: PluginLocation, place: Place, problems: Problems): Promise<Entry> {
  if ("reason" in location) {
    problems.add("CP_PLUGIN_NOT_FOUND", { ...place, reason: location.reason });
    return {};
  }
  if ("outside" in location) {
    const { outside: file, roots } = location;
    problems.add("CP_PLUGIN_OUTSIDE", { ...place, file, roots: roots.join(", ") });
    return {};
  }
  const { file, package: found } = location;
  const written = found === undefined ? undefined : readManifest(found, place, problems);
  const plugin = await importPlugin(file, place, problems);
  const entry =
    plugin === undefined ? { manifest: written?.manifest } : usable(plugin, written, place, problems);
  return { ...entry, folder: found?.folder, file };
}

interface WrittenManifest {
  readonly file: string;
  readonly manifest: PluginManifest;
}

function readManifest(
  located: LocatedPackage,
  place: Place,
  problems: Problems,
): WrittenManifest | undefined {
  const found = packageManifest(located);
  if ("manifest" in found) return found;
  const { file } = found;
  if ("missing" in found) problems.add("CP_MANIFEST_MISSING", { ...place, file });
  else for (const rule of found.faults) problems.add("CP_MANIFEST_INVALID", { ...place, file, rule });
  return undefined;
}

async function importPlugin(file: string, place: Place, problems: Problems): Promise<Plugin | undefined> {
  let exported: unknown;
  try {
    exported = defaultExport((await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>);
  } catch (error) {
    problems.add("CP_PLUGIN_FAILED_TO_LOAD", { ...place, reason: reasonOf(error) }, error);
    return undefined;
  }
  const plugin = asPlugin(exported);
  if (plugin !== undefined) return plugin;
  const rule =
    exported === undefined
      ? "it has no default export"
      : "its default export was made neither by definePlugin nor by @Plugin";
  problems.add("CP_PLUGIN_INVALID", { ...place, rule });
  return undefined;
}

/** A CommonJS module compiled from `export default` keeps it one level deeper. */
function defaultExport(module: Readonly<Record<string, unknown>>): unknown {
  const exported = module["default"];
  const inner = (exported as { readonly default?: unknown } | null | undefined)?.default;
  return asPlugin(inner) ?? exported;
}

/** Takes a definition that can be relied on and that agrees with the manifest of its package. */
function usable(
  plugin: Plugin,
  written: WrittenManifest | undefined,
  place: Place,
  problems: Problems,
): Entry {
  const faults = definitionFaults(plugin);
  for (const rule of faults) problems.add("CP_PLUGIN_INVALID", { ...place, rule });
  if (faults.length > 0) return { manifest: written?.manifest };
  const { file, manifest } = written ?? { manifest: manifestOf(plugin) };
  const differences = manifestDifferences(manifest, plugin);
  for (const difference of differences) {
    problems.add("CP_MANIFEST_DIFFERS", { where: place.where, plugin: plugin.id, file, ...difference });
  }
  return { manifest, plugin };
}
