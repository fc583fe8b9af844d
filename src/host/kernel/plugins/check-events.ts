import type { Problems } from "../problems.js";
import type { RegisteredPlugin } from "./register-plugins.js";

/** Checks that each handler on a plugin's event belongs to that plugin or to one that requires it. */
export function checkEvents(plugins: readonly RegisteredPlugin[], problems: Problems): void {
  const defined = new Set(plugins.flatMap(({ loaded: { manifest } }) => manifest.hooks ?? []));
  for (const { loaded, registration } of plugins) {
    const { id: plugin, requires = {} } = loaded.manifest;
    for (const { hook } of registration.registrations) {
      const { plugin: provider } = hook;
      if (provider === undefined) continue;
      const facts = { plugin, hook: hook.name, provider };
      if (provider !== plugin && !Object.hasOwn(requires, provider))
        problems.add("CP_EVENT_NOT_REQUIRED", facts);
      else if (!defined.has(hook.document)) problems.add("CP_EVENT_UNKNOWN", facts);
    }
  }
}
