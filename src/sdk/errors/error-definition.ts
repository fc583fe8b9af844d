/** A value that a message may name. Amounts are given already formatted, or as bigint minor units. */
export type FactValue = string | number | bigint | undefined;

/** What an error knows about its case, by placeholder name. */
export type ErrorFacts = Readonly<Record<string, FactValue>>;

/** What a code means: the message with `{placeholders}` for the facts, and how to mend the matter. */
export interface ErrorDefinition {
  /** One sentence that ends with a full stop. A leading `{where}: ` is left out when no place is known. */
  readonly message: string;
  /** What the reader can do about it. It may use the same placeholders. */
  readonly mend: string;
}
