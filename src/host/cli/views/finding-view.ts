import type { Finding } from "../../inquiry/verify/finding.js";
import type { Column } from "../console/table.js";

/** A finding is JSON and CSV as it is. */
export const findingKeys = ["code", "company", "where", "what", "expected", "actual"] as const;

export const findingColumns: readonly Column<Finding>[] = [
  { head: "Company", value: ({ company }) => company },
  { head: "Where", value: ({ where }) => where },
  { head: "What", value: ({ what }) => what },
  { head: "Expected", value: ({ expected }) => expected, colour: (_, colours) => colours.green },
  { head: "Actual", value: ({ actual }) => actual, colour: (_, colours) => colours.red },
  { head: "Code", value: ({ code }) => code },
];
