import type { Locate } from "../../masterdata/locate.js";

/** A part of what a scenario expects, and where it stands in its file. */
export interface Expected<T> {
  readonly value: T;
  /** The JSON pointer to it. */
  readonly at: string;
  readonly locate: Locate;
}

/** A part of it, by its key; undefined where the scenario does not name it. */
export function part<T extends object, K extends keyof T & string>(
  { value, at, locate }: Expected<T>,
  key: K,
): Expected<NonNullable<T[K]>> | undefined {
  const inner = value[key];
  if (inner === undefined || inner === null) return undefined;
  return { value: inner, at: inside(at, key), locate };
}

/** The JSON pointer to what stands inside of another, by its key. */
export function inside(at: string, key: string): string {
  return `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
