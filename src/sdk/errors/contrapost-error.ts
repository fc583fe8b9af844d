import type { ErrorDefinition, ErrorFacts } from "./error-definition.js";
import { type ErrorCode, errorTable } from "./error-table.js";
import { fillTemplate } from "./fill-template.js";

const brand = Symbol.for("contrapost.error");

/** A code that a plugin brings along, with its meaning. Made by `defineErrors`. */
export interface DefinedErrorCode extends ErrorDefinition {
  /** The stable code. */
  readonly code: string;
}

/** What an error carries beside its code and facts. */
export interface ContrapostErrorOptions {
  /** What was caught and led to this error. */
  readonly cause?: unknown;
  /** The single faults, where many were collected before giving up. */
  readonly problems?: readonly ContrapostError[];
}

/** A {@link ContrapostError} as plain JSON data: bigints are decimal strings, unknown facts are absent. */
export interface ContrapostErrorJson {
  /** The stable code. */
  readonly code: string;
  /** What is wrong and where, as one sentence. */
  readonly message: string;
  /** What the reader can do about it. */
  readonly mend: string;
  /** The values that the message was filled with. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** The single faults, where many were collected. */
  readonly problems?: readonly ContrapostErrorJson[];
}

/**
 * An error with a stable code, a message that says what is wrong and where, and a way to mend it.
 *
 * By convention the fact `where` names the place from the outside in: `"USMF, journal PAY-1, line 3"`.
 *
 * @example
 * ```ts
 * throw new ContrapostError("CP_AMOUNT_INVALID", { where: "USMF, journal PAY-1, line 3", text: "1e3" });
 * ```
 */
export class ContrapostError extends Error {
  /** The stable code: a key of the error table, or of a plugin's own. */
  readonly code: string;
  /** The values that the message was filled with. Frozen. */
  readonly facts: ErrorFacts;
  /** What the reader can do about it. */
  readonly mend: string;
  /** The single faults, where many were collected; otherwise empty. Frozen. */
  readonly problems: readonly ContrapostError[];

  constructor(
    code: ErrorCode | DefinedErrorCode,
    facts: ErrorFacts = {},
    options: ContrapostErrorOptions = {},
  ) {
    const definition: ErrorDefinition = typeof code === "string" ? errorTable[code] : code;
    super(
      fillTemplate(definition.message, facts),
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = typeof code === "string" ? code : code.code;
    this.facts = Object.freeze({ ...facts });
    this.mend = fillTemplate(definition.mend, facts);
    this.problems = Object.freeze([...(options.problems ?? [])]);
  }

  static {
    // On the prototype, because the stack's first line is written before any field of the instance is set.
    Object.defineProperty(this.prototype, "name", {
      value: "ContrapostError",
      configurable: true,
      writable: true,
    });
    Object.defineProperty(this.prototype, brand, { value: true });
  }

  /** The error as plain data, for logs and `--json`. */
  toJSON(): ContrapostErrorJson {
    const facts: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(this.facts)) {
      if (value !== undefined) facts[name] = typeof value === "bigint" ? value.toString() : value;
    }
    const json = { code: this.code, message: this.message, mend: this.mend, facts };
    return this.problems.length === 0
      ? json
      : { ...json, problems: this.problems.map((problem) => problem.toJSON()) };
  }
}

/**
 * Tells whether a caught value is a {@link ContrapostError}, also one made by a second installed copy of the SDK,
 * which `instanceof` would miss.
 *
 * @example
 * ```ts
 * try {
 *   parseAmount("1e3", "EUR");
 * } catch (error) {
 *   if (isContrapostError(error) && error.code === "CP_AMOUNT_INVALID") console.log(error.mend);
 * }
 * ```
 */
export function isContrapostError(value: unknown): value is ContrapostError {
  return typeof value === "object" && value !== null && brand in value;
}
