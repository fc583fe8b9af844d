import { formatAmount, isCurrency } from "@contrapost/sdk";

/** What kinds of fault are looked for in posted books. */
export type FindingCode =
  | "accountUnknown"
  | "centralPaymentDiffers"
  | "chainIncomplete"
  | "closedOnDiffers"
  | "controlAccountDiffers"
  | "counterpartDiffers"
  | "journalAltered"
  | "journalIncomplete"
  | "ledgerUnbalanced"
  | "mirrorIncomplete"
  | "mirrorLineDiffers"
  | "numberSeriesBehind"
  | "openDiffers"
  | "voucherAltered"
  | "voucherIncomplete"
  | "voucherMissing"
  | "voucherNotSealed"
  | "voucherNumberMissing"
  | "voucherUnbalanced";

/** One fault in the books. */
export interface Finding {
  /** Names the kind of fault. */
  readonly code: FindingCode;
  /** In whose books it is. */
  readonly company: string;
  /** What is wrong, as a sentence. */
  readonly what: string;
  /** The document, account or series at fault. */
  readonly where: string;
  /** How it must be by the rest of the books. */
  readonly expected: string;
  /** How it is. */
  readonly actual: string;
}

/** An amount with its currency. A damaged currency must not keep the fault from being told. */
export function moneyText(amount: bigint, currency: string): string {
  if (!isCurrency(currency)) return `${amount} minor units of "${currency}"`;
  return `${formatAmount(amount, currency)} ${currency}`;
}

/** A subledger transaction as users know it. */
export interface TransactionName {
  readonly side: string;
  readonly party: string;
  readonly invoice: string | null;
  readonly voucher: string;
}

/** `vendor V-DEMF, invoice FR-1001, voucher APIN-000001`. */
export function transactionText({ side, party, invoice, voucher }: TransactionName): string {
  return `${side} ${party}, ${invoice === null ? "payment" : `invoice ${invoice}`}, voucher ${voucher}`;
}

/** `no lines`, `1 line`, `2 lines`. */
export function countText(count: bigint, one: string, many = `${one}s`): string {
  return `${count === 0n ? "no" : count} ${count === 1n ? one : many}`;
}
