/** Who a plugin is and what it needs; the host reads it before the plugin runs. */
export interface PluginManifest {
  /** Kebab-case, unique in a host. */
  readonly id: string;
  /** Semantic version of the plugin. */
  readonly version: string;
  /** The range of host versions that it works with. */
  readonly host: string;
  /** Plugins that must be there, by id, with the range of versions. They run first. */
  readonly requires?: Readonly<Record<string, string>>;
}
