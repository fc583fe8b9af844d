import { clockService, loggerService, type Plugin } from "@contrapost/sdk";
import type { Problems } from "../problems.js";

/** The services that every host offers. */
export const hostServices: ReadonlySet<symbol> = new Set([clockService.key, loggerService.key]);

/** Checks that each service a plugin uses is the host's, or declared by a plugin that it requires. */
export function checkServices(plugins: readonly Plugin[], problems: Problems): void {
  const providers = providersOf(plugins, problems);
  for (const plugin of plugins) {
    for (const token of Object.values(plugin.uses ?? {})) {
      if (hostServices.has(token.key)) continue;
      const provider = providers.get(token.key);
      if (provider === undefined) {
        problems.add("CP_SERVICE_UNKNOWN", { plugin: plugin.id, service: token.id });
      } else if (!Object.hasOwn(plugin.requires ?? {}, provider)) {
        problems.add("CP_SERVICE_NOT_REQUIRED", { plugin: plugin.id, service: token.id, provider });
      }
    }
  }
}

function providersOf(plugins: readonly Plugin[], problems: Problems): ReadonlyMap<symbol, string> {
  const providers = new Map<symbol, string>([...hostServices].map((key) => [key, "the host"]));
  for (const { id, provides = [] } of plugins) {
    for (const token of provides) {
      const other = providers.get(token.key);
      if (other === undefined) providers.set(token.key, id);
      else problems.add("CP_SERVICE_DUPLICATE", { service: token.id, plugin: other, other: id });
    }
  }
  return providers;
}
