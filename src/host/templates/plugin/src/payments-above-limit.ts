import { formatMoney, money, type Objection, parseAmount, type ValidateContext } from "@contrapost/sdk";

/** An objection to each payment of a journal that exceeds a limit. */
export async function paymentsAboveLimit(
  validation: ValidateContext,
  limit: string,
): Promise<readonly Objection[]> {
  const objections: Objection[] = [];
  for await (const lines of validation.lines()) {
    for (const { line, amount, currency } of lines) {
      if (amount <= parseAmount(limit, currency)) continue;
      const message = `${formatMoney(money(currency, amount))} is above the limit of ${limit}`;
      objections.push({ code: "{{CODE}}_EXCEEDED", message, line });
    }
  }
  return objections;
}
