import { ContrapostError, type ErrorCode } from "@contrapost/sdk";
import type { ErrorObject } from "ajv";
import { type Locate, pathOfPointer } from "../masterdata/locate.js";
import { didYouMean } from "../wording/nearest-word.js";

/** Where a checked value stands. */
export interface Place {
  readonly locate: Locate;
  /** How messages call the value itself: `the file`. */
  readonly root: string;
}

/** What a validator's error says, in our words and with its place in the file. */
export function schemaProblem(error: ErrorObject, { locate, root }: Place): ContrapostError {
  const pointer = error.instancePath;
  const path = pointer === "" ? root : pathOfPointer(pointer);
  const where = locate(pointer);
  const { keyword, params } = error;
  if (keyword === "additionalProperties") {
    const key = params["additionalProperty"] as string;
    const known = Object.keys((error.parentSchema?.["properties"] ?? {}) as object);
    const place = locate(`${pointer}/${escaped(key)}`);
    const facts = { where: place, path, key, hint: didYouMean(key, known), known: known.join(", ") };
    return new ContrapostError("CP_FILE_KEY", facts);
  }
  if (keyword === "required") {
    return new ContrapostError("CP_FILE_KEY_MISSING", {
      where,
      path,
      key: params["missingProperty"] as string,
    });
  }
  const text = typeof error.data === "string" ? error.data : undefined;
  const code = keyword === "format" ? codeOfFormat[params["format"] as string] : undefined;
  if (code !== undefined && text !== undefined)
    return new ContrapostError(code, { where, text, currency: text });
  const facts = { where, path, expected: expected(error), actual: shown(error.data) };
  return new ContrapostError("CP_FILE_VALUE", facts);
}

/** The texts whose reading the SDK defines have codes of their own, the same wherever they are read. */
const codeOfFormat: Readonly<Record<string, ErrorCode>> = {
  amount: "CP_AMOUNT_INVALID",
  currency: "CP_CURRENCY_UNKNOWN",
  date: "CP_DATE_INVALID",
  rate: "CP_RATE_INVALID",
};

type Schema = Readonly<Record<string, unknown>>;

const typeWords: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  object: "an object",
  string: "a text",
};

function expected({ keyword, params, parentSchema }: ErrorObject): string {
  const schema: Schema = parentSchema ?? {};
  if (keyword === "enum") return listed(params["allowedValues"] as readonly unknown[]);
  if (keyword === "const") return JSON.stringify(params["allowedValue"]);
  if (keyword === "anyOf") return expectedOfUnion(schema);
  if (keyword === "minItems") return `a list of at least ${String(params["limit"])}`;
  const title = schema["title"];
  if (typeof title === "string") return title;
  if (keyword === "minProperties") return expectedKeys(schema);
  const type = schema["type"];
  return typeof type === "string" ? (typeWords[type] ?? type) : "another value";
}

function expectedOfUnion(schema: Schema): string {
  const branches = (schema["anyOf"] ?? []) as readonly Schema[];
  const words = branches.map((branch) => {
    if ("const" in branch) return JSON.stringify(branch["const"]);
    const type = branch["type"];
    return typeof type === "string" ? (typeWords[type] ?? type) : "another value";
  });
  return [...new Set(words)].join(" or ");
}

/** Of an object that must not be empty. */
function expectedKeys({ properties }: Schema): string {
  return properties === undefined
    ? "an object with at least one key"
    : `an object with at least one of ${Object.keys(properties as object).join(", ")}`;
}

function listed(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
}

/** A value as messages show it. */
function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) {
    return Object.keys(value).length === 0 ? "an empty object" : "an object";
  }
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
