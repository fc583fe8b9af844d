import { expect } from "chai";
import * as fc from "fast-check";
import { classifyDifference, differenceOf } from "#host/inquiry/reconciliation/classify-difference.js";
import type { PaymentMirror } from "#host/inquiry/reconciliation/mirror-cause.js";
import type { PairFacts, PairSide } from "#host/inquiry/reconciliation/pair-facts.js";
import type { SettledPart } from "#host/inquiry/reconciliation/settled-part.js";

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
    parts: [],
    ...change,
  };
}

const draft: PaymentMirror = { event: "payment", id: 7, status: "draft" };
const parked: PaymentMirror = { event: "payment", id: 8, status: "parked", reason: "It is closed." };
const posted: PaymentMirror = { event: "payment", id: 9, status: "posted" };

/** What BUY settled of its invoice, which is negative, with a payment. */
function paid(other: number, amount: bigint, more: Partial<SettledPart> = {}): SettledPart {
  const voucher = `PAY-${other}`;
  return { side: "buyer", other, voucher, amount: -amount, discount: 0n, writeOff: 0n, ...more };
}

/** What SELL settled of its invoice. */
function received(other: number, amount: bigint, more: Partial<SettledPart> = {}): SettledPart {
  const voucher = `RCV-${other}`;
  return { side: "seller", other, voucher, amount, discount: 0n, writeOff: 0n, ...more };
}

/** An invoice of 100.00 that both have, with what is open of it after these settlements. */
function settled(...parts: readonly SettledPart[]): PairFacts {
  const taken = (which: SettledPart["side"]) =>
    parts.filter((part) => part.side === which).reduce((sum, { amount }) => sum + amount, 0n);
  return facts({
    buyer: side("BUY", -10000n - taken("buyer"), -10000n),
    seller: side("SELL", 10000n - taken("seller"), 10000n),
    parts,
  });
}

const eur = { currency: "EUR" };

