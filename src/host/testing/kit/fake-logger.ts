import type { Logger } from "@contrapost/sdk";

/** One entry of a log. */
export interface LogEntry {
  readonly level: keyof Logger;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A logger that keeps what it is told. */
export interface FakeLogger extends Logger {
  readonly entries: readonly LogEntry[];
}

/** A logger for tests: it prints nothing, and its entries can be looked at. */
export function fakeLogger(): FakeLogger {
  const entries: LogEntry[] = [];
  const at =
    (level: keyof Logger) =>
    (message: string, facts: LogEntry["facts"] = {}): void =>
      void entries.push(Object.freeze({ level, message, facts }));
  return Object.freeze({
    entries,
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
  });
}
