import type { Dimensions } from "@contrapost/sdk";
import type { ProblemList } from "../masterdata/problem-list.js";

const pairs = /^[^=|]+=[^=|]+(?:[|][^=|]+=[^=|]+)*$/;

/** Dimensions as one value of a CSV file: `CostCenter=010|Department=SALES`. */
export function readDimensions(
  text: string | undefined,
  where: string,
  problems: ProblemList,
): Dimensions | undefined {
  if (text === undefined) return undefined;
  const parts = text.split("|").map((pair) => pair.split("=").map((part) => part.trim()));
  const dimensions = Object.fromEntries(parts as [string, string][]);
  if (pairs.test(text) && Object.keys(dimensions).length === parts.length) return dimensions;
  problems.add("CP_DIMENSIONS_INVALID", { where, text });
  return undefined;
}
