import type { PluginDefinition } from "./define-plugin.js";
import type { PluginManifest } from "./manifest.js";

/** The manifest that a definition amounts to: what its package.json must say under `contrapost`, and the version. */
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
