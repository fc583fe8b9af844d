import type { CashDiscountUse } from "@contrapost/sdk";
import fc from "fast-check";
import type { InvoicePick, PaymentPick, SettingPick, Then, VoucherPick } from "./command.js";
import { cashDiscounts, companies, currencies, days, journalNames, months, trades } from "./world.js";

/** One of several, each as often as its weight says. */
export function weighted<T>(...choices: readonly (readonly [number, fc.Arbitrary<T>])[]): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** The first of the values more often than all others together. */
export function mostly<const T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return weighted([4, fc.constant(usual)], [1, fc.constantFrom(...others)]);
}

/** A place in a list. */
export function place(list: { readonly length: number }): fc.Arbitrary<number> {
  return fc.nat({ max: list.length - 1 });
}

export const then: fc.Arbitrary<Then> = weighted<Then>(
  [5, fc.constant("post")],
  [3, fc.constantFrom("transfer", "previewAndPost", "preview", "leave")],
);

/** Mostly days with rates and open periods. */
export const day = weighted([6, fc.integer({ min: 2, max: 7 })], [1, place(days)]);

/** Mostly currencies that have rates at all times. */
const currency = weighted([3, fc.nat({ max: 2 })], [1, place(currencies)]);

const amount = fc.oneof(
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 10, max: 999 }),
  fc.integer({ min: 1000, max: 3_000_000 }),
);

export const invoice: fc.Arbitrary<InvoicePick> = fc.record<InvoicePick>({
  amount,
  credit: mostly(false, true),
  currency,
  due: fc.nat({ max: 3 }),
  discount: mostly<string | undefined>(undefined, ...Object.keys(cashDiscounts)),
  odd: weighted<InvoicePick["odd"]>(
    [12, fc.constant("nothing")],
    [2, fc.constantFrom("duplicate", "common", "otherTotal", "noNumber", "settling")],
  ),
});

export const payment: fc.Arbitrary<PaymentPick> = fc.record<PaymentPick>({
  party: fc.nat({ max: 11 }),
  day,
  currency,
  amount,
  measure: fc.constantFrom("exact", "discounted", "part", "penny", "over", "own"),
  invoices: fc.array(fc.nat({ max: 5 }), { maxLength: 3, size: "max" }),
  amounts: fc.constantFrom("given", "open"),
  use: mostly<CashDiscountUse | undefined>(undefined, "normal", "always", "never"),
  odd: weighted<PaymentPick["odd"]>(
    [7, fc.constant("nothing")],
    [2, fc.constantFrom("currency", "twice", "tooMuch", "unknown", "numbered", "refund", "prepayment")],
  ),
});

export const voucher: fc.Arbitrary<VoucherPick> = fc.record<VoucherPick>({
  shape: weighted<VoucherPick["shape"]>(
    [8, fc.constantFrom("offset", "turned", "lines", "invoice", "bank")],
    [1, fc.constantFrom("unbalanced", "alone", "dates", "apart", "parties")],
  ),
  payments: fc.array(payment, { minLength: 1, maxLength: 3 }),
});

const customerPayments = journalNames.filter(({ type }) => type === "customerPayment").map(({ id }) => id);
const paymentJournal = mostly<string | undefined>("CUSTPAY", undefined, ...customerPayments);
const company = place(companies);

export const setting: fc.Arbitrary<SettingPick> = weighted<SettingPick>(
  [
    3,
    fc.record({
      of: fc.constant("policy" as const),
      trade: place(trades),
      active: mostly(true, false),
      journal: paymentJournal,
      automatic: fc.boolean(),
      onFailure: fc.constantFrom(undefined, "park" as const, "block" as const),
    }),
  ],
  [1, fc.record({ of: fc.constant("defaultJournal" as const), company, name: paymentJournal })],
  [
    5,
    fc.record({
      of: fc.constant("terms" as const),
      company,
      side: fc.constantFrom("vendor" as const, "customer" as const),
      terms: fc.record({
        partPayments: fc.boolean(),
        creditNotes: fc.boolean(),
        administration: fc.constantFrom("specific" as const, "unspecific" as const),
        penny: fc.constantFrom(0n, 1n, 5n),
        over: fc.constantFrom(0n, 1000n),
        under: fc.constantFrom(0n, 1000n),
        prepayments: mostly(true, false),
      }),
    }),
  ],
  [
    2,
    fc.record({
      of: fc.constant("period" as const),
      company,
      month: place(months),
      status: fc.constantFrom("open" as const, "open" as const, "onHold" as const, "closed" as const),
    }),
  ],
  [
    2,
    fc.record({
      of: fc.constant("party" as const),
      pick: fc.nat({ max: 30 }),
      hold: mostly("none", "payment", "all"),
      automatic: fc.boolean(),
    }),
  ],
  [
    1,
    fc.record({
      of: fc.constant("rate" as const),
      currency: place(currencies),
      day: place(days),
      rate: fc.integer({ min: 1, max: 2_000_000 }),
    }),
  ],
);
