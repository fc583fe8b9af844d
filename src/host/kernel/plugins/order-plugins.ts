import satisfies from "semver/functions/satisfies.js";
import { orderGraph } from "../dependency-graph.js";
import type { LoadedPlugin } from "../discovery/load-plugins.js";
import type { Problems } from "../problems.js";

/**
 * Puts plugins into the order in which they register: each after those that it requires, otherwise as listed. Ranges
 * of host and plugin versions, missing plugins, double ids and cycles all go to the problems.
 */
export function orderPlugins(
  loaded: readonly LoadedPlugin[],
  hostVersion: string,
  problems: Problems,
): readonly LoadedPlugin[] {
  const byId = withoutDuplicates(loaded, problems);
  for (const { plugin } of byId.values()) {
    const { id, version, host, requires = {} } = plugin;
    if (!accepts(host, hostVersion)) {
      problems.add("CP_PLUGIN_HOST_VERSION", { plugin: id, version, range: host, host: hostVersion });
    }
    for (const [required, range] of Object.entries(requires)) {
      checkRequirement(id, required, range, byId.get(required)?.plugin.version, problems);
    }
  }
  const nodes = [...byId.values()];
  const { order, cycles } = orderGraph({ nodes, before: ({ plugin }) => requiredBy(plugin.requires, byId) });
  for (const cycle of cycles) {
    const ids = [...cycle, cycle[0]!].map(({ plugin }) => plugin.id);
    problems.add("CP_PLUGIN_CYCLE", { path: ids.join(" → ") });
  }
  return order;
}

function withoutDuplicates(loaded: readonly LoadedPlugin[], problems: Problems): Map<string, LoadedPlugin> {
  const byId = new Map<string, LoadedPlugin>();
  for (const entry of loaded) {
    const { id } = entry.plugin;
    const other = byId.get(id);
    if (other === undefined) byId.set(id, entry);
    else {
      problems.add("CP_PLUGIN_DUPLICATE", {
        where: entry.setting.where,
        plugin: id,
        other: other.setting.where,
      });
    }
  }
  return byId;
}

function checkRequirement(
  plugin: string,
  required: string,
  range: string,
  version: string | undefined,
  problems: Problems,
): void {
  if (version === undefined) problems.add("CP_PLUGIN_MISSING", { plugin, required, range });
  else if (!accepts(range, version)) problems.add("CP_PLUGIN_VERSION", { plugin, required, range, version });
}

function requiredBy(
  requires: Readonly<Record<string, string>> = {},
  byId: ReadonlyMap<string, LoadedPlugin>,
): readonly LoadedPlugin[] {
  return Object.keys(requires).flatMap((id) => byId.get(id) ?? []);
}

/** A release candidate of 1.2.0 serves those who ask for ^1.0.0. */
function accepts(range: string, version: string): boolean {
  return satisfies(version, range, { includePrerelease: true });
}
