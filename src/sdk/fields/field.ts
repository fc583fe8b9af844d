import type { Journal, JournalLineDraft } from "../documents/journal.js";
import type { Party } from "../documents/party.js";
import { ContrapostError } from "../errors/index.js";
import type { CustomFields, FieldValue } from "./custom-fields.js";
import type { FieldRule, JournalFieldRule, PartyFieldRule, ValueOfRule } from "./field-rule.js";

const brand = Symbol.for("contrapost.field");

/** What can have custom fields: a vendor or customer, a journal, a line of a journal. */
export const fieldKinds = ["party", "journal", "line"] as const;

/** One of {@link fieldKinds}. */
export type FieldKind = (typeof fieldKinds)[number];

/** The part of a document by which a field knows that it is of the right kind. */
export interface FieldDocuments {
  /** A vendor or customer. */
  readonly party: Pick<Party, "side" | "fields">;
  /** A journal. */
  readonly journal: Pick<Journal, "type" | "fields">;
  /** A line of a journal. */
  readonly line: Pick<JournalLineDraft, "account" | "fields">;
}

/** A custom field: what its plugin declares, and the way to read and to set it with its type. */
export interface Field<K extends FieldKind = FieldKind, T extends FieldValue = FieldValue> {
  /** `sepa-credit-transfer.iban`: the plugin's id and the field's name. */
  readonly id: string;
  /** The plugin that declares it. */
  readonly plugin: string;
  /** The field's name, unique among the plugin's fields of its kind. */
  readonly name: string;
  /** What has the field. */
  readonly kind: K;
  /** What it takes. */
  readonly rule: FieldRule;
  /**
   * The value that a document has of it; undefined where it has none, or there is no document.
   *
   * @throws ContrapostError `CP_FIELD_TYPE` where an earlier version of the plugin stored a value of another type
   */
  of(document: FieldDocuments[K] | undefined): T | undefined;
  /** The fields with this one set, or without it where the value is undefined; those given stay as they are. */
  set(fields: CustomFields | undefined, value: T | undefined): CustomFields;
  /** The field's `id`. */
  toString(): string;
}

/**
 * Declares a field of vendors and customers. The plugin lists it in `fields`.
 *
 * @param plugin - the id of the declaring plugin
 * @param name - the field's name, in camel case
 *
 * @example
 * ```ts
 * export const iban = partyField("acme-bank", "iban", { type: "text", maxLength: 34, sides: ["vendor"] });
 *
 * export default definePlugin({
 *   id: "acme-bank",
 *   version: "1.0.0",
 *   host: "^0.1.0",
 *   fields: [iban],
 *   register({ on }) {
 *     on(onVendorPaymentJournalValidate, async function requireIban(_journal, validation) {
 *       const objections = [];
 *       for await (const lines of validation.lines()) {
 *         const parties = await validation.parties(lines);
 *         for (const line of lines) {
 *           if (iban.of(parties.of(line)) !== undefined) continue;
 *           const message = `${line.account.id} has no IBAN`;
 *           objections.push({ code: "IBAN_MISSING", message, line: line.line });
 *         }
 *       }
 *       return objections;
 *     });
 *   },
 * });
 * ```
 */
export function partyField<const R extends PartyFieldRule>(
  plugin: string,
  name: string,
  rule: R,
): Field<"party", ValueOfRule<R>> {
  return fieldOf("party", plugin, name, rule);
}

/** Declares a field of journals. See {@link partyField}. */
export function journalField<const R extends JournalFieldRule>(
  plugin: string,
  name: string,
  rule: R,
): Field<"journal", ValueOfRule<R>> {
  return fieldOf("journal", plugin, name, rule);
}

/** Declares a field of the lines of journals. See {@link partyField}. */
export function lineField<const R extends JournalFieldRule>(
  plugin: string,
  name: string,
  rule: R,
): Field<"line", ValueOfRule<R>> {
  return fieldOf("line", plugin, name, rule);
}

/** Whether a value is a custom field, whichever copy of the SDK made it. */
export function isField(value: unknown): value is Field {
  return typeof value === "object" && value !== null && brand in value;
}

function fieldOf<K extends FieldKind, R extends FieldRule>(
  kind: K,
  plugin: string,
  name: string,
  rule: R,
): Field<K, ValueOfRule<R>> {
  type T = ValueOfRule<R>;
  const id = `${plugin}.${name}`;
  return Object.freeze({
    [brand]: true,
    id,
    plugin,
    name,
    kind,
    rule: Object.freeze<FieldRule>({ ...rule }),
    of(document: FieldDocuments[K] | undefined): T | undefined {
      const value = own(own(document?.fields, plugin), name);
      if (value === undefined) return undefined;
      const expected = jsType(rule);
      if (typeof value === expected) return value as T;
      throw new ContrapostError("CP_FIELD_TYPE", {
        field: id,
        type: rule.type,
        value: JSON.stringify(value),
      });
    },
    set(fields: CustomFields | undefined, value: T | undefined): CustomFields {
      const { [plugin]: section = {}, ...others } = fields ?? {};
      const { [name]: _, ...rest } = section;
      const changed = value === undefined ? rest : { ...rest, [name]: value };
      return Object.keys(changed).length === 0 ? others : { ...others, [plugin]: changed };
    },
    toString: () => id,
  });
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function jsType({ type }: FieldRule): "string" | "number" | "boolean" {
  if (type === "integer") return "number";
  return type === "boolean" ? "boolean" : "string";
}
