import { isContrapostError, isCurrency, isDate, parseAmount, parseRate } from "@contrapost/sdk";
import type { Static, TSchema } from "@sinclair/typebox";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { ProblemList } from "../masterdata/problem-list.js";
import type { LocatedDocument } from "./read-yaml.js";
import { chooseBranches } from "./schema-branches.js";
import { type Place, schemaProblem } from "./schema-problem.js";

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  formats: {
    currency: isCurrency,
    date: isDate,
    // Only whether it is a number: whether it fits is known with the currency.
    amount: (text) => refusal(() => parseAmount(text, "EUR")) !== "CP_AMOUNT_INVALID",
    rate: (text) => refusal(() => parseRate(text)) === undefined,
  },
});

const compiled = new WeakMap<TSchema, ValidateFunction>();

/**
 * Checks a document against a schema and gives its value, now known to fit. A schema is compiled once.
 *
 * @throws ContrapostError `CP_IMPORT_REFUSED` with every problem: `CP_FILE_KEY`, `CP_FILE_KEY_MISSING`,
 * `CP_FILE_VALUE`, `CP_CURRENCY_UNKNOWN`, `CP_DATE_INVALID`, `CP_AMOUNT_INVALID` or `CP_RATE_INVALID`, each naming
 * file and line
 */
export function checkDocument<S extends TSchema>(schema: S, document: LocatedDocument): Static<S> {
  const problems = new ProblemList();
  checkValue(schema, document.value, { locate: document.locate, root: "the file" }, problems);
  problems.throwIfAny();
  return document.value;
}

/** Checks a value as {@link checkDocument} does; what is wrong goes to `problems`. Answers whether it fits. */
export function checkValue<S extends TSchema>(
  schema: S,
  value: unknown,
  place: Place,
  problems: ProblemList,
): value is Static<S> {
  const errors = schemaErrors(schema, value);
  const said = new Set<string>();
  for (const error of errors) {
    const problem = schemaProblem(error, place);
    // A text that breaks two rules of one kind is one problem.
    if (said.has(problem.message)) continue;
    said.add(problem.message);
    problems.addError(problem);
  }
  return errors.length === 0;
}

/** Tells whether a value fits, and says nothing where it does not. */
export function fits<S extends TSchema>(schema: S, value: unknown): value is Static<S> {
  return schemaErrors(schema, value).length === 0;
}

function schemaErrors(schema: TSchema, value: unknown): readonly ErrorObject[] {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
  }
  // An empty document is an object without keys, so that the message says what is missing.
  if (validate(value ?? {})) return [];
  return chooseBranches(validate.errors ?? []);
}

/** The code that reading a text fails with; undefined where it succeeds. */
function refusal(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!isContrapostError(error)) throw error;
    return error.code;
  }
}
