import type { DeprecatedOptions, DeprecationNotice } from "../deprecations/deprecation-notice.js";

const brand = Symbol.for("contrapost.service");

/** Names a service that lives as long as the host; `T` is what resolving it gives. */
export interface ServiceToken<T> {
  /** `treasury.fxDesk`: the providing plugin and the service's name. */
  readonly id: string;
  /** The same in every copy of the SDK. */
  readonly key: symbol;
  /** Set on a service that is deprecated: the host calls it with the id of each plugin that uses it. */
  readonly deprecated?: DeprecationNotice;
  /** Carries the service's type; never read. */
  readonly service?: T;
  /** The token's `id`. */
  toString(): string;
}

/**
 * Defines a service token. The same id gives the same key in every copy of the SDK.
 *
 * @example
 * ```ts
 * interface FxDesk {
 *   rateOf(currency: string): string;
 * }
 * export const fxDesk = defineService<FxDesk>("treasury.fxDesk");
 * ```
 */
export function defineService<T>(id: string, options: DeprecatedOptions = {}): ServiceToken<T> {
  return Object.freeze({
    [brand]: true,
    id,
    ...options,
    key: Symbol.for(`contrapost.service:${id}`),
    toString: () => id,
  });
}

/** Whether a value is a service token, whichever copy of the SDK made it. */
export function isServiceToken(value: unknown): value is ServiceToken<unknown> {
  return typeof value === "object" && value !== null && brand in value;
}

/** Tells the time, so that tests can hold it still. */
export interface Clock {
  /** The present moment. */
  now(): Date;
}

/** Structured log, one entry a call; entries carry the plugin's id. */
export interface Logger {
  /** For who looks for a fault. */
  debug(message: string, facts?: Readonly<Record<string, unknown>>): void;
  /** What happened as it should. */
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  /** What somebody should look at. */
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  /** What went wrong. */
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Gives ids that are found nowhere else, so that tests can foresee them. */
export interface Ids {
  /** A new id, no two of which are alike: of letters, digits and hyphens. */
  next(): string;
}

/** The host's clock. */
export const clockService: ServiceToken<Clock> = defineService<Clock>("host.clock");
/** The plugin's own logger. */
export const loggerService: ServiceToken<Logger> = defineService<Logger>("host.logger");
/** The host's source of ids: random UUIDs, and in tests one after another. */
export const idService: ServiceToken<Ids> = defineService<Ids>("host.ids");
