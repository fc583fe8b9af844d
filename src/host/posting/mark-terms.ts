import type { SettlementMark } from "@contrapost/sdk";
import type { SqlRow, SqlValue } from "../store/session.js";

/** What a mark says beside its amount. */
export type MarkTerms = Pick<SettlementMark, "useCashDiscount" | "cashDiscount" | "writeOff">;

/** The columns of a mark that hold its terms, in the order of {@link pushMarkTerms}. */
export const markTermNames = [
  "discount_use",
  "discount",
  "write_off",
  "write_off_account",
  "write_off_reason",
] as const;

/** The same for a query that reads the marks as `m`. */
export const markTermColumns = markTermNames.map((name) => `m.${name}`).join(", ");

/** Adds a mark's terms to a row that is being made. */
export function pushMarkTerms(
  { useCashDiscount, cashDiscount, writeOff }: MarkTerms,
  values: SqlValue[],
): void {
  values.push(
    useCashDiscount === "normal" ? null : (useCashDiscount ?? null),
    cashDiscount ?? null,
    writeOff?.amount ?? null,
    writeOff?.account ?? null,
    writeOff?.reason ?? null,
  );
}

/** The terms from their columns, the first of which stands at `at`; undefined for a mark without any. */
export function markTermsOf(row: SqlRow, at: number): MarkTerms | undefined {
  const [use, discount, amount, account, reason] = row.slice(at, at + markTermNames.length);
  if (use === null && discount === null && amount === null) return undefined;
  return {
    ...(use !== null && { useCashDiscount: use as "always" | "never" }),
    ...(discount !== null && { cashDiscount: discount as bigint }),
    ...(amount !== null && {
      writeOff: {
        amount: amount as bigint,
        reason: reason as string,
        ...(account !== null && { account: account as string }),
      },
    }),
  };
}
