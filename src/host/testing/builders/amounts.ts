import { ContrapostError, formatAmount, isCurrency, type Money, money, parseAmount } from "@contrapost/sdk";

/** An amount as tests write it: money, or a text that names its currency, such as `"100.00 EUR"`. */
export type AmountInput = Money | string;

/** An amount of one currency: whole units as a number, or a decimal text. */
export type MoneyBuilder<C extends string> = (amount: number | string) => Money<C>;

/**
 * An amount in euro.
 *
 * @example
 * ```ts
 * eur(100); // 100.00 EUR
 * eur("99.95");
 * ```
 * @throws ContrapostError `CP_TEST_AMOUNT` for a number with a fraction, which could not be exact; `CP_AMOUNT_INVALID`
 */
export const eur: MoneyBuilder<"EUR"> = (amount) => moneyOf("EUR", amount);

/** An amount in US dollars; see {@link eur}. */
export const usd: MoneyBuilder<"USD"> = (amount) => moneyOf("USD", amount);

/** An amount in pounds sterling; see {@link eur}. */
export const gbp: MoneyBuilder<"GBP"> = (amount) => moneyOf("GBP", amount);

/**
 * An amount of any currency; see {@link eur}.
 *
 * @example
 * ```ts
 * moneyOf("JPY", 12000);
 * ```
 * @throws ContrapostError `CP_TEST_AMOUNT`, `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_INVALID`
 */
export function moneyOf<const C extends string>(currency: C, amount: number | string): Money<C> {
  if (typeof amount === "number" && !Number.isSafeInteger(amount)) {
    const reason = "a number with a fraction is not exact";
    throw new ContrapostError("CP_TEST_AMOUNT", { text: String(amount), reason });
  }
  return money(currency, parseAmount(String(amount), currency));
}

/**
 * An amount as money.
 *
 * @param currency - of a text that names none
 * @throws ContrapostError `CP_TEST_AMOUNT`, `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_INVALID`
 */
export function moneyFrom(input: AmountInput, currency?: string): Money {
  if (typeof input !== "string") return input;
  const [amount = "", named = currency, ...more] = input.split(" ");
  if (named === undefined) {
    throw new ContrapostError("CP_TEST_AMOUNT", { text: input, reason: "it names no currency" });
  }
  if (more.length > 0 || !isCurrency(named)) {
    const reason = "it is not an amount followed by a currency";
    throw new ContrapostError("CP_TEST_AMOUNT", { text: input, reason });
  }
  return moneyOf(named, amount);
}

/** An amount without its sign, as documents write it. */
export function unsignedText({ amount, currency }: Money): string {
  return formatAmount(amount < 0n ? -amount : amount, currency);
}
