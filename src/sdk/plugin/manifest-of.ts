import type { PluginDefinition } from "./define-plugin.js";
import type { PluginManifest } from "./manifest.js";

/**
 * The manifest that a definition amounts to: what its package.json must say under `contrapost`, and the version.
 *
 * @example
 * ```ts
 * const manifest = manifestOf({ id: "treasury", version: "1.0.0", host: "^0.1.0", uses: { log: loggerService } });
 * manifest.uses; // host.logger
 * ```
 */
export function manifestOf(definition: Omit<PluginDefinition, "register">): Required<PluginManifest> {
  const { id, version, host, requires = {}, rights = {}, uses = {}, provides = [], hooks = [] } = definition;
  const { fields = [] } = definition;
  return {
    id,
    version,
    host,
    requires,
    uses: [...new Set(Object.values(uses).map((token) => token.id))],
    provides: provides.map((token) => token.id),
    hooks: hooks.map((event) => event.id),
    fields: fields.map(({ kind, name }) => `${kind}.${name}`),
    rights,
  };
}
