import type { ErrorFacts } from "@contrapost/sdk";
import type { Problems } from "../problems.js";
import { didYouMean } from "../../wording/nearest-word.js";
import { shown } from "../reason.js";

/** How deep a plugin's settings may nest: deeper is an accident, such as an alias that contains itself. */
const deepest = 32;

/** A range of whole numbers, both ends included. */
export interface WholeRange {
  readonly from: number;
  readonly to: number;
}

/** Reads settings of any origin. What is wrong becomes a problem that names the place, and reads as undefined. */
export class SettingReader {
  readonly #file: string | undefined;
  readonly #problems: Problems;

  /** @param file - what messages name before the path; left out for settings given in code */
  constructor(file: string | undefined, problems: Problems) {
    this.#file = file;
    this.#problems = problems;
  }

  /** The place that a path means, from the outside in. */
  where(path: string): string {
    if (this.#file === undefined || path === "") return this.#file ?? path;
    return `${this.#file}, ${path}`;
  }

  /** An object with no other keys than the known ones. */
  object(
    value: unknown,
    path: string,
    known: readonly string[],
  ): Readonly<Record<string, unknown>> | undefined {
    if (!this.#isObject(value, path)) return undefined;
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      const where = this.where(path === "" ? key : `${path}.${key}`);
      this.#problems.add("CP_CONFIG_KEY_UNKNOWN", {
        where,
        hint: didYouMean(key, known),
        known: known.join(", "),
      });
    }
    return value;
  }

  text(value: unknown, path: string): string | undefined {
    if (typeof value === "string" && value.trim() !== "") return value;
    this.refuse(path, "must be a text", value);
    return undefined;
  }

  list(value: unknown, path: string): readonly unknown[] | undefined {
    if (Array.isArray(value)) return value as unknown[];
    this.refuse(path, "must be a list", value);
    return undefined;
  }

  whole(value: unknown, path: string, { from, to }: WholeRange): number | undefined {
    if (typeof value === "number" && Number.isInteger(value) && value >= from && value <= to) return value;
    this.refuse(path, `must be a whole number from ${from} to ${to}`, value);
    return undefined;
  }

  oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T | undefined {
    const found = allowed.find((option) => option === value);
    if (found === undefined) this.refuse(path, `must be one of ${allowed.join(", ")}`, value);
    return found;
  }

  /** An object whose keys its owner checks: here it must only be safe to copy. */
  free(value: unknown, path: string): Readonly<Record<string, unknown>> | undefined {
    if (!this.#isObject(value, path)) return undefined;
    return this.#isSafe(value, path, 1) ? value : undefined;
  }

  problem(code: "CP_CONFIG_VARIABLE_MISSING", path: string, facts: ErrorFacts): void {
    this.#problems.add(code, { where: this.where(path), ...facts });
  }

  refuse(path: string, rule: string, value: unknown): void {
    this.#problems.add("CP_CONFIG_VALUE_INVALID", { where: this.where(path), rule, value: shown(value) });
  }

  #isObject(value: unknown, path: string): value is Readonly<Record<string, unknown>> {
    if (!isObject(value)) this.refuse(path, "must be an object", value);
    return isObject(value);
  }

  #isSafe(value: object, path: string, depth: number): boolean {
    if (depth > deepest) {
      this.refuse(path, `must not nest deeper than ${deepest} levels`, value);
      return false;
    }
    let safe = true;
    for (const [key, item] of Object.entries(value)) {
      const place = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
      if (key === "__proto__") {
        this.#problems.add("CP_CONFIG_KEY_UNKNOWN", {
          where: this.where(place),
          hint: "",
          known: "any other key",
        });
        safe = false;
      } else if (
        typeof item === "object" &&
        item !== null &&
        !this.#isSafe(item as object, place, depth + 1)
      ) {
        return false;
      }
    }
    return safe;
  }
}

/** Whether a setting is an object, and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
