import type { Logger } from "@contrapost/sdk";

/** One entry of a log. */
export interface LogEntry {
  /** Which of the logger's functions was called. */
  readonly level: keyof Logger;
  /** What was said. */
  readonly message: string;
  /** What was said with it; empty where nothing was. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A logger that keeps what it is told. */
export interface FakeLogger extends Logger {
  /** In the order in which they were logged. */
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
