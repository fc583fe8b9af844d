import type { Dimensions } from "@contrapost/sdk";

/** No dimension at all. */
export const noDimensions: Dimensions = Object.freeze({});

/**
 * Dimensions as one text, in the order of their ids, as it is stored and compared: `CostCenter=010|Department=SALES`.
 * Undefined where there are none.
 */
export function dimensionsText(dimensions: Dimensions): string | undefined {
  const ids = Object.keys(dimensions).sort();
  return ids.length === 0 ? undefined : ids.map((id) => `${id}=${dimensions[id]!}`).join("|");
}

/** The inverse of {@link dimensionsText}. */
export function parseDimensions(text: string | undefined): Dimensions {
  if (text === undefined) return noDimensions;
  return Object.fromEntries(text.split("|").map(pairOf));
}

function pairOf(text: string): readonly [string, string] {
  const sign = text.indexOf("=");
  return [text.slice(0, sign), text.slice(sign + 1)];
}
