/** What {@link yamlFlow} can write. Undefined properties are left out. */
export type FlowValue =
  | string
  | boolean
  | undefined
  | readonly FlowValue[]
  | { readonly [key: string]: FlowValue };

/**
 * A value on one line, as a scenario would write it: `{ account: 200100 Accounts payable, debit: 100.00 }`. What a
 * comparison shows can thus be put into the scenario as it is.
 */
export function yamlFlow(value: FlowValue): string {
  if (typeof value === "string") return scalar(value);
  if (typeof value === "boolean" || value === undefined) return String(value);
  if (isList(value)) return `[${value.map(yamlFlow).join(", ")}]`;
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (pairs.length === 0) return "{}";
  return `{ ${pairs.map(([key, inner]) => `${scalar(key)}: ${yamlFlow(inner)}`).join(", ")} }`;
}

function isList(value: FlowValue): value is readonly FlowValue[] {
  return Array.isArray(value);
}

/** Plain where YAML takes it so in a flow, quoted otherwise. */
function scalar(text: string): string {
  const plain =
    /^(?:[\p{L}\p{N}_/.+]|-(?=\S))[^,[\]{}"'#\n]*$/u.test(text) &&
    !/: |:$| $|^(true|false|null|~|-)$/.test(text);
  return plain ? text : JSON.stringify(text);
}
