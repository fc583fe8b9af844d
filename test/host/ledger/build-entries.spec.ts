import { expect } from "chai";
import fc from "fast-check";
import { buildEntries } from "#host/ledger/build-entries.js";
import { imbalance } from "#host/ledger/balance.js";
import type { LedgerEntry } from "#host/ledger/entry.js";
import type { SettleableItem, VoucherLine } from "#host/ledger/voucher-line.js";

const accounts = { profile: "IC", summary: "200300", gain: "801300", loss: "801400" };

function invoice(open: bigint, openAccounting: bigint): SettleableItem {
  return {
    id: 7,
    open,
    openAccounting,
    dueDate: "2024-03-31",
    invoice: "FR-1",
    side: "vendor",
    party: "V-DEMF",
    currency: "EUR",
  };
}

function payment(accounting: bigint, item: SettleableItem): VoucherLine {
  return {
    currency: "EUR",
    amount: 10000n,
    accounting,
    mainAccount: accounts.summary,
    offsetAccount: "110110",
    party: { accounts, type: "payment", settles: [{ item, amount: item.open }] },
  };
}

describe("buildEntries", () => {
  it("books a payment at a better rate with its gain", () => {
    const entries: LedgerEntry[] = [];
    buildEntries(payment(10800n, invoice(-10000n, -11000n)), entries);
    expect(entries).to.deep.equal([
      { account: "200300", currency: "EUR", amount: 10000n, accounting: 10800n, kind: "line" },
      { account: "110110", currency: "EUR", amount: -10000n, accounting: -10800n, kind: "offset" },
      { account: "200300", currency: "EUR", amount: 0n, accounting: 200n, kind: "exchangeAdjustment" },
      { account: "801300", currency: "EUR", amount: 0n, accounting: -200n, kind: "exchangeGain" },
    ]);
    expect(imbalance(entries)).to.deep.equal({ currencies: [], accounting: 0n, reporting: 0n });
  });

  it("books a payment at a worse rate with its loss", () => {
    const entries: LedgerEntry[] = [];
    buildEntries(payment(11500n, invoice(-10000n, -11000n)), entries);
    expect(entries.slice(2)).to.deep.equal([
      { account: "200300", currency: "EUR", amount: 0n, accounting: -500n, kind: "exchangeAdjustment" },
      { account: "801400", currency: "EUR", amount: 0n, accounting: 500n, kind: "exchangeLoss" },
    ]);
  });

  it("makes no exchange entries where the rates agree", () => {
    const entries: LedgerEntry[] = [];
    buildEntries(payment(11000n, invoice(-10000n, -11000n)), entries);
    expect(entries.map((entry) => entry.kind)).to.deep.equal(["line", "offset"]);
  });

  it("makes one entry for a ledger line without an offset, and no settlement", () => {
    const entries: LedgerEntry[] = [];
    const line: VoucherLine = {
      currency: "USD",
      amount: -500n,
      accounting: -500n,
      mainAccount: "600100",
      offsetAccount: undefined,
      party: undefined,
    };
    expect(buildEntries(line, entries)).to.equal(undefined);
    expect(entries).to.deep.equal([
      { account: "600100", currency: "USD", amount: -500n, accounting: -500n, kind: "line" },
    ]);
  });

  it("books a discount and what is paid too much, each at its own end's value, and they balance", () => {
    const entries: LedgerEntry[] = [];
    const item = invoice(-10500n, -11550n);
    const adjustments = [
      { kind: "cashDiscount", amount: -1050n, account: "403300" },
      { kind: "writeOff", amount: 50n, account: "618910" },
    ] as const;
    const line = payment(10260n, item);
    const settled = buildEntries(
      {
        ...line,
        amount: 9500n,
        party: { ...line.party!, settles: [{ item, amount: -10500n, paymentAmount: 9500n, adjustments }] },
      },
      entries,
    );
    const at = { currency: "EUR" };
    expect(entries.slice(2)).to.deep.equal([
      { ...at, account: "200300", amount: 1050n, accounting: 1155n, kind: "cashDiscount" },
      { ...at, account: "403300", amount: -1050n, accounting: -1155n, kind: "cashDiscount" },
      { ...at, account: "200300", amount: -50n, accounting: -54n, kind: "writeOff" },
      { ...at, account: "618910", amount: 50n, accounting: 54n, kind: "writeOff" },
      { ...at, account: "200300", amount: 0n, accounting: 189n, kind: "exchangeAdjustment" },
      { ...at, account: "801300", amount: 0n, accounting: -189n, kind: "exchangeGain" },
    ]);
    expect(settled?.settlements.map(({ firstEntry, entryCount }) => [firstEntry, entryCount])).to.deep.equal([
      [3, 6],
    ]);
    expect(settled?.rest).to.deep.equal({ open: 0n, openAccounting: 0n });
    expect(imbalance(entries)).to.deep.equal({ currencies: [], accounting: 0n, reporting: 0n });
  });

  it("moves a prepayment from its own account to that of the payment which applies it", () => {
    const entries: LedgerEntry[] = [];
    const prepaid = { ...invoice(5000n, 5400n), summary: "131000" };
    const item = invoice(-15000n, -16500n);
    const line = payment(10800n, item);
    const settles = [
      { item: prepaid, amount: 5000n },
      { item, amount: -15000n },
    ];
    buildEntries({ ...line, party: { ...line.party!, settles } }, entries);
    expect(entries.slice(2)).to.deep.equal([
      { account: "131000", currency: "EUR", amount: -5000n, accounting: -5400n, kind: "transfer" },
      { account: "200300", currency: "EUR", amount: 5000n, accounting: 5400n, kind: "transfer" },
      { account: "200300", currency: "EUR", amount: 0n, accounting: 300n, kind: "exchangeAdjustment" },
      { account: "801300", currency: "EUR", amount: 0n, accounting: -300n, kind: "exchangeGain" },
    ]);
  });

  it("leaves nothing on the summary account, whatever is paid, deducted or let go, at any rates", () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 9n });
    const rate = fc.bigInt({ min: 1n, max: 3000n });
    fc.assert(
      fc.property(amount, amount, amount, rate, rate, (paid, discount, over, then, now) => {
        const open = -(paid + discount);
        const item = invoice(open, (open * then) / 1000n);
        const adjustments = [
          { kind: "cashDiscount", amount: -discount, account: "D" },
          { kind: "writeOff", amount: over, account: "W" },
        ] as const;
        const accounting = ((paid + over) * now) / 1000n;
        const line = payment(accounting, item);
        const settles = [{ item, amount: open, paymentAmount: paid + over, adjustments }];
        const entries: LedgerEntry[] = [
          { account: "200300", currency: "EUR", amount: open, accounting: item.openAccounting, kind: "line" },
        ];
        buildEntries({ ...line, amount: paid + over, party: { ...line.party!, settles } }, entries);
        let left = 0n;
        let leftAccounting = 0n;
        for (const entry of entries.filter(({ account }) => account === "200300")) {
          left += entry.amount;
          leftAccounting += entry.accounting;
        }
        expect([left, leftAccounting]).to.deep.equal([0n, 0n]);
        expect(imbalance(entries.slice(1))).to.deep.equal({ currencies: [], accounting: 0n, reporting: 0n });
      }),
    );
  });
});

describe("imbalance", () => {
  it("names every currency that does not balance", () => {
    const entries: LedgerEntry[] = [
      { account: "1", currency: "EUR", amount: 100n, accounting: 110n, kind: "line" },
      { account: "2", currency: "USD", amount: -110n, accounting: -110n, kind: "line" },
      { account: "3", currency: "GBP", amount: 5n, accounting: 6n, kind: "line" },
      { account: "4", currency: "GBP", amount: -5n, accounting: -6n, kind: "line" },
    ];
    expect(imbalance(entries)).to.deep.equal({
      currencies: [
        { currency: "EUR", difference: 100n },
        { currency: "USD", difference: -110n },
      ],
      accounting: 0n,
      reporting: 0n,
    });
  });
});
