import { isLoaded, loadPlugins } from "./discovery/load-plugins.js";
import type { InstallablePlugin, KernelOptions } from "./kernel-options.js";
import { checkServices } from "./plugins/check-services.js";
import { configurePlugin } from "./plugins/configure-plugin.js";
import { orderPlugins } from "./plugins/order-plugins.js";
import type { ConfiguredPlugin } from "./plugins/register-plugins.js";
import { Problems } from "./problems.js";

/** The plugins before any of them registers; to be relied on only where there are no problems. */
export interface PreparedPlugins {
  /** Those whose code and settings hold; without problems all, in the order in which they are to register. */
  readonly configured: readonly ConfiguredPlugin[];
  /** The ids of all that are known, also of those that only a manifest tells of. */
  readonly known: readonly string[];
  /** Whether every plugin of the configuration is among the known. */
  readonly complete: boolean;
  readonly problems: Problems;
}

/** Everything that can be said before a plugin registers is said at once. */
export async function preparePlugins(options: KernelOptions): Promise<PreparedPlugins> {
  const problems = new Problems();
  const { loaded, known, complete } = await loadPlugins(options.plugins, options, problems);
  const order = orderPlugins(known, { hostVersion: options.hostVersion, complete }, problems);
  const manifests = known.map(({ manifest }) => manifest);
  checkServices(manifests, complete, problems);
  const configured: ConfiguredPlugin[] = [];
  // An order lacks the plugins of a cycle; their settings are checked all the same.
  for (const entry of problems.none ? order.filter(isLoaded) : loaded) {
    const config = await configurePlugin(entry, problems);
    if (config !== undefined) configured.push({ loaded: entry, config });
  }
  return { configured, known: manifests.map(({ id }) => id), complete, problems };
}

/** Those among the plugins that bring tables of their own. */
export function installable(plugins: readonly ConfiguredPlugin[]): readonly InstallablePlugin[] {
  return plugins.flatMap(({ loaded: { plugin } }): InstallablePlugin[] => {
    const { id, version, migrations = [] } = plugin;
    return migrations.length === 0 ? [] : [{ plugin: id, version, migrations }];
  });
}
