import { type CustomFields, type Dimensions, formatAmount, type JournalRef } from "@contrapost/sdk";

/** How users name a journal: `USMF/PAY-1`. */
export function journalText({ company, number }: JournalRef): string {
  return `${company}/${number}`;
}

/** An amount without its sign, for a column of debits or of credits; empty where it is on the other side. */
export function debitText(amount: bigint, currency: string): string {
  return amount > 0n ? formatAmount(amount, currency) : "";
}

export function creditText(amount: bigint, currency: string): string {
  return amount < 0n ? formatAmount(-amount, currency) : "";
}

/** An amount with its currency; empty for zero. */
export function moneyText(amount: bigint, currency: string): string {
  return amount === 0n ? "" : `${formatAmount(amount, currency)} ${currency}`;
}

/** `CostCenter 010, Department SALES`; empty without any. */
export function dimensionText(dimensions: Dimensions | undefined): string {
  return Object.entries(dimensions ?? {})
    .map(([dimension, value]) => `${dimension} ${value}`)
    .join(", ");
}

/** `sepa.iban DE89…, tax.number 12`; empty without any. */
export function fieldsText(fields: CustomFields | undefined): string {
  return Object.entries(fields ?? {})
    .flatMap(([plugin, values]) =>
      Object.entries(values).map(([name, value]) => `${plugin}.${name} ${String(value)}`),
    )
    .join(", ");
}

/** `1 line`, `2 lines`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
