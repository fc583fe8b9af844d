import { expect } from "chai";
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
    expect(imbalance(entries)).to.deep.equal({ currencies: [], accounting: 0n });
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
    });
  });
});
