import type { Clock, Logger } from "@contrapost/sdk";

/** How grave an entry is. */
export type LogLevel = "debug" | "info" | "warn" | "error";

const levels: readonly LogLevel[] = ["debug", "info", "warn", "error"];

export interface JsonLoggerOptions {
  /** Entries below this are dropped. */
  readonly level: LogLevel;
  readonly clock: Clock;
  /** Takes each entry: one line of JSON that ends with a newline. */
  readonly write: (line: string) => void;
}

/** A logger that writes each entry as one line of JSON. An entry never fails: what JSON cannot hold is told in words. */
export function jsonLogger({ level, clock, write }: JsonLoggerOptions): Logger {
  const from = levels.indexOf(level);
  const logAt = (at: LogLevel) =>
    levels.indexOf(at) < from
      ? () => undefined
      : (message: string, facts: Readonly<Record<string, unknown>> = {}) => {
          const entry = { time: clock.now().toISOString(), level: at, message };
          write(`${lineOf({ ...entry, ...facts, ...entry }) ?? JSON.stringify(entry)}\n`);
        };
  return { debug: logAt("debug"), info: logAt("info"), warn: logAt("warn"), error: logAt("error") };
}

/** A logger that adds the same facts to every entry. */
export function loggerWith(logger: Logger, own: Readonly<Record<string, unknown>>): Logger {
  return Object.freeze<Logger>({
    debug: (message, facts) => logger.debug(message, { ...facts, ...own }),
    info: (message, facts) => logger.info(message, { ...facts, ...own }),
    warn: (message, facts) => logger.warn(message, { ...facts, ...own }),
    error: (message, facts) => logger.error(message, { ...facts, ...own }),
  });
}

function lineOf(entry: Readonly<Record<string, unknown>>): string | undefined {
  try {
    return JSON.stringify(entry, (_, value: unknown) => jsonValue(value));
  } catch {
    return undefined;
  }
}

function jsonValue(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  // One with a toJSON of its own arrives here as data already.
  if (value instanceof Error) return { name: value.name, message: value.message };
  return value;
}
