import { formatMoney, type Money } from "@contrapost/sdk";
import { expect } from "chai";

/** Holds an expression of an example to the comment that stands behind it. */
export function shown(value: unknown, comment: string): void {
  expect(textOf(value)).to.equal(comment);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "object" && value !== null && "currency" in value) return formatMoney(value as Money);
  return String(value);
}
