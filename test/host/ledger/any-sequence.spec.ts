import { expect } from "chai";
import fc from "fast-check";
import { imbalance } from "#host/ledger/balance.js";
import { magnitude } from "#host/ledger/open-item.js";
import { accounts, type BookedSettlement, PartyBooks } from "./party-books.js";

const size = fc.oneof(fc.bigInt(1n, 9n), fc.bigInt(10n, 10n ** 4n), fc.bigInt(10n ** 5n, 10n ** 9n));
const currency = fc.constantFrom("EUR", "USD");
/** What a thousand units of a currency are worth in the accounting currency. */
const rate = fc.bigInt(1n, 4000n);
const pick = fc.nat({ max: 11 });

type Command =
  | { readonly do: "invoice"; currency: string; size: bigint; credit: boolean; rate: bigint; percent: number }
  | { readonly do: "pay"; picks: number[]; percent: number; over: number; rate: bigint; late: boolean }
  | { readonly do: "settle"; eur: bigint; usd: bigint }
  | { readonly do: "unsettle"; pick: number }
  | { readonly do: "reverse"; pick: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("invoice" as const),
      currency,
      size,
      credit: fc.nat({ max: 4 }).map((one) => one === 0),
      rate,
      percent: fc.constantFrom(0, 2, 50),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("pay" as const),
      picks: fc.array(pick, { minLength: 1, maxLength: 3 }),
      percent: fc.constantFrom(1, 49, 98, 100),
      over: fc.constantFrom(0, 0, 1, 3, 5000),
      rate,
      late: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("settle" as const), eur: rate, usd: rate }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("unsettle" as const), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("reverse" as const), pick }) },
);

const limit = fc.constantFrom(0n, 5n, 1000n);
const rules = fc.record({
  discountOnPartPayments: fc.boolean(),
  discountOnCreditNotes: fc.boolean(),
  administration: fc.constantFrom("specific" as const, "unspecific" as const),
  maximumPennyDifference: limit,
  maximumOverpayment: limit,
  maximumUnderpayment: limit,
});

describe("the books of a party", () => {
  it("hold after any sequence of invoices, payments, settlements, their undoing and reversals", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("vendor" as const, "customer" as const),
        rules,
        fc.array(command, { minLength: 1, maxLength: 25 }),
        (side, own, sequence) => {
          const books = new PartyBooks(side, own);
          // Settlements that were made together: what widened a payment cannot be taken from it alone.
          const acts: (readonly BookedSettlement[])[] = [];
          for (const one of sequence) {
            const before = openOf(books);
            const made = perform(books, one, acts);
            requireSound(books);
            if (made === undefined || made.length === 0) continue;
            acts.push(made);
            const after = openOf(books);
            books.undo(made);
            // What it settled is open as it was before, and what a payment brought is open whole.
            expect(openOf(books).slice(0, before.length)).to.deep.equal(before);
            for (const { amount, accounting, open, openAccounting } of books.items.slice(before.length)) {
              expect([open, openAccounting]).to.deep.equal([amount, accounting]);
            }
            requireSound(books);
            books.redo(made);
            expect(openOf(books)).to.deep.equal(after);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

function openOf({ items }: PartyBooks): readonly (readonly bigint[])[] {
  return items.map(({ open, openAccounting }) => [open, openAccounting]);
}

function perform(
  books: PartyBooks,
  one: Command,
  acts: (readonly BookedSettlement[])[],
): readonly BookedSettlement[] | undefined {
  const sign = books.side === "vendor" ? -1n : 1n;
  switch (one.do) {
    case "invoice": {
      const amount = sign * (one.credit ? -one.size : one.size);
      const percent = BigInt(one.percent) * 10_000n;
      const steps = percent === 0n ? [] : [{ days: 10, percent }];
      books.invoice(one.currency, amount, (amount * one.rate) / 1000n, steps);
      return undefined;
    }
    case "pay":
      return pay(books, one, -sign);
    case "settle": {
      const worth: Readonly<Record<string, bigint>> = { EUR: one.eur, USD: one.usd };
      return books.settle((payer, paid) => ({ numerator: worth[paid]!, denominator: worth[payer]! }));
    }
    case "unsettle": {
      const whole = acts.filter((act) => act.every(({ undone }) => !undone));
      const act = whole[one.pick % whole.length];
      if (act !== undefined) books.undo(act);
      return undefined;
    }
    case "reverse": {
      const payments = books.items.filter(({ payment }) => payment);
      const payment = payments[one.pick % payments.length];
      if (payment !== undefined) books.reverse(payment);
      return undefined;
    }
  }
}

/** Pays parts of open items of one currency; `sign` is that of a payment. */
function pay(
  books: PartyBooks,
  { picks, percent, over, rate: value, late }: Extract<Command, { do: "pay" }>,
  sign: bigint,
): readonly BookedSettlement[] {
  const open = books.items.filter((item) => !item.payment && item.open !== 0n);
  const chosen = [...new Set(picks.map((place) => open[place % open.length]))].flatMap((item) => item ?? []);
  const parts = chosen
    .filter((item) => item.currency === chosen[0]!.currency)
    .map((item) => {
      // A credit note is used up.
      const part = item.open > 0n === sign > 0n ? item.open : (item.open * BigInt(percent)) / 100n;
      return { item, paid: part === 0n ? item.open : part };
    });
  const owed = parts.reduce((sum, { paid }) => sum - paid, 0n);
  const amount = owed + sign * BigInt(over);
  // Credit notes widen a payment as far as there is something to settle.
  if (parts.length === 0 || owed * sign < 0n || amount === 0n) return [];
  const day = late ? "2024-02-01" : "2024-01-11";
  return books.pay(parts, { amount, accounting: (amount * value) / 1000n, day });
}

function requireSound(books: PartyBooks): void {
  for (const entries of books.vouchers) {
    expect(imbalance(entries)).to.deep.equal({ currencies: [], accounting: 0n, reporting: 0n });
  }
  for (const { settlement } of books.settlements) {
    // Nothing is settled by a payment of nothing.
    expect(settlement.amount !== 0n && settlement.paymentAmount !== 0n).to.equal(true);
  }
  let summary = 0n;
  for (const item of books.items) {
    const { open, openAccounting, amount, accounting } = item;
    let [left, leftAccounting] = [amount, accounting];
    for (const { payer, item: paid, settlement } of books.standing()) {
      if (payer === item) {
        left -= settlement.paymentAmount;
        leftAccounting -= settlement.paymentAccounting;
      }
      if (paid === item) {
        left -= settlement.amount;
        leftAccounting -= settlement.itemAccounting;
      }
    }
    // Open is what there was less what was settled, never past zero, and with it all of its value is gone.
    expect([open, openAccounting]).to.deep.equal([left, leftAccounting]);
    expect(open === 0n || (open > 0n === amount > 0n && magnitude(open) <= magnitude(amount))).to.equal(true);
    if (open === 0n) expect(openAccounting).to.equal(0n);
    summary += openAccounting;
  }
  let control = 0n;
  for (const entry of books.vouchers.flat()) {
    if (entry.account === accounts.summary) control += entry.accounting;
  }
  expect(control).to.equal(summary);
}
