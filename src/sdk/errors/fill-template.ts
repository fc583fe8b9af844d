import type { ErrorFacts, FactValue } from "./error-definition.js";

const optionalPlace = "{where}: ";
/** Input can be megabytes long; a message must stay readable. */
const longestValue = 1000;

/**
 * Fills a template's `{placeholders}` from the facts. A fact that is missing prints as `?`, except for a leading
 * `{where}: `, which is left out. Control characters are escaped, so that input cannot steer a terminal or forge
 * a line of a log.
 */
export function fillTemplate(template: string, facts: ErrorFacts): string {
  if (template.startsWith(optionalPlace) && factOf(facts, "where") === undefined) {
    const rest = fillTemplate(template.slice(optionalPlace.length), facts);
    return rest.charAt(0).toUpperCase() + rest.slice(1);
  }
  return template.replace(/\{(\w+)\}/g, (_, name: string) => printed(factOf(facts, name)));
}

function factOf(facts: ErrorFacts, name: string): FactValue {
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}

function printed(value: FactValue): string {
  if (value === undefined) return "?";
  const text = String(value);
  const short = text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
  return short.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
