import { formatAmount } from "@contrapost/sdk";
import type { Turnover } from "../../inquiry/reports/turnover.js";

/** A turnover in JSON. */
export type TurnoverJson = Readonly<Record<keyof Turnover, string>>;

export function turnoverJson({ opening, debit, credit, closing }: Turnover, currency: string): TurnoverJson {
  return {
    opening: formatAmount(opening, currency),
    debit: formatAmount(debit, currency),
    credit: formatAmount(credit, currency),
    closing: formatAmount(closing, currency),
  };
}
