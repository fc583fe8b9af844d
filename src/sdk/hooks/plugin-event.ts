import type { DeprecatedOptions } from "../deprecations/deprecation-notice.js";
import { hookOf, type Hook } from "./hook.js";
import type { EventId, Phase } from "./phase.js";

const brand = Symbol.for("contrapost.event");

/** An event of a plugin's own, for others to join: one hook for each phase, with the promises that the phase has. */
export interface PluginEvent<Payload = unknown> {
  /** `treasury.limitBreach`: the plugin's id and the event's name. */
  readonly id: EventId;
  /** The plugin that defines the event. Only it may raise it. */
  readonly plugin: string;
  /** Collects objections and answers them to the raising plugin. */
  readonly validate: Hook<"validate", Payload>;
  /** Passes the payload through the handlers. */
  readonly amend: Hook<"amend", Payload>;
  /** Runs inside the transaction of the posting that raises it. */
  readonly posted: Hook<"posted", Payload>;
  /** Runs after the commit, from the outbox, with the payload as JSON data. */
  readonly committed: Hook<"committed", Payload>;
}

/**
 * Defines an event of a plugin's own. The plugin lists it in `hooks` and raises it through the context of its
 * handlers; plugins that require it register on the event's hooks as on those of the host.
 *
 * @param plugin - the id of the defining plugin
 * @param name - the event's name, in camel case
 *
 * @example
 * ```ts
 * interface LimitBreach {
 *   readonly limit: string;
 * }
 * export const limitBreach = defineEvent<LimitBreach>("treasury", "limitBreach");
 *
 * export const treasury = definePlugin({
 *   id: "treasury",
 *   version: "1.0.0",
 *   host: "^0.1.0",
 *   hooks: [limitBreach],
 *   register({ on }) {
 *     on(onVendorPaymentJournalPosted, async function watchLimit(_posted, posting) {
 *       await posting.raise(limitBreach.posted, { limit: "1000.00" });
 *     });
 *   },
 * });
 *
 * export const desk = definePlugin({
 *   id: "desk",
 *   version: "1.0.0",
 *   host: "^0.1.0",
 *   requires: { treasury: "^1.0.0" },
 *   uses: { log: loggerService },
 *   register({ on, services }) {
 *     on(limitBreach.posted, function tellDesk({ limit }) {
 *       services.log.info("limit reached", { limit });
 *     });
 *   },
 * });
 * ```
 */
export function defineEvent<Payload>(
  plugin: string,
  name: string,
  options: DeprecatedOptions = {},
): PluginEvent<Payload> {
  const id: EventId = `${plugin}.${name}`;
  const ofPhase = <P extends Phase>(phase: P): Hook<P, Payload> =>
    hookOf(phase, id, `${id}.${phase}`, { plugin, ...options });
  return Object.freeze({
    [brand]: true,
    id,
    plugin,
    validate: ofPhase("validate"),
    amend: ofPhase("amend"),
    posted: ofPhase("posted"),
    committed: ofPhase("committed"),
    toString: () => id,
  });
}

/** Whether a value is an event, whichever copy of the SDK made it. */
export function isEvent(value: unknown): value is PluginEvent {
  return typeof value === "object" && value !== null && brand in value;
}
