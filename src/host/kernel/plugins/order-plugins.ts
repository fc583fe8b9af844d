import satisfies from "semver/functions/satisfies.js";
import { orderGraph } from "../dependency-graph.js";
import type { KnownPlugin } from "../discovery/load-plugins.js";
import type { Problems } from "../problems.js";

/**
 * Puts plugins into the order in which they register: each after those that it requires, otherwise as listed. Ranges
 * of host and plugin versions, missing plugins, double ids and cycles all go to the problems.
 *
 * @param complete - whether these are all plugins: where not, none is said to be missing
 */
export function orderPlugins<T extends KnownPlugin>(
  plugins: readonly T[],
  { hostVersion, complete }: { readonly hostVersion: string; readonly complete: boolean },
  problems: Problems,
): readonly T[] {
  const byId = withoutDuplicates(plugins, problems);
  for (const { manifest } of byId.values()) {
    const { id, version, host, requires = {} } = manifest;
    if (!accepts(host, hostVersion)) {
      problems.add("CP_PLUGIN_HOST_VERSION", { plugin: id, version, range: host, host: hostVersion });
    }
    for (const [required, range] of Object.entries(requires)) {
      const found = byId.get(required)?.manifest.version;
      if (found === undefined && complete) {
        problems.add("CP_PLUGIN_MISSING", { plugin: id, required, range });
      } else if (found !== undefined && !accepts(range, found)) {
        problems.add("CP_PLUGIN_VERSION", { plugin: id, required, range, version: found });
      }
    }
  }
  const nodes = [...byId.values()];
  const before = ({ manifest }: T) =>
    Object.keys(manifest.requires ?? {}).flatMap((id) => byId.get(id) ?? []);
  const { order, cycles } = orderGraph({ nodes, before });
  for (const cycle of cycles) {
    const ids = [...cycle, cycle[0]!].map(({ manifest }) => manifest.id);
    problems.add("CP_PLUGIN_CYCLE", { path: ids.join(" → ") });
  }
  return order;
}

function withoutDuplicates<T extends KnownPlugin>(plugins: readonly T[], problems: Problems): Map<string, T> {
  const byId = new Map<string, T>();
  for (const entry of plugins) {
    const { id } = entry.manifest;
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

/** A release candidate of 1.2.0 serves those who ask for ^1.0.0. */
function accepts(range: string, version: string): boolean {
  return satisfies(version, range, { includePrerelease: true });
}
