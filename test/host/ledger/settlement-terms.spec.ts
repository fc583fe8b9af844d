import { expect } from "chai";
import fc from "fast-check";
import type { OpenItem } from "#host/ledger/open-item.js";
import { applyTerms, plainRules, type SettlementRules, type Wanted } from "#host/ledger/settlement-terms.js";

function payment(open: bigint): OpenItem {
  return { open, openAccounting: open };
}

function wanted(open: bigint, paid: bigint, rest: Partial<Wanted<OpenItem>> = {}): Wanted<OpenItem> {
  const item = { open, openAccounting: open };
  return { item, paid, available: 0n, onPartPayments: false, ...rest };
}

function terms(
  paid: bigint,
  all: readonly Wanted<OpenItem>[],
  rules: Partial<SettlementRules> = {},
): unknown {
  const made = applyTerms(payment(paid), all, { ...plainRules, ...rules });
  return made.map(({ paid: cash, adjusted }) => ({
    paid: cash,
    ...Object.fromEntries(adjusted.map(({ kind, amount }) => [kind, amount])),
  }));
}

describe("the terms of a settlement", () => {
  it("take the discount where the payment closes the invoice with it", () => {
    expect(terms(9800n, [wanted(-10000n, -9800n, { available: -200n })])).to.deep.equal([
      { paid: -9800n, cashDiscount: -200n },
    ]);
  });

  it("keep the whole discount of an overpaid invoice, and the rest on the payment: specific", () => {
    expect(terms(9500n, [wanted(-10500n, -9500n, { available: -1050n })])).to.deep.equal([
      { paid: -9450n, cashDiscount: -1050n },
    ]);
  });

  it("write the rest off within the limits: specific", () => {
    const all = [wanted(-10500n, -9500n, { available: -1050n })];
    expect(terms(9500n, all, { maximumOverpayment: 50n })).to.deep.equal([
      { paid: -9500n, cashDiscount: -1050n, writeOff: 50n },
    ]);
    expect(terms(9500n, all, { maximumPennyDifference: 50n })).to.deep.equal([
      { paid: -9500n, cashDiscount: -1050n, pennyDifference: 50n },
    ]);
  });

  it("lower the discount by what is paid beyond: unspecific", () => {
    const all = [wanted(-10500n, -9450n, { available: -1050n })];
    expect(terms(9500n, all, { administration: "unspecific" })).to.deep.equal([
      { paid: -9500n, cashDiscount: -1000n },
    ]);
    expect(terms(12000n, all, { administration: "unspecific" })).to.deep.equal([{ paid: -10500n }]);
  });

  it("let a small lack of the invoice go, by the narrower limit first", () => {
    expect(terms(9995n, [wanted(-10000n, -9995n)], { maximumPennyDifference: 5n })).to.deep.equal([
      { paid: -9995n, pennyDifference: -5n },
    ]);
    const rules = { maximumPennyDifference: 5n, maximumUnderpayment: 10n };
    expect(terms(9990n, [wanted(-10000n, -9990n)], rules)).to.deep.equal([{ paid: -9990n, writeOff: -10n }]);
    expect(terms(9989n, [wanted(-10000n, -9989n)], rules)).to.deep.equal([{ paid: -9989n }]);
  });

  it("let nothing go where both the payment and the invoice keep something", () => {
    expect(terms(10000n, [wanted(-10000n, -9995n)], { maximumPennyDifference: 5n })).to.deep.equal([
      { paid: -9995n },
    ]);
  });

  it("let nothing go where no limit is set, even what is worth nothing", () => {
    const item = { open: -100n, openAccounting: -1n };
    const made = applyTerms(
      { open: 99n, openAccounting: 1n },
      [{ item, paid: -99n, available: 0n, onPartPayments: false }],
      plainRules,
    );
    expect(made.map(({ adjusted }) => adjusted)).to.deep.equal([[]]);
  });

  it("let a credit note count for what is left of it beside its own discount", () => {
    expect(terms(0n + 70n, [wanted(-168n, -168n), wanted(100n, 98n, { available: 2n })])).to.deep.equal([
      { paid: -168n },
      { paid: 98n, cashDiscount: 2n },
    ]);
  });

  it("are worked out in the document's currency, and paid in the payment's by its share", () => {
    const paidWith = (open: bigint, rules: Partial<SettlementRules>) =>
      applyTerms(
        payment(open),
        [wanted(-20000n, -20000n, { uses: -18305n, available: -400n, discount: -400n })],
        {
          ...plainRules,
          ...rules,
        },
      ).map(({ paid, uses, adjusted }) => [
        paid,
        uses,
        adjusted.map(({ kind, amount }) => `${kind} ${amount}`),
      ]);
    expect(paidWith(17939n, {})).to.deep.equal([[-19600n, -17939n, ["cashDiscount -400"]]]);
    expect(paidWith(17950n, {})).to.deep.equal([[-19600n, -17939n, ["cashDiscount -400"]]]);
    expect(paidWith(17950n, { maximumOverpayment: 11n })).to.deep.equal([
      [-19612n, -17950n, ["cashDiscount -400", "writeOff 12"]],
    ]);
    const less = [wanted(-20000n, -19600n, { uses: -17939n, available: -400n })];
    const lowered = applyTerms(payment(17950n), less, { ...plainRules, administration: "unspecific" });
    expect(lowered.map(({ paid, uses }) => [paid, uses])).to.deep.equal([[-19612n, -17950n]]);
    expect(lowered[0]!.adjusted).to.deep.equal([{ kind: "cashDiscount", amount: -388n, asked: false }]);
    const lacking = [wanted(-20000n, -19990n, { uses: -18296n })];
    expect(
      applyTerms(payment(18296n), lacking, { ...plainRules, maximumPennyDifference: 10n })[0]!.adjusted,
    ).to.deep.equal([{ kind: "pennyDifference", amount: -10n, asked: false }]);
  });

  it("do what was decided on, whatever the rules say", () => {
    expect(terms(9000n, [wanted(-10000n, -9000n, { discount: -700n, writeOff: -300n })])).to.deep.equal([
      { paid: -9000n, cashDiscount: -700n, writeOff: -300n },
    ]);
  });

  it("count what is written off by hand towards the discount, as what is paid", () => {
    const closed = wanted(-30000n, -29000n, { available: -300n, writeOff: -700n });
    expect(terms(29000n, [closed])).to.deep.equal([{ paid: -29000n, cashDiscount: -300n, writeOff: -700n }]);
    const whole = wanted(-30000n, -29000n, { available: -300n, writeOff: -1000n });
    expect(terms(29000n, [whole])).to.deep.equal([{ paid: -29000n, writeOff: -1000n }]);
    const part = wanted(-10000n, -4400n, { available: -200n, writeOff: -500n });
    expect(terms(4400n, [part])).to.deep.equal([{ paid: -4400n, writeOff: -500n }]);
    expect(terms(4400n, [{ ...part, onPartPayments: true }])).to.deep.equal([
      { paid: -4400n, cashDiscount: -100n, writeOff: -500n },
    ]);
  });

  it("never take more of an item or of the payment than there is", () => {
    const amounts = fc.bigInt({ min: 1n, max: 10n ** 9n });
    const items = fc.array(
      fc.record({
        open: amounts,
        share: fc.integer({ min: 1, max: 100 }),
        ppc: fc.integer({ min: 0, max: 99 }),
        rate: fc.option(fc.bigInt({ min: 1n, max: 10n ** 6n }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    const limit = fc.bigInt({ min: 0n, max: 10n ** 4n });
    fc.assert(
      fc.property(
        items,
        fc.bigInt({ min: -5000n, max: 5000n }),
        limit,
        limit,
        fc.boolean(),
        fc.boolean(),
        (all, over, penny, most, unspecific, onPartPayments) => {
          const made = all.map(({ open, share, ppc, rate }) => {
            const paid = (-open * BigInt(share)) / 100n;
            const available = (-open * BigInt(ppc)) / 100n;
            const uses = rate === undefined || paid === 0n ? undefined : (paid * rate) / 1000n || -1n;
            return wanted(-open, paid, { available, onPartPayments, uses });
          });
          let asked = 0n;
          for (const { paid, uses = paid } of made) asked -= uses;
          const open = asked + (over < 0n ? 0n : over);
          if (open === 0n) return;
          const result = applyTerms(payment(open), made, {
            discountOnPartPayments: onPartPayments,
            discountOnCreditNotes: false,
            administration: unspecific ? "unspecific" : "specific",
            maximumPennyDifference: penny,
            maximumOverpayment: most,
            maximumUnderpayment: most,
          });
          let used = 0n;
          for (const {
            wanted: { item },
            paid,
            uses,
            adjusted,
          } of result) {
            used -= uses;
            let leaves = paid;
            for (const { amount } of adjusted) leaves += amount;
            expect(leaves <= 0n && leaves >= item.open).to.equal(true);
          }
          expect(used >= 0n && used <= open).to.equal(true);
        },
      ),
    );
  });
});
