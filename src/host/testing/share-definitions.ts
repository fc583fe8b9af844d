import type { JsonSchema } from "../masterdata/editor-schema.js";

/** Smaller parts are easier to read in place. */
const smallestShared = 300;

/**
 * The same schema with every larger part that occurs several times written once, under `definitions`. A scenario's
 * schema is a tenth as long that way, and editors load it at once.
 */
export function shareDefinitions(schema: JsonSchema): JsonSchema {
  const repeated = repeatedParts(schema);
  const names = new Map<string, string>();
  const definitions: Record<string, unknown> = {};
  const shared = (part: unknown, key: string): unknown => {
    if (Array.isArray(part)) return part.map((item) => shared(item, key));
    if (!isObject(part)) return part;
    const text = JSON.stringify(part);
    if (!repeated.has(text)) return inside(part, key);
    let name = names.get(text);
    if (name === undefined) {
      name = freeName(key, definitions);
      names.set(text, name);
      definitions[name] = {};
      definitions[name] = inside(part, key);
    }
    return { $ref: `#/definitions/${name}` };
  };
  const inside = (part: JsonSchema, key: string): JsonSchema =>
    Object.fromEntries(
      Object.entries(part).map(([inner, value]) => [inner, shared(value, nameOf(inner, key))]),
    );
  return { ...inside(schema, "root"), definitions };
}

/** The texts of the parts that occur more than once. Parts of the same text are the same part. */
function repeatedParts(schema: JsonSchema): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit);
    if (!isObject(part)) return;
    const text = JSON.stringify(part);
    if (isSchema(part) && text.length >= smallestShared) {
      if (seen.has(text)) {
        // What is inside of it need not be shared as well.
        repeated.add(text);
        return;
      }
      seen.add(text);
    }
    Object.values(part).forEach(visit);
  };
  visit(schema);
  return repeated;
}

/** Lists of properties have no type of their own. */
function isSchema(part: JsonSchema): boolean {
  return typeof part["type"] === "string" || "anyOf" in part;
}

/** A part is called by the key that it stands under; schema words are no names. */
function nameOf(inner: string, outer: string): string {
  const words = new Set(["properties", "patternProperties", "items", "anyOf"]);
  return words.has(inner) || inner.startsWith("^") ? outer : inner;
}

function freeName(key: string, taken: Readonly<Record<string, unknown>>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? key : `${key}${count}`;
    if (!(name in taken)) return name;
  }
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
