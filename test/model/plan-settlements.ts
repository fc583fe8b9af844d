import type { Side } from "@contrapost/sdk";
import type { Plan } from "./action.js";
import type { ReverseCommand, SettleCommand, UnsettleCommand } from "./command.js";
import { magnitude } from "./exact.js";
import { settlementsOf } from "./settle.js";
import type { NamedItem } from "./settle-later.js";
import type { Journal, State } from "./state.js";
import { days } from "./world.js";

/** Reverses a posted journal or some of its vouchers; mostly one that is not reversed yet, and payments before others. */
export function* reversed({ pick, day, vouchers }: ReverseCommand, state: State): Plan {
  const all = [...state.journals.values()];
  const labelOf = ({ company, number }: Journal): string => `${company}/${number}`;
  const standing = all.filter((journal) =>
    state.vouchers.some((one) => one.journal === labelOf(journal) && one.reversedBy === undefined),
  );
  const payments = standing.filter(({ type }) => type === "vendorPayment");
  const among =
    pick % 11 === 0 || standing.length === 0
      ? all
      : payments.length > 0 && pick % 3 === 0
        ? payments
        : standing;
  const journal = among[pick % among.length];
  if (journal === undefined) return;
  const own = state.vouchers.filter((one) => one.journal === labelOf(journal));
  const numbers = new Set(vouchers.map((place) => own[place % own.length]?.number ?? "NONE"));
  const some = numbers.size === 0 ? undefined : [...numbers];
  const date = mostlyAfter(day, pick, own);
  yield { do: "reverse", wish: { journal: labelOf(journal), date, vouchers: some } };
}

/** The day, or a later one where something is of a later date; now and then it must be refused for that. */
function mostlyAfter(day: number, pick: number, what: readonly { readonly date: string }[]): string {
  const last =
    what
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? "";
  return pick % 7 === 0 || last < days[day]! ? days[day]! : last;
}

/** Settles some or all of what a party has open; mostly a party that has something on both sides. */
export function* settled({ party: pick, day, order, items }: SettleCommand, state: State): Plan {
  const open = [...state.transactions.values()].filter((item) => item.open !== 0n);
  const keyOf = (item: (typeof open)[number]): string => `${item.company}/${item.side}/${item.party}`;
  const has = (key: string, debit: boolean): boolean =>
    open.some((item) => keyOf(item) === key && item.open > 0n === debit);
  const all = [...state.parties.keys()];
  const both = all.filter((key) => has(key, true) && has(key, false));
  const among = pick % 13 === 0 ? all : both;
  if (among.length === 0) return;
  const [company, side, party] = among[pick % among.length]!.split("/") as [string, Side, string];
  const own = open.filter((item) => keyOf(item) === `${company}/${side}/${party}`);
  const places = new Map(items.map((one) => [own.length === 0 ? 0 : one.item % own.length, one.amount]));
  const named = [...places].flatMap(([place, amount]): NamedItem[] => {
    const item = own[place];
    if (item === undefined) return [];
    const { invoice, voucher, currency } = item;
    // A fifth each: a part, all of it by its amount, more than there is.
    const whole = magnitude(item.open);
    const sizes = [undefined, undefined, 1n + (BigInt(amount) % whole), whole, whole + 1n];
    return [{ invoice, voucher, currency, amount: amount % 25 === 4 ? sizes[4] : sizes[amount % 4] }];
  });
  const wish = {
    company,
    side,
    party,
    date: mostlyAfter(day, pick, own),
    order,
    named: named.length === 0 ? undefined : named,
  };
  yield { do: "settle", wish };
}

/** Undoes what a journal settled; now and then one that settled nothing, which must be refused. */
export function* unsettled({ pick, day, only }: UnsettleCommand, state: State): Plan {
  const settling = [...state.journals.values()].filter((journal) => settlementsOf(state, journal).length > 0);
  const among = pick % 13 === 0 ? [...state.journals.values()] : settling;
  const journal = among[pick % among.length];
  if (journal === undefined) return;
  const made = settlementsOf(state, journal);
  const one = made[pick % made.length];
  const invoice = one === undefined ? undefined : state.transactions.get(one.invoice)!.invoice;
  const voucher = one === undefined ? undefined : state.transactions.get(one.payment)!.voucher;
  yield {
    do: "unsettle",
    wish: {
      journal: `${journal.company}/${journal.number}`,
      date: mostlyAfter(day, pick, made),
      voucher: only === "payment" ? voucher : undefined,
      invoice: only === "invoice" ? invoice : undefined,
    },
  };
}
