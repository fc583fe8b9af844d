import { type Field, fieldTypes, isField, journalTypes } from "@contrapost/sdk";
import { decimalOf } from "../../fields/decimal.js";
import { largestScale, longestText, wholly } from "../../fields/read-value.js";
import { shown } from "../reason.js";
import { isTexts } from "./manifest-faults.js";

const fieldName = /^[a-z][A-Za-z0-9]{0,39}$/;

/** What is wrong with the custom fields that a plugin declares, in words. */
export function fieldFaults(fields: unknown, id: unknown): readonly string[] {
  if (fields === undefined) return [];
  if (!Array.isArray(fields) || !fields.every(isField)) {
    return ["its fields must be a list of fields made by partyField, journalField or lineField"];
  }
  const seen = new Set<string>();
  return fields.flatMap((field): readonly string[] => {
    const { kind, name, plugin } = field;
    if (plugin !== id) return [`its fields hold ${field.id}, which is declared for the plugin ${plugin}`];
    if (typeof name !== "string" || !fieldName.test(name)) {
      return [
        `its ${kind} field ${shown(name)} must have a name in camel case, at most 40 letters and digits`,
      ];
    }
    const key = `${kind}.${name}`;
    if (seen.has(key)) return [`its ${kind} field ${name} is declared twice`];
    seen.add(key);
    return ruleFaults(field).map((fault) => `its ${kind} field ${name} ${fault}`);
  });
}

type Rule = Readonly<Record<string, unknown>>;

const commonKeys = ["type", "description", "required", "check"];
const keysOfType: Readonly<Record<Field["rule"]["type"], readonly string[]>> = {
  text: ["maxLength", "pattern"],
  integer: ["minimum", "maximum"],
  decimal: ["scale", "minimum", "maximum"],
  date: [],
  boolean: [],
  choice: ["choices"],
};

function ruleFaults({ kind, rule: given }: Field): readonly string[] {
  const rule = given as unknown as Rule;
  const type = fieldTypes.find((one) => one === rule["type"]);
  if (type === undefined) {
    return [`must have one of the types ${fieldTypes.join(", ")}, but its type is ${shown(rule["type"])}`];
  }
  const scopeKey = kind === "party" ? "sides" : "types";
  const known = [...commonKeys, ...keysOfType[type], scopeKey];
  const unknown = Object.keys(rule).filter((key) => !known.includes(key));
  return [
    ...unknown.map((key) => `has the unknown key ${key}`),
    ...keyFaults(rule, {
      description: isText,
      required: (value) => typeof value === "boolean",
      check: (value) => typeof value === "function",
      [scopeKey]: isListOf(kind === "party" ? ["vendor", "customer"] : journalTypes),
    }),
    ...keyFaults(rule, keyRules[type]),
    ...boundFaults(rule),
  ];
}

type KeyRules = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);
const isDecimal = (value: unknown): boolean => decimalOf(value) !== undefined;
const isBetween =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
const isListOf =
  (words: readonly string[]) =>
  (value: unknown): boolean =>
    isTexts(value) && value.length > 0 && value.every((word) => words.includes(word));

const keyRules: Readonly<Record<Field["rule"]["type"], KeyRules>> = {
  text: { maxLength: isBetween(1, longestText), pattern: isPattern },
  integer: { minimum: isWhole, maximum: isWhole },
  decimal: { scale: isBetween(0, largestScale), minimum: isDecimal, maximum: isDecimal },
  date: {},
  boolean: {},
  choice: { choices: isWords },
};

function keyFaults(rule: Rule, rules: KeyRules): readonly string[] {
  return Object.entries(rules).flatMap(([key, isRight]) => {
    const value = rule[key];
    const needed = key === "choices";
    return (value === undefined && !needed) || isRight(value) ? [] : [`has a wrong ${key}: ${shown(value)}`];
  });
}

function boundFaults({ type, minimum, maximum }: Rule): readonly string[] {
  const number = (bound: unknown) => (type === "integer" ? (bound as number) : decimalOf(bound)?.scaled);
  const [least, most] = [number(minimum), number(maximum)];
  if (least === undefined || most === undefined || least <= most) return [];
  return [`has a minimum ${shown(minimum)} above its maximum ${shown(maximum)}`];
}

function isPattern(value: unknown): boolean {
  if (typeof value !== "string") return false;
  try {
    return wholly(value) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Words as they stand in files: without spaces at their ends, each once. */
function isWords(value: unknown): boolean {
  return (
    isTexts(value) &&
    value.length > 0 &&
    value.every((word) => word === word.trim() && !/\p{Cc}/u.test(word)) &&
    new Set(value).size === value.length
  );
}
