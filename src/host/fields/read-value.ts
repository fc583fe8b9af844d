import { type FieldRule, type FieldValue, isDate } from "@contrapost/sdk";
import { decimalOf } from "./decimal.js";

/** A value as its field takes it, or the rule that it breaks, in words that follow the field's name. */
export type ReadValue = { readonly value: FieldValue } | { readonly rule: string };

/** Texts are for people to read, on one line. */
export const longestText = 500;
/** Digits after the point that a decimal has at most. */
export const largestScale = 18;

/**
 * Reads a value of a field. Files hold texts only, so a number or a truth value may also come as the text of it; what
 * is stored has the field's own type.
 */
export function readValue(rule: FieldRule, given: unknown): ReadValue {
  const read = readType(rule, given);
  if ("rule" in read) return read;
  const objection = objectionTo(rule, read.value);
  return objection === undefined ? read : { rule: objection };
}

/** What the plugin's own check says. A check that fails takes nothing for right. */
function objectionTo(rule: FieldRule, value: FieldValue): string | undefined {
  const check = rule.check as ((value: FieldValue) => unknown) | undefined;
  try {
    const objection = check?.(value);
    if (objection === undefined || typeof objection === "string") return objection;
    return "cannot be checked: the plugin's check answers neither a text nor nothing";
  } catch (error) {
    return `cannot be checked: the plugin's check fails with ${String(error)}`;
  }
}

function readType(rule: FieldRule, given: unknown): ReadValue {
  switch (rule.type) {
    case "text":
      return readText(rule, given);
    case "integer":
      return readInteger(rule, given);
    case "decimal":
      return readDecimal(rule, given);
    case "date":
      return isDate(given) ? { value: given } : { rule: "must be a date, YYYY-MM-DD" };
    case "boolean":
      return readBoolean(given);
    case "choice":
      return typeof given === "string" && rule.choices.includes(given)
        ? { value: given }
        : { rule: `must be one of ${rule.choices.join(", ")}` };
  }
}

type RuleOf<T extends FieldRule["type"]> = Extract<FieldRule, { readonly type: T }>;

function readText({ maxLength = longestText, pattern }: RuleOf<"text">, given: unknown): ReadValue {
  const fits =
    typeof given === "string" &&
    given !== "" &&
    Array.from(given).length <= maxLength &&
    !/\p{Cc}/u.test(given);
  if (!fits) return { rule: `must be a text of 1 to ${maxLength} characters on one line` };
  if (pattern === undefined || wholly(pattern).test(given)) return { value: given };
  return { rule: `must match ${pattern}` };
}

/** The expression that a whole text must match. */
export function wholly(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "u");
}

function readInteger({ minimum, maximum }: RuleOf<"integer">, given: unknown): ReadValue {
  const isText = typeof given === "string" && /^-?[0-9]{1,16}$/.test(given);
  const value = isText ? Number(given) : given;
  if (!Number.isSafeInteger(value)) return { rule: "must be a whole number" };
  // Of a negative zero only the sign would be kept.
  const number = (value as number) + 0;
  if (minimum !== undefined && number < minimum) return { rule: `must be at least ${minimum}` };
  if (maximum !== undefined && number > maximum) return { rule: `must be at most ${maximum}` };
  return { value: number };
}

function readDecimal(
  { scale = largestScale, minimum, maximum }: RuleOf<"decimal">,
  given: unknown,
): ReadValue {
  const decimal = decimalOf(given);
  if (decimal === undefined || decimal.scale > scale) {
    return { rule: `must be a decimal with at most ${scale} digits after the point, as a text` };
  }
  if (minimum !== undefined && decimal.scaled < (decimalOf(minimum)?.scaled ?? 0n)) {
    return { rule: `must be at least ${minimum}` };
  }
  if (maximum !== undefined && decimal.scaled > (decimalOf(maximum)?.scaled ?? 0n)) {
    return { rule: `must be at most ${maximum}` };
  }
  return { value: decimal.text };
}

function readBoolean(given: unknown): ReadValue {
  if (typeof given === "boolean") return { value: given };
  if (given === "true" || given === "false") return { value: given === "true" };
  return { rule: "must be true or false" };
}
