import {
  convert,
  currencies,
  formatRate,
  invertRate,
  minorUnits,
  multiplyRates,
  parity,
  parseRate,
  type Rate,
  rateFraction,
} from "@contrapost/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { thrownError } from "../errors/thrown-error.js";

/** The rate between two currencies that are both quoted for one unit of a third. */
const over = (from: Rate, to: Rate) => multiplyRates(invertRate(rateFraction(from)), rateFraction(to));

// The ECB's reference rates of 2023-10-02, units for 1 EUR.
const usd = parseRate("1.053");
const gbp = parseRate("0.86628");
const jpy = parseRate("157.67");

const anyRate = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.integer({ min: 0, max: 9 }))
  .map(([digits, scale]) => {
    const text = digits.toString().padStart(scale + 1, "0");
    return parseRate(scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`);
  });
const anyAmount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const size = (value: bigint) => (value < 0n ? -value : value);

describe("parseRate", () => {
  it("reads an exact decimal, and equal rates equally", () => {
    expect(parseRate("1.0530")).to.deep.equal({ mantissa: 1053n, scale: 3 });
    expect(parseRate("01.053")).to.deep.equal(usd);
    expect(parseRate("100")).to.deep.equal({ mantissa: 100n, scale: 0 });
    expect(parseRate("100.000")).to.deep.equal({ mantissa: 100n, scale: 0 });
    expect(parseRate("0.00005")).to.deep.equal({ mantissa: 5n, scale: 5 });
    expect(parseRate("105.3000000000000000")).to.deep.equal({ mantissa: 1053n, scale: 1 });
    expect(parseRate("999999999999999999")).to.deep.equal({ mantissa: 10n ** 18n - 1n, scale: 0 });
    expect(parseRate("0.000000000000000001")).to.deep.equal({ mantissa: 1n, scale: 18 });
    expect(usd).to.be.frozen;
  });

  it("refuses everything else, naming text and place", () => {
    const texts = [
      "",
      "0",
      "0.00",
      "-1.05",
      "-0",
      "+1",
      "1e3",
      "NaN",
      "1,05",
      ".5",
      "5.",
      " 1",
      "N/A",
      "1000000000000000000",
      "1.000000000000000001",
      "0.0000000000000000001",
    ];
    for (const text of texts) {
      expect(
        thrownError(() => parseRate(text, "rates.csv, line 12")),
        text,
      ).to.deep.equal({
        code: "CP_RATE_INVALID",
        message: `rates.csv, line 12: "${text}" is not an exchange rate.`,
        mend: "Write a plain decimal above zero with at most 18 digits, such as 1.0530.",
        facts: { where: "rates.csv, line 12", text },
      });
    }
    expect(thrownError(() => parseRate(1.05 as unknown as string)).message).to.equal(
      '"1.05" is not an exchange rate.',
    );
  });

  it("is undone by formatRate", () => {
    expect(formatRate(parseRate("1.0530"))).to.equal("1.053");
    expect(formatRate(parseRate("0.00005"))).to.equal("0.00005");
    expect(formatRate(parseRate("100"))).to.equal("100");
    fc.assert(
      fc.property(anyRate, (rate) => {
        expect(parseRate(formatRate(rate))).to.deep.equal(rate);
      }),
    );
  });
});

describe("rate fractions", () => {
  it("are exact and in lowest terms", () => {
    expect(rateFraction(parseRate("1.25"))).to.deep.equal({ numerator: 5n, denominator: 4n });
    expect(invertRate(rateFraction(parseRate("1.25")))).to.deep.equal({ numerator: 4n, denominator: 5n });
    expect(over(usd, gbp)).to.deep.equal({ numerator: 7219n, denominator: 8775n });
    expect(over(usd, usd)).to.deep.equal(parity);
    expect(parity).to.deep.equal({ numerator: 1n, denominator: 1n });
  });

  it("lead back to where they came from", () => {
    fc.assert(
      fc.property(anyRate, anyRate, (from, to) => {
        expect(over(to, from)).to.deep.equal(invertRate(over(from, to)));
        expect(over(parseRate("1"), to)).to.deep.equal(rateFraction(to));
      }),
    );
  });
});

describe("convert", () => {
  it("converts at a direct quote and back", () => {
    expect(convert(10000n, "EUR", "USD", rateFraction(usd))).to.equal(10530n);
    expect(convert(10530n, "USD", "EUR", invertRate(rateFraction(usd)))).to.equal(10000n);
    expect(convert(-10000n, "USD", "EUR", invertRate(rateFraction(usd)))).to.equal(-9497n);
  });

  it("converts through a third currency with one rounding", () => {
    // 100 USD = 100 / 1.053 * 0.86628 GBP = 82.2678... GBP.
    expect(convert(10000n, "USD", "GBP", over(usd, gbp))).to.equal(8227n);
    // 0.13 USD are 0.1069... GBP; by way of rounded euros (0.12) they would be 0.10 GBP.
    const euros = convert(13n, "USD", "EUR", invertRate(rateFraction(usd)));
    expect(convert(13n, "USD", "GBP", over(usd, gbp))).to.equal(11n);
    expect(convert(euros, "EUR", "GBP", rateFraction(gbp))).to.equal(10n);
  });

  it("takes account of the decimals of both currencies", () => {
    expect(convert(10000n, "EUR", "JPY", rateFraction(jpy))).to.equal(15767n);
    expect(convert(15767n, "JPY", "EUR", invertRate(rateFraction(jpy)))).to.equal(10000n);
    expect(convert(10000n, "EUR", "BHD", rateFraction(parseRate("0.397")))).to.equal(39700n);
    expect(convert(39700n, "BHD", "JPY", over(parseRate("0.397"), jpy))).to.equal(15767n);
    expect(convert(1n, "JPY", "CLF", parity)).to.equal(10000n);
  });

  it("rounds half away from zero", () => {
    const half = rateFraction(parseRate("0.5"));
    expect([1n, -1n, 3n, -3n].map((amount) => convert(amount, "EUR", "USD", half))).to.deep.equal([
      1n,
      -1n,
      2n,
      -2n,
    ]);
    expect(convert(50n, "EUR", "JPY", parity)).to.equal(1n);
    expect(convert(-49n, "EUR", "JPY", parity)).to.equal(0n);
  });

  it("refuses what 64 bits do not hold, and unknown currencies", () => {
    expect(
      thrownError(() => convert(2n ** 62n, "EUR", "USD", rateFraction(parseRate("2")))).message,
    ).to.equal("The amount 92233720368547758.08 USD is too large.");
    expect(thrownError(() => convert(1n, "EUR", "XXX", parity)).message).to.equal('"XXX" is not a currency.');
    expect(thrownError(() => convert(1n, "eur", "USD", parity)).message).to.equal('"eur" is not a currency.');
  });

  it("comes back within the rounding of the two ways", () => {
    const currency = fc.constantFrom(...currencies);
    fc.assert(
      fc.property(anyAmount, currency, currency, anyRate, (amount, from, to, rate) => {
        const there = rateFraction(rate);
        fc.pre(size(amount) * there.numerator < there.denominator * 2n ** 48n);
        const back = convert(convert(amount, from, to, there), to, from, invertRate(there));
        // One unit of `to` is worth worthOf / worthTo units of `from`; half of that, and half a unit of `from`.
        const worthOf = there.denominator * 10n ** BigInt(minorUnits(from));
        const worthTo = there.numerator * 10n ** BigInt(minorUnits(to));
        expect(size(back - amount) * 2n * worthTo <= worthOf + worthTo).to.equal(true);
      }),
      { numRuns: 300 },
    );
  });
});
