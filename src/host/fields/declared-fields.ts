import {
  ContrapostError,
  type CustomFields,
  type Field,
  type FieldKind,
  type FieldValue,
  journalTypes,
} from "@contrapost/sdk";
import { didYouMean } from "../wording/nearest-word.js";
import { fieldsText, parseFields } from "./fields-text.js";
import { readValue } from "./read-value.js";

/** A plugin and the fields that it declares. */
export interface FieldOwner {
  /** The plugin's id. */
  readonly plugin: string;
  /** The companies where it is active; all where it is left out. */
  readonly companies?: readonly string[] | undefined;
  /** Its fields, of any kind. */
  readonly fields: readonly Field[];
}

/** The document whose fields are checked. */
export interface FieldPlace {
  /** Whether it is a party, a journal or a line. */
  readonly kind: FieldKind;
  /** `payments.yaml:12`, or another place that a user can find. */
  readonly where: string;
  /** In whose books it stands. */
  readonly company: string;
  /** The party's side, or the type of the journal. */
  readonly scope: string;
}

interface SectionPlace extends FieldPlace {
  readonly plugin: string;
}

/** What given values come to. */
export interface CheckedFields {
  /** As they are to be stored; undefined where there are none. */
  readonly text: string | undefined;
  /** What is wrong with them, a fault for each field. */
  readonly faults: readonly ContrapostError[];
}

type Section = Readonly<Record<string, FieldValue>>;

/** The custom fields of the loaded plugins: the one place that says what may be stored in them. */
export class DeclaredFields {
  readonly #owners: ReadonlyMap<string, FieldOwner>;
  readonly #required: Readonly<Record<FieldKind, readonly Field[]>>;

  constructor(owners: readonly FieldOwner[]) {
    this.#owners = new Map(owners.map((owner) => [owner.plugin, owner]));
    const required = owners.flatMap(({ fields }) => fields.filter(({ rule }) => rule.required === true));
    const of = (kind: FieldKind) => required.filter((field) => field.kind === kind);
    this.#required = { party: of("party"), journal: of("journal"), line: of("line") };
  }

  /** Every field declared. */
  get all(): readonly Field[] {
    return [...this.#owners.values()].flatMap(({ fields }) => fields);
  }

  /**
   * Checks the fields that a document is to have. What an unloaded plugin stored in it stays, whether it is given or
   * not; what is as it was is not checked again.
   *
   * @param stored - the text that the document has now
   */
  check(place: FieldPlace, given: CustomFields, stored?: string): CheckedFields {
    const before = parseFields(stored);
    const faults: ContrapostError[] = [];
    const sections: Record<string, Section> = {};
    for (const [plugin, section] of Object.entries(before)) {
      if (!this.#owners.has(plugin)) sections[plugin] = section;
    }
    for (const [plugin, section] of entriesOf(given)) {
      const kept = own(before, plugin);
      if (kept !== undefined && isSame(kept, section)) sections[plugin] = kept;
      else sections[plugin] = this.#section({ ...place, plugin }, section, kept, faults);
    }
    return { text: fieldsText(sections), faults };
  }

  /** What a document lacks of the fields that the plugins active in its company require. */
  missing(
    { kind, company, scope }: Omit<FieldPlace, "where">,
    stored: CustomFields | undefined,
  ): readonly Field[] {
    return this.#required[kind].filter(
      (field) =>
        isFor(field, scope) &&
        this.#isActive(field.plugin, company) &&
        own(own(stored, field.plugin), field.name) === undefined,
    );
  }

  /** Whether any field of the kind is required at all. */
  requires(kind: FieldKind): boolean {
    return this.#required[kind].length > 0;
  }

  #isActive(plugin: string, company: string): boolean {
    const companies = this.#owners.get(plugin)?.companies;
    return companies === undefined || companies.includes(company);
  }

  /** What a section comes to that is not as it was; where its plugin is not loaded it stays as it was. */
  #section(
    place: SectionPlace,
    given: unknown,
    kept: Section | undefined,
    faults: ContrapostError[],
  ): Section {
    const { where, kind, plugin } = place;
    const values = new Map(entriesOf(given).filter(([, value]) => value !== undefined));
    const owner = this.#owners.get(plugin);
    if (owner === undefined) {
      const hint = didYouMean(plugin, [...this.#owners.keys()]);
      for (const name of new Set([...Object.keys(kept ?? {}), ...values.keys()])) {
        if (own(kept, name) === values.get(name)) continue;
        const facts = { where, kind, field: `${plugin}.${name}`, plugin, hint };
        faults.push(new ContrapostError("CP_FIELD_PLUGIN_UNKNOWN", facts));
      }
      return kept ?? {};
    }
    const section: Record<string, FieldValue> = {};
    for (const [name, value] of values) {
      const read = readField(owner, place, name, value);
      if (read instanceof ContrapostError) faults.push(read);
      else section[name] = read;
    }
    return section;
  }
}

/** Of no plugin at all. */
export const noDeclaredFields = new DeclaredFields([]);

/** What party, journal or line has, with some of its sections replaced: those of plugins that are not named stay. */
export function replacedSections(stored: string | undefined, given: CustomFields | undefined): CustomFields {
  if (given === undefined) return parseFields(stored);
  return stored === undefined ? given : { ...parseFields(stored), ...given };
}

function readField(
  { plugin, fields }: FieldOwner,
  { kind, where, scope }: FieldPlace,
  name: string,
  value: unknown,
): FieldValue | ContrapostError {
  const known = fields.filter((field) => field.kind === kind);
  const field = known.find((one) => one.name === name);
  if (field === undefined) {
    const names = known.map((one) => one.name);
    const hint = didYouMean(name, names);
    const facts = { where, plugin, kind, name, hint, known: names.join(", ") || "none" };
    return new ContrapostError("CP_FIELD_UNKNOWN", facts);
  }
  const place = { where, kind, field: field.id };
  if (!isFor(field, scope)) {
    const facts = { ...place, scope: scopesOf(field)?.join(", "), actual: scope };
    return new ContrapostError("CP_FIELD_NOT_HERE", facts);
  }
  const read = readValue(field.rule, value);
  if ("value" in read) return read.value;
  return new ContrapostError("CP_FIELD_INVALID", { ...place, rule: read.rule, value: shownValue(value) });
}

/** Handlers may be written in JavaScript: what is no object has no entries. */
function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** Plugins and fields may be called as what objects bring along. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function isSame(kept: Section, given: unknown): boolean {
  const entries = entriesOf(given).filter(([, value]) => value !== undefined);
  return (
    entries.length === Object.keys(kept).length && entries.every(([name, value]) => own(kept, name) === value)
  );
}

function scopesOf({ kind, rule }: Field): readonly string[] | undefined {
  const { sides, types } = rule as { readonly sides?: readonly string[]; readonly types?: readonly string[] };
  return sides ?? types ?? (kind === "party" ? undefined : enteredTypes);
}

/** Settlements and reversals are made from what stands in the books. */
const enteredTypes = journalTypes.filter((type) => type !== "settlement" && type !== "reversal");

function isFor(field: Field, scope: string): boolean {
  return scopesOf(field)?.includes(scope) ?? true;
}

function shownValue(value: unknown): string {
  const text = typeof value === "object" ? "an object" : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
