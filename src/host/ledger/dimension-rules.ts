import type { Dimensions } from "@contrapost/sdk";

/** What a main account wants of one dimension: some value, always this value, or none. */
export type DimensionRule =
  | { readonly kind: "required" }
  | { readonly kind: "blocked" }
  | { readonly kind: "fixed"; readonly value: string };

/** What a main account gives its entries, and what it wants of them. */
export interface AccountDimensions {
  /** Where an entry has no value of its own. */
  readonly defaults: Dimensions;
  readonly rules: Readonly<Record<string, DimensionRule>>;
}

/** The dimensions of an entry, and those that its account requires and that nothing gave a value. */
export interface EntryDimensions {
  readonly dimensions: Dimensions;
  readonly missing: readonly string[];
}

/**
 * The dimensions of an entry on an account: those that came with its line, filled up by the account's defaults; a fixed
 * value takes the place of any other, and a blocked dimension is left out.
 */
export function entryDimensions(given: Dimensions, { defaults, rules }: AccountDimensions): EntryDimensions {
  const dimensions = new Map(Object.entries({ ...defaults, ...given }));
  const missing: string[] = [];
  for (const [id, rule] of Object.entries(rules)) {
    if (rule.kind === "fixed") dimensions.set(id, rule.value);
    else if (rule.kind === "blocked") dimensions.delete(id);
    else if (!dimensions.has(id)) missing.push(id);
  }
  return { dimensions: Object.fromEntries(dimensions), missing };
}

/** Rules as one text, as it is stored: `CostCenter=required|Department=fixed:SALES`. Undefined where there are none. */
export function dimensionRulesText(rules: Readonly<Record<string, DimensionRule>>): string | undefined {
  const ids = Object.keys(rules).sort();
  if (ids.length === 0) return undefined;
  return ids.map((id) => `${id}=${ruleText(rules[id]!)}`).join("|");
}

function ruleText(rule: DimensionRule): string {
  return rule.kind === "fixed" ? `fixed:${rule.value}` : rule.kind;
}

/** A rule from what stands behind `=` in {@link dimensionRulesText}. */
export function parseDimensionRule(text: string): DimensionRule {
  if (text === "required" || text === "blocked") return { kind: text };
  return { kind: "fixed", value: text.slice("fixed:".length) };
}
