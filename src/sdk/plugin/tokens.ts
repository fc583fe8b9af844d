const brand = Symbol.for("contrapost.service");

/** Names a service that lives as long as the host; `T` is what resolving it gives. */
export interface ServiceToken<T> {
  readonly id: string;
  readonly key: symbol;
  /** Carries the service's type; never read. */
  readonly service?: T;
  toString(): string;
}

/**
 * Defines a service token. The same id gives the same key in every copy of the SDK.
 *
 * @example
 * export const fxDesk = defineService<FxDesk>("treasury.fxDesk");
 */
export function defineService<T>(id: string): ServiceToken<T> {
  return Object.freeze({
    [brand]: true,
    id,
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
  now(): Date;
}

/** Structured log, one entry a call; entries carry the plugin's id. */
export interface Logger {
  debug(message: string, facts?: Readonly<Record<string, unknown>>): void;
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** The host's clock. */
export const clockService: ServiceToken<Clock> = defineService<Clock>("host.clock");
/** The plugin's own logger. */
export const loggerService: ServiceToken<Logger> = defineService<Logger>("host.logger");
