import type { CustomFields, FieldValue } from "@contrapost/sdk";

/** No field at all. */
export const noFields: CustomFields = Object.freeze({});

/**
 * Custom fields as one text, in the order of plugins and names, as they are stored and compared: JSON without spaces.
 * Undefined where there are none.
 */
export function fieldsText(fields: CustomFields): string | undefined {
  const sections = Object.keys(fields)
    .sort()
    .flatMap((plugin): [string, Readonly<Record<string, FieldValue>>][] => {
      const section = fields[plugin]!;
      const names = Object.keys(section).sort();
      return names.length === 0
        ? []
        : [[plugin, Object.fromEntries(names.map((name) => [name, section[name]!]))]];
    });
  return sections.length === 0 ? undefined : JSON.stringify(Object.fromEntries(sections));
}

/** The inverse of {@link fieldsText}. */
export function parseFields(text: string | undefined): CustomFields {
  return text === undefined ? noFields : (JSON.parse(text) as CustomFields);
}
