import { expect } from "chai";
import {
  classifyDifference,
  type DifferenceCause,
  differenceOf,
  type PairFacts,
  type PairSide,
} from "#host/inquiry/reconciliation/classify-difference.js";

/** A side with a document of `amount` of which `open` is left, valued one to one. */
function side(company: string, open: bigint, amount = open): PairSide {
  return { company, accountingCurrency: "EUR", document: { amount, open, openAccounting: open } };
}

function without(company: string, trace?: PairSide["trace"]): PairSide {
  return { company, accountingCurrency: "EUR", ...(trace === undefined ? {} : { trace }) };
}

/** A debt of 100.00 in BUY and a claim of 100.00 in SELL, changed as the test needs. */
function facts(change: Partial<PairFacts>): PairFacts {
  return {
    currency: "EUR",
    buyer: side("BUY", -10000n),
    seller: side("SELL", 10000n),
    causes: [],
    ...change,
  };
}

const draft: DifferenceCause = { kind: "draft", amount: 6000n, reason: "It waits.", mirror: 7 };
const parked: DifferenceCause = { kind: "parked", amount: 4000n, reason: "It is parked.", mirror: 8 };

describe("classifyDifference", () => {
  it("finds nothing where debt and claim are the same", () => {
    expect(classifyDifference(facts({}))).to.deep.equal([]);
  });

  it("gives each cause its part", () => {
    const paid = facts({ buyer: side("BUY", 0n, -10000n), causes: [draft, parked] });
    expect(differenceOf(paid)).to.equal(10000n);
    expect(classifyDifference(paid)).to.deep.equal([
      { ...draft, currency: "EUR" },
      { ...parked, currency: "EUR" },
    ]);
  });

  it("takes no more of a cause than there is to explain, and nothing once all is explained", () => {
    const partly = facts({
      buyer: side("BUY", 0n, -10000n),
      seller: side("SELL", 5000n, 10000n),
      causes: [draft, parked],
    });
    expect(classifyDifference(partly)).to.deep.equal([{ ...draft, currency: "EUR", amount: 5000n }]);
  });

  it("does not take a cause for what leads the other way", () => {
    const received = facts({ seller: side("SELL", 0n, 10000n), causes: [draft] });
    expect(classifyDifference(received)).to.deep.equal([
      {
        kind: "timing",
        currency: "EUR",
        amount: -10000n,
        reason: "BUY and SELL have not settled the same yet.",
      },
    ]);
  });

  it("calls what no cause explains a matter of timing while both have the document", () => {
    const paid = facts({ buyer: side("BUY", 0n, -10000n), causes: [draft] });
    expect(classifyDifference(paid)).to.deep.equal([
      { ...draft, currency: "EUR" },
      {
        kind: "timing",
        currency: "EUR",
        amount: 4000n,
        reason: "BUY and SELL have not settled the same yet.",
      },
    ]);
  });

  it("works for credit notes, whose signs are turned round", () => {
    const cause = { ...draft, amount: -6000n };
    const credited = facts({
      buyer: side("BUY", 0n, 10000n),
      seller: side("SELL", -10000n),
      causes: [cause],
    });
    expect(classifyDifference(credited)).to.deep.equal([
      { ...cause, currency: "EUR" },
      {
        kind: "timing",
        currency: "EUR",
        amount: -4000n,
        reason: "BUY and SELL have not settled the same yet.",
      },
    ]);
  });

  it("names a discount that one side took", () => {
    const cause: DifferenceCause = { kind: "discount", amount: 200n, reason: "BUY took 2.00 EUR discount." };
    const discounted = facts({
      buyer: side("BUY", 0n, -10000n),
      seller: side("SELL", 200n, 10000n),
      causes: [cause],
    });
    expect(classifyDifference(discounted)).to.deep.equal([{ ...cause, currency: "EUR" }]);
  });

  it("calls a document that only one side has one-sided", () => {
    const [part, ...others] = classifyDifference(facts({ buyer: without("BUY") }));
    expect(others).to.deep.equal([]);
    expect(part).to.deep.equal({
      kind: "oneSided",
      currency: "EUR",
      amount: 10000n,
      reason: "Only SELL has it.",
    });
  });

  it("calls totals that differ one-sided by as much", () => {
    const other = facts({ buyer: side("BUY", -9000n) });
    expect(classifyDifference(other)).to.deep.equal([
      {
        kind: "oneSided",
        currency: "EUR",
        amount: 1000n,
        reason: "The document is 90.00 EUR in BUY, but 100.00 EUR in SELL.",
      },
    ]);
  });

  it("calls it timing where the other side has a draft, naming it", () => {
    const journal = { company: "BUY", number: "P-1" };
    const buyer = without("BUY", { kind: "draft", journal });
    expect(classifyDifference(facts({ buyer }))).to.deep.equal([
      {
        kind: "timing",
        currency: "EUR",
        amount: 10000n,
        reason: "BUY has it in the journal P-1, which is not posted yet.",
        journal,
      },
    ]);
  });

  it("calls it timing where the other side has it at a later date", () => {
    const seller = without("SELL", { kind: "later", date: "2024-04-02" });
    expect(classifyDifference(facts({ seller }))).to.deep.equal([
      { kind: "timing", currency: "EUR", amount: -10000n, reason: "SELL has it only on 2024-04-02." },
    ]);
  });

  it("calls it exchange where the other side has it in another currency", () => {
    const buyer = without("BUY", { kind: "currency", currency: "USD" });
    expect(classifyDifference(facts({ buyer }))).to.deep.equal([
      { kind: "exchange", currency: "EUR", amount: 10000n, reason: "BUY has it in USD." },
    ]);
  });

  it("shows equal amounts that are valued differently in the accounting currency that both have", () => {
    const valued = (company: string, open: bigint, openAccounting: bigint): PairSide => ({
      company,
      accountingCurrency: "USD",
      document: { amount: open, open, openAccounting },
    });
    const pair = facts({
      buyer: valued("BUY", -10000n, -11000n),
      seller: valued("SELL", 10000n, 10800n),
    });
    expect(classifyDifference(pair)).to.deep.equal([
      {
        kind: "exchange",
        currency: "USD",
        amount: -200n,
        reason: "BUY and SELL value the same open amount at different rates.",
      },
    ]);
    const apart = { ...pair, seller: { ...pair.seller, accountingCurrency: "GBP" } };
    expect(classifyDifference(apart)).to.deep.equal([]);
  });
});