describe("classifyDifference", () => {
  it("finds nothing where debt and claim are the same", () => {
    expect(classifyDifference(facts({}))).to.deep.equal([]);
  });

  it("gives each payment whose mirror waits its part", () => {
    const pair = settled(paid(1, 6000n, { mirror: draft }), paid(2, 4000n, { mirror: parked }));
    expect(differenceOf(pair)).to.equal(10000n);
    expect(classifyDifference(pair)).to.deep.equal([
      {
        kind: "draft",
        ...eur,
        amount: 6000n,
        mirror: 7,
        reason: "The mirrored payment waits as a draft in SELL.",
      },
      {
        kind: "parked",
        ...eur,
        amount: 4000n,
        mirror: 8,
        reason: "The mirrored payment is parked: It is closed.",
      },
    ]);
  });

  it("finds nothing in what a payment and its mirror settled alike, beside what differs", () => {
    const pair = settled(paid(1, 6000n, { mirror: posted }), received(1, 6000n), paid(2, 1000n));
    expect(classifyDifference(pair)).to.deep.equal([
      { kind: "oneSided", ...eur, amount: 1000n, reason: "Only BUY settled 10.00 EUR of it, with PAY-2." },
    ]);
  });

  it("tells what the other side made good in another way, each with its sign", () => {
    const pair = settled(paid(1, 6000n, { mirror: draft }), received(5, 5000n));
    expect(classifyDifference(pair).map(({ kind, amount, reason }) => [kind, amount, reason])).to.deep.equal([
      ["draft", 6000n, "The mirrored payment waits as a draft in SELL."],
      ["oneSided", -5000n, "Only SELL settled 50.00 EUR of it, with RCV-5."],
    ]);
  });

  it("calls it timing where both settled with documents of their own, by as much as they differ", () => {
    const pair = settled(paid(1, 6000n), received(5, 5000n), received(6, 500n));
    expect(classifyDifference(pair)).to.deep.equal([
      {
        kind: "timing",
        ...eur,
        amount: 500n,
        reason: "BUY settled 60.00 EUR of it, SELL settled 55.00 EUR of it.",
      },
    ]);
  });

  it("calls it timing where a posted mirror settled another amount", () => {
    const pair = settled(paid(1, 6000n, { mirror: posted }), received(1, 5000n));
    expect(classifyDifference(pair)).to.deep.equal([
      {
        kind: "timing",
        ...eur,
        amount: 1000n,
        reason: "BUY settled 60.00 EUR of it, SELL settled 50.00 EUR of it.",
      },
    ]);
  });

  it("works for credit notes, whose signs are turned round", () => {
    const pair = facts({
      buyer: side("BUY", 4000n, 10000n),
      seller: side("SELL", -10000n),
      parts: [paid(1, -6000n, { mirror: draft })],
    });
    expect(classifyDifference(pair).map(({ kind, amount }) => [kind, amount])).to.deep.equal([
      ["draft", -6000n],
    ]);
  });

  it("names a discount that one side took, or more of it", () => {
    const took = settled(paid(1, 10000n, { mirror: posted, discount: -200n }), received(1, 9800n));
    expect(classifyDifference(took)).to.deep.equal([
      {
        kind: "discount",
        ...eur,
        amount: 200n,
        reason: "BUY took 2.00 EUR as a cash discount, SELL 0.00 EUR.",
      },
    ]);
    const more = settled(
      paid(1, 9900n, { mirror: posted, discount: -100n }),
      received(1, 9950n, { discount: 150n }),
    );
    expect(classifyDifference(more).map(({ kind, amount }) => [kind, amount])).to.deep.equal([
      ["discount", -50n],
    ]);
  });

  it("names what one side wrote off", () => {
    const pair = settled(paid(1, 10000n, { mirror: posted, writeOff: -10n }), received(1, 9990n));
    expect(classifyDifference(pair)).to.deep.equal([
      { kind: "writeOff", ...eur, amount: 10n, reason: "BUY took 0.10 EUR as a write-off, SELL 0.00 EUR." },
    ]);
  });

  it("names the side that undid its settlement, and when", () => {
    const undone = { amount: 0n, undoneOn: "2024-03-20" };
    const buyer = settled(paid(1, 0n, { ...undone, mirror: posted }), received(1, 10000n));
    expect(classifyDifference(buyer)).to.deep.equal([
      {
        kind: "oneSided",
        ...eur,
        amount: -10000n,
        reason: "BUY undid its settlement with PAY-1 on 2024-03-20.",
      },
    ]);
    const seller = settled(paid(1, 10000n, { mirror: posted }), received(1, 0n, undone));
    expect(classifyDifference(seller)).to.deep.equal([
      {
        kind: "oneSided",
        ...eur,
        amount: 10000n,
        reason: "SELL undid its settlement with RCV-1 on 2024-03-20.",
      },
    ]);
    const both = settled(paid(1, 0n, { ...undone, mirror: posted }), received(1, 0n, undone));
    expect(classifyDifference(both)).to.deep.equal([]);
  });

  it("names the mirrored reversal that is parked or waits, where the buyer took a payment back", () => {
    const undone = { amount: 0n, undoneOn: "2024-04-02", mirror: posted };
    const reconciled = (reversal: PaymentMirror) =>
      classifyDifference(settled(paid(1, 0n, { ...undone, reversal }), received(1, 10000n)));
    expect(reconciled({ ...parked, event: "reversal" })).to.deep.equal([
      {
        kind: "parked",
        ...eur,
        amount: -10000n,
        mirror: 8,
        reason: "The mirrored reversal is parked: It is closed.",
      },
    ]);
    expect(reconciled({ ...draft, event: "reversal" })).to.deep.equal([
      {
        kind: "draft",
        ...eur,
        amount: -10000n,
        mirror: 7,
        reason: "The mirrored reversal waits as a draft in SELL.",
      },
    ]);
    expect(
      reconciled({ event: "reversal", id: 6, status: "notMirrored", reason: "It is inactive." }),
    ).to.deep.equal([
      {
        kind: "oneSided",
        ...eur,
        amount: -10000n,
        mirror: 6,
        reason: "The reversal was not mirrored: It is inactive.",
      },
    ]);
  });

  it("says what it cannot explain", () => {
    const pair = facts({ seller: side("SELL", 9000n, 10000n) });
    expect(classifyDifference(pair)).to.deep.equal([
      {
        kind: "unexplained",
        ...eur,
        amount: -1000n,
        reason: "The open amounts in BUY and SELL are not what their settlements left.",
      },
    ]);
  });

  it("explains any difference in amount, whatever was settled on both sides", () => {
    const amount = fc.bigInt(-5000n, 5000n);
    const mirror = fc.constantFrom(undefined, draft, parked, posted, {
      ...posted,
      flag: "counterpartClosed" as const,
    });
    const part = fc
      .record({
        side: fc.constantFrom("buyer" as const, "seller" as const),
        other: fc.integer({ min: 1, max: 4 }),
        amount,
        discount: fc.bigInt(-50n, 50n),
        writeOff: fc.bigInt(-5n, 5n),
        undone: fc.boolean(),
        mirror,
        reversal: fc.constantFrom(
          undefined,
          { ...draft, event: "reversal" as const },
          { ...posted, event: "reversal" as const },
        ),
      })
      .map(({ undone, mirror: made, reversal, ...rest }): SettledPart => {
        const voucher = `V-${rest.other}`;
        const known =
          rest.side === "seller"
            ? {}
            : { ...(made && { mirror: made }), ...(reversal && undone && { reversal }) };
        return undone
          ? { ...rest, voucher, ...known, amount: 0n, discount: 0n, writeOff: 0n, undoneOn: "2024-03-20" }
          : { ...rest, voucher, ...known };
      });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const pair = settled(...parts);
        const found = classifyDifference(pair);
        expect(found.reduce((sum, one) => sum + one.amount, 0n)).to.equal(differenceOf(pair));
        expect(found.filter(({ kind, amount: none }) => kind === "unexplained" || none === 0n)).to.deep.equal(
          [],
        );
      }),
    );
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
