import type { Field } from "../fields/field.js";
import type { HandlerFunction } from "../hooks/handler-function.js";
import type { Hook } from "../hooks/hook.js";
import type { Phase } from "../hooks/phase.js";
import type { PluginEvent } from "../hooks/plugin-event.js";
import type { PluginIdentity } from "./manifest.js";
import type { PluginMigration } from "./migration.js";
import type { ServiceToken } from "./tokens.js";

const brand = Symbol.for("contrapost.plugin");

/** Where a handler stands among those of other plugins on the same hook. */
export interface HandlerOptions {
  /** Plugin ids (or `plugin/handler`) that this handler must come before. */
  readonly before?: readonly string[];
  /** Plugin ids (or `plugin/handler`) that this handler must come after. */
  readonly after?: readonly string[];
  /** Milliseconds without any use of its context after which the handler counts as hung. */
  readonly deadline?: number;
}

/** A handler bound to its hook. */
export interface Registration {
  /** What the handler hears of. */
  readonly hook: Hook;
  /** The function's name: what errors, orderings and the outbox call it. */
  readonly name: string;
  /** The function itself. */
  readonly handler: HandlerFunction<Phase, never>;
  /** Its place and its deadline. */
  readonly options: HandlerOptions;
}

/** The services a plugin declared, by the names it gave them. */
export type Uses = Readonly<Record<string, ServiceToken<unknown>>>;

/** What those names resolve to. */
export type Resolved<U extends Uses> = {
  readonly [K in keyof U]: U[K] extends ServiceToken<infer T> ? T : never;
};

/** A configuration class: its class-validator rules are the plugin's schema, its initial values the defaults. */
export type ConfigClass<C extends object> = new () => C;

/**
 * What a plugin's `register` gets: its checked configuration, the services it declared, and `on`. It may be used until
 * `register` has finished; only then does the host know every handler and can fix their order.
 */
export interface PluginSetup<C extends object, U extends Uses> {
  /** The plugin's settings, checked and frozen. */
  readonly config: Readonly<C>;
  /** The services declared in `uses`, under the same names. */
  readonly services: Resolved<U>;
  // Functions, not methods: a plugin may take them out of the setup by destructuring.
  /** Registers a handler on a hook. The handler needs a name of its own: errors and the outbox call it by that. */
  readonly on: <P extends Phase, Payload>(
    hook: Hook<P, Payload>,
    handler: HandlerFunction<P, Payload>,
    options?: HandlerOptions,
  ) => void;
  /** Offers a service to plugins that require this one. It must stand in `provides`. */
  readonly provide: <T>(token: ServiceToken<T>, service: T) => void;
  /** Takes work for the start: it runs when every plugin has registered, in the order of registration. */
  readonly onStart: (work: () => void | Promise<void>) => void;
  /** Takes work for the stop of the host, such as closing a connection. What was given last runs first. */
  readonly onStop: (work: () => void | Promise<void>) => void;
}

/** All that makes a plugin. */
export interface PluginDefinition<C extends object = object, U extends Uses = Uses> extends PluginIdentity {
  /** Loads the configuration class; called once, when the host configures the plugin. */
  readonly config?: () => Promise<ConfigClass<C>> | ConfigClass<C>;
  /** The services that it needs, by the names under which it wants them. */
  readonly uses?: U;
  /** The services that it offers to plugins that require it. */
  readonly provides?: readonly ServiceToken<unknown>[];
  /** The events that it defines for other plugins. */
  readonly hooks?: readonly PluginEvent[];
  /** The custom fields that it declares on parties, journals and lines. */
  readonly fields?: readonly Field[];
  /** The steps that make its own tables, in order. The tables stand in `rights.tables`. */
  readonly migrations?: readonly PluginMigration[];
  /**
   * Registers handlers, services and work for start and stop; called once, after the plugins that it
   * requires. What it throws is `CP_PLUGINS_INVALID` at the start of the host.
   */
  register(setup: PluginSetup<C, U>): void | Promise<void>;
}

/** A defined plugin: what a plugin package exports by default. */
export type Plugin<C extends object = object, U extends Uses = Uses> = PluginDefinition<C, U>;

/**
 * Defines a plugin. The package's default export is the result.
 *
 * @example
 * ```ts
 * export default definePlugin({
 *   id: "treasury-note",
 *   version: "1.0.0",
 *   host: "^0.1.0",
 *   uses: { log: loggerService },
 *   register({ on, services }) {
 *     on(onVendorPaymentJournalCommitted, function note(posted) {
 *       services.log.info("paid", { journal: posted.number });
 *     });
 *   },
 * });
 * ```
 */
export function definePlugin<C extends object = object, const U extends Uses = Record<never, never>>(
  definition: PluginDefinition<C, U>,
): Plugin<C, U> {
  return Object.freeze({ [brand]: true, ...definition });
}

/** Whether a value is a defined plugin, whichever copy of the SDK made it. */
export function isPlugin(value: unknown): value is Plugin {
  return typeof value === "object" && value !== null && brand in value;
}
