import type { PluginSetting } from "../discovery/plugin-setting.js";

/** How the outbox is delivered; what is left out takes its default there. */
export interface DeliverySetting {
  /** How often a delivery is tried before it is dead. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt; each further wait is twice as long. */
  readonly firstDelay?: number;
  /** Milliseconds that no wait exceeds. */
  readonly longestDelay?: number;
  /** Milliseconds after which a delivery that a host took and never finished is taken again. */
  readonly lease?: number;
}

/** What `contrapost.config.*` says, checked. */
export interface HostConfiguration {
  /** The file that it came from. */
  readonly file: string;
  /** The folder of that file: plugins and relative paths are looked up from there. */
  readonly directory: string;
  /** The database's URL, environment variables filled in. */
  readonly database: string;
  /** Who acts where no user is named. */
  readonly user?: string;
  readonly plugins: readonly PluginSetting[];
  /** Folders that plugins may come from, beside that of the file and its node_modules; relative to it. */
  readonly pluginRoots?: readonly string[];
  readonly delivery?: DeliverySetting;
  /** Milliseconds without a sign of life after which a handler counts as hung. */
  readonly deadline?: number;
}
