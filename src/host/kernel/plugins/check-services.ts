import { clockService, idService, loggerService, type PluginManifest, tableService } from "@contrapost/sdk";
import type { Problems } from "../problems.js";

/** The services that every host offers, by their ids: the same id means the same service in every copy of the SDK. */
export const hostServices: ReadonlySet<string> = new Set([
  clockService.id,
  idService.id,
  loggerService.id,
  tableService.id,
]);

/**
 * Checks that each service a plugin uses is the host's, or declared by a plugin that it requires.
 *
 * @param complete - whether these are all plugins: where not, no service is said to be unknown
 */
export function checkServices(
  plugins: readonly PluginManifest[],
  complete: boolean,
  problems: Problems,
): void {
  const providers = providersOf(plugins, problems);
  for (const { id, uses = [], requires = {} } of plugins) {
    for (const service of uses) {
      if (hostServices.has(service)) continue;
      const provider = providers.get(service);
      if (provider !== undefined) {
        if (Object.hasOwn(requires, provider)) continue;
        problems.add("CP_SERVICE_NOT_REQUIRED", { plugin: id, service, provider });
      } else if (complete) {
        problems.add("CP_SERVICE_UNKNOWN", { plugin: id, service });
      }
    }
  }
}

function providersOf(plugins: readonly PluginManifest[], problems: Problems): ReadonlyMap<string, string> {
  const providers = new Map<string, string>([...hostServices].map((id) => [id, "the host"]));
  for (const { id, provides = [] } of plugins) {
    for (const service of provides) {
      const other = providers.get(service);
      if (other === undefined) providers.set(service, id);
      else problems.add("CP_SERVICE_DUPLICATE", { service, plugin: other, other: id });
    }
  }
  return providers;
}
