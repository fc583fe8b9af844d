import {
  currencies,
  formatAmount,
  formatMoney,
  largestAmount,
  money,
  parseAmount,
  smallestAmount,
} from "@contrapost/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { thrownError } from "../errors/thrown-error.js";

const anyAmount = fc.bigInt({ min: smallestAmount, max: largestAmount });

describe("parseAmount", () => {
  it("reads plain decimals as minor units", () => {
    const cases: readonly (readonly [text: string, currency: string, amount: bigint])[] = [
      ["1234.50", "EUR", 123450n],
      ["-1234.5", "EUR", -123450n],
      ["1234", "EUR", 123400n],
      ["0.01", "EUR", 1n],
      ["-0.01", "EUR", -1n],
      ["-0", "EUR", 0n],
      ["007", "EUR", 700n],
      [`${"0".repeat(100)}.07`, "EUR", 7n],
      ["5", "JPY", 5n],
      ["0.005", "BHD", 5n],
      ["1.0001", "CLF", 10001n],
      ["92233720368547758.07", "EUR", largestAmount],
      ["-92233720368547758.08", "EUR", smallestAmount],
    ];
    const read = cases.map(([text, currency]) => [text, currency, parseAmount(text, currency)]);
    expect(read).to.deep.equal(cases);
  });

  it("refuses everything else, naming text and place", () => {
    const texts = [
      "",
      " ",
      "1e3",
      "1E3",
      "NaN",
      "Infinity",
      "+1",
      "--1",
      "-",
      ".",
      ".5",
      "5.",
      "1.2.3",
      "1,5",
      "1,000.00",
      "1 000",
      " 1",
      "1 ",
      "1\n",
      "0x10",
      "1n",
      "1_000",
      "٣",
      "１",
      "1.-5",
      "EUR 1",
      "__proto__",
    ];
    for (const text of texts) {
      expect(
        thrownError(() => parseAmount(text, "EUR", "USMF, journal PAY-1, line 3")),
        text,
      ).to.deep.equal({
        code: "CP_AMOUNT_INVALID",
        message: `USMF, journal PAY-1, line 3: "${text.replace("\n", "\\u000a")}" is not an amount.`,
        mend: "Write a plain decimal such as 1234.50 or -1234.50, without exponent, plus sign, spaces or thousands separators; in YAML and JSON put it in quotes.",
        facts: { where: "USMF, journal PAY-1, line 3", text },
      });
    }
  });

  it("refuses a number, which is no longer what the file said", () => {
    expect(thrownError(() => parseAmount(1e3 as unknown as string, "EUR")).message).to.equal(
      '"1000" is not an amount.',
    );
  });

  it("refuses more decimals than the currency has, even zeros", () => {
    expect(thrownError(() => parseAmount("1.005", "EUR", "line 3"))).to.deep.equal({
      code: "CP_AMOUNT_PRECISION",
      message: 'line 3: the amount "1.005" has 3 decimals, but EUR has 2.',
      mend: "Round the amount to the smallest unit of EUR.",
      facts: { where: "line 3", text: "1.005", decimals: 3, currency: "EUR", allowed: 2 },
    });
    expect(thrownError(() => parseAmount("1.0", "JPY")).message).to.equal(
      'The amount "1.0" has 1 decimals, but JPY has 0.',
    );
    expect(thrownError(() => parseAmount("1.000", "EUR")).code).to.equal("CP_AMOUNT_PRECISION");
  });

  it("refuses what 64 bits do not hold", () => {
    expect(thrownError(() => parseAmount("92233720368547758.08", "EUR", "line 3"))).to.deep.equal({
      code: "CP_AMOUNT_TOO_LARGE",
      message: "line 3: the amount 92233720368547758.08 EUR is too large.",
      mend: "Keep amounts within 9223372036854775807 of the currency's smallest unit (signed 64 bits).",
      facts: { where: "line 3", amount: "92233720368547758.08", currency: "EUR" },
    });
    expect(thrownError(() => parseAmount("-92233720368547758.09", "EUR")).message).to.equal(
      "The amount -92233720368547758.09 EUR is too large.",
    );
    const endless = "9".repeat(1_000_000);
    expect(thrownError(() => parseAmount(endless, "EUR"))).to.deep.include({
      code: "CP_AMOUNT_TOO_LARGE",
      message: `The amount ${"9".repeat(1000)}… EUR is too large.`,
      facts: { amount: endless, currency: "EUR" },
    });
  });

  it("refuses an unknown currency at the same place", () => {
    expect(thrownError(() => parseAmount("1", "EURO", "line 3")).message).to.equal(
      'line 3: "EURO" is not a currency.',
    );
  });
});

describe("formatAmount", () => {
  it("writes all decimals of the currency", () => {
    expect(formatAmount(-123450n, "EUR")).to.equal("-1234.50");
    expect(formatAmount(0n, "EUR")).to.equal("0.00");
    expect(formatAmount(-5n, "EUR")).to.equal("-0.05");
    expect(formatAmount(5n, "JPY")).to.equal("5");
    expect(formatAmount(5n, "BHD")).to.equal("0.005");
    expect(formatAmount(smallestAmount, "CLF")).to.equal("-922337203685477.5808");
  });

  it("is undone by parseAmount, for every currency and amount", () => {
    fc.assert(
      fc.property(anyAmount, fc.constantFrom(...currencies), (amount, currency) => {
        expect(parseAmount(formatAmount(amount, currency), currency)).to.equal(amount);
      }),
    );
  });
});

describe("formatMoney", () => {
  it("names the currency behind the amount", () => {
    expect(formatMoney(money("EUR", -123450n))).to.equal("-1234.50 EUR");
  });
});
