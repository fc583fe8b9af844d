import type { JournalType } from "../documents/journal.js";
import type { Side } from "../documents/party-transaction.js";

/** The types that a custom field can have. */
export const fieldTypes = ["text", "integer", "decimal", "date", "boolean", "choice"] as const;

/** One of {@link fieldTypes}. */
export type FieldType = (typeof fieldTypes)[number];

/** What the rules of all types may say. */
export interface CommonRule<T> {
  /** For listings and for whoever fills the field in. */
  readonly description?: string;
  /** A party without it is refused as master data, a journal or line without it when it is posted. */
  readonly required?: boolean;
  /** Objects to a value that is otherwise right: `must be …`. Takes nothing but the value, and is quick. */
  readonly check?: (value: T) => string | undefined;
}

/** A text on one line. */
export interface TextRule extends CommonRule<string> {
  /** A text. */
  readonly type: "text";
  /** Characters; 500 where it is left out. */
  readonly maxLength?: number;
  /** A regular expression (flag `u`) that the whole text must match. */
  readonly pattern?: string;
}

/** A whole number that a double holds exactly. */
export interface IntegerRule extends CommonRule<number> {
  /** A whole number. */
  readonly type: "integer";
  /** The least value, itself included. */
  readonly minimum?: number;
  /** The greatest value, itself included. */
  readonly maximum?: number;
}

/** An exact decimal, as a text: `"12.50"`. It never passes through floating point. */
export interface DecimalRule extends CommonRule<string> {
  /** A decimal. */
  readonly type: "decimal";
  /** Most digits after the point; 18 where it is left out. */
  readonly scale?: number;
  /** The least value, itself included. */
  readonly minimum?: string;
  /** The greatest value, itself included. */
  readonly maximum?: string;
}

/** A day of the calendar: `YYYY-MM-DD`. */
export interface DateRule extends CommonRule<string> {
  /** A day. */
  readonly type: "date";
}

/** Yes or no. */
export interface BooleanRule extends CommonRule<boolean> {
  /** Yes or no. */
  readonly type: "boolean";
}

/** One of a few words. */
export interface ChoiceRule extends CommonRule<string> {
  /** One of `choices`. */
  readonly type: "choice";
  /** The words, each once. */
  readonly choices: readonly string[];
}

/** What a custom field takes. */
export type FieldRule = TextRule | IntegerRule | DecimalRule | DateRule | BooleanRule | ChoiceRule;

/** What a field of vendors and customers takes. */
export type PartyFieldRule = FieldRule & {
  /** Whose field it is: both sides' where it is left out. */
  readonly sides?: readonly Side[];
  readonly types?: never;
};

/** What a field of journals, or of their lines, takes. */
export type JournalFieldRule = FieldRule & {
  /** The types of journals that have it: all that users enter where it is left out. */
  readonly types?: readonly JournalType[];
  readonly sides?: never;
};

/** The type of a field's values, by its rule. */
export type ValueOfRule<R extends FieldRule> = R extends { readonly type: "integer" }
  ? number
  : R extends { readonly type: "boolean" }
    ? boolean
    : R extends { readonly type: "choice"; readonly choices: readonly (infer Word)[] }
      ? Word
      : string;
