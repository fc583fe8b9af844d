/** What a custom field holds; a date and an exact decimal are texts. */
export type FieldValue = string | number | boolean;

/**
 * Values of custom fields, by the plugin that declares them and then by name:
 * `{ "sepa-credit-transfer": { iban: "DE89370400440532013000" } }`.
 */
export type CustomFields = Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;
