import { ContrapostError, type ErrorFacts, errorTable } from "@contrapost/sdk";

/**
 * Reads what a trigger of ours raised: `CP_CODE: reason`, or `CP_CODE: name=value; name=value` for several facts.
 * Answers nothing for any other text.
 */
export function guardError(text: string, cause: unknown): ContrapostError | undefined {
  const [, code, rest = ""] = /^(CP_[A-Z_]+): (.*)$/s.exec(text) ?? [];
  if (code === undefined || !isKnownCode(code)) return undefined;
  const facts = rest.includes("=")
    ? Object.fromEntries(rest.split("; ").map((fact) => fact.split("=", 2) as [string, string]))
    : { reason: rest };
  return new ContrapostError(code, facts satisfies ErrorFacts, { cause });
}

function isKnownCode(code: string): code is keyof typeof errorTable {
  return Object.hasOwn(errorTable, code);
}
