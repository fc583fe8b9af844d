import { convert, type RateFraction } from "@contrapost/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { buildEntries } from "#host/ledger/build-entries.js";
import type { LedgerEntry } from "#host/ledger/entry.js";
import { withReporting } from "#host/ledger/reporting-entries.js";
import type { SettleableItem, VoucherLine } from "#host/ledger/voucher-line.js";

const accounts = { profile: "GEN", summary: "200100", gain: "801300", loss: "801400" };

/** An invoice of a vendor, and a payment of it; each with its value in one currency of the books. */
function paid(
  invoice: { readonly open: bigint; readonly value: bigint },
  payment: { readonly amount: bigint; readonly value: bigint; readonly settles: bigint },
): VoucherLine {
  const item: SettleableItem = {
    ...{ id: 1, side: "vendor", party: "V-1", currency: "EUR", invoice: "I-1", dueDate: "2024-01-01" },
    open: invoice.open,
    openAccounting: invoice.value,
  };
  return {
    currency: "EUR",
    amount: payment.amount,
    accounting: payment.value,
    mainAccount: accounts.summary,
    offsetAccount: "110110",
    party: { accounts, type: "payment", settles: [{ item, amount: -payment.settles }] },
  };
}

function built(line: VoucherLine, before: number) {
  const entries: LedgerEntry[] = [];
  for (let index = 0; index < before; index += 1) entries.push(filler);
  const settled = buildEntries(line, entries);
  return { entries: entries.slice(before), before, settled };
}

const filler: LedgerEntry = { account: "1", currency: "EUR", amount: 0n, accounting: 0n, kind: "line" };

describe("withReporting", () => {
  it("keeps a gain in one currency apart from a loss in the other, and says where both stand", () => {
    const accounting = built(
      paid({ open: -100n, value: -120n }, { amount: 100n, value: 110n, settles: 100n }),
      3,
    );
    const reporting = built(
      paid({ open: -100n, value: -90n }, { amount: 100n, value: 95n, settles: 100n }),
      0,
    );
    const entries = withReporting(accounting, reporting);
    expect(
      entries.map(({ account, accounting: value, reporting: other, kind }) => [kind, account, value, other]),
    ).to.deep.equal([
      ["line", "200100", 110n, 95n],
      ["offset", "110110", -110n, -95n],
      ["exchangeAdjustment", "200100", 10n, 0n],
      ["exchangeGain", "801300", -10n, 0n],
      ["exchangeAdjustment", "200100", 0n, -5n],
      ["exchangeLoss", "801400", 0n, 5n],
    ]);
    const [settlement] = accounting.settled!.settlements;
    expect([settlement!.firstEntry, settlement!.entryCount]).to.deep.equal([6, 4]);
  });

  const rate: fc.Arbitrary<RateFraction> = fc.record({
    numerator: fc.bigInt({ min: 1n, max: 10n ** 6n }),
    denominator: fc.bigInt({ min: 1n, max: 10n ** 4n }),
  });

  it("balances in the transaction, the accounting and the reporting currency at any rates, and leaves nothing", () => {
    const currency = fc.constantFrom("JPY", "USD", "BHD");
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.tuple(currency, currency),
        fc.tuple(rate, rate, rate, rate),
        (amount, [books, second], [then, now, thenReporting, nowReporting]) => {
          const line = (to: string, at: RateFraction, on: RateFraction): VoucherLine =>
            paid(
              { open: -amount, value: -convert(amount, "EUR", to, at) },
              { amount, value: convert(amount, "EUR", to, on), settles: amount },
            );
          const accounting = built(line(books, then, now), 0);
          const reporting = built(line(second, thenReporting, nowReporting), 0);
          const entries = withReporting(accounting, reporting);
          const sum = (of: (entry: LedgerEntry) => bigint) =>
            entries.reduce((total, entry) => total + of(entry), 0n);
          expect(sum((entry) => entry.amount)).to.equal(0n);
          expect(sum((entry) => entry.accounting)).to.equal(0n);
          expect(sum((entry) => entry.reporting!)).to.equal(0n);
          // With the invoice, which stands on the same account, nothing is left in either currency.
          const onSummary = (of: (entry: LedgerEntry) => bigint) =>
            sum((entry) => (entry.account === accounts.summary ? of(entry) : 0n));
          expect(onSummary((entry) => entry.accounting)).to.equal(convert(amount, "EUR", books, then));
          expect(onSummary((entry) => entry.reporting!)).to.equal(
            convert(amount, "EUR", second, thenReporting),
          );
        },
      ),
    );
  });
});
