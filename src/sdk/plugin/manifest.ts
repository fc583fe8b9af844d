import type { PluginRights } from "./rights.js";

/** Who a plugin is and what it needs, as its definition says it in code. */
export interface PluginIdentity {
  /** Kebab-case, unique in a host. */
  readonly id: string;
  /** Semantic version of the plugin; that of its package, where it has one. */
  readonly version: string;
  /** The range of host versions that it works with. */
  readonly host: string;
  /** Plugins that must be there, by id, with the range of versions. They run first. */
  readonly requires?: Readonly<Record<string, string>>;
  /** What it may do to the books; nothing where it is left out. */
  readonly rights?: PluginRights;
}

/**
 * All that can be known of a plugin without running it. A package says it under the key `contrapost` of its
 * package.json, where `version` is the package's own; a definition says the same in code, and the two must agree.
 */
export interface PluginManifest extends PluginIdentity {
  /** The ids of the services that it uses, the host's included. */
  readonly uses?: readonly string[];
  /** The ids of the services that it offers to other plugins. */
  readonly provides?: readonly string[];
  /** The ids of the events that it defines for other plugins: `treasury.limitBreach`. */
  readonly hooks?: readonly string[];
  /** The custom fields that it declares, each by what it is on and its name: `party.iban`. */
  readonly fields?: readonly string[];
}
