import { convert, parseRate } from "@contrapost/sdk";
import { expect } from "chai";
import { findConversion, type Quote } from "#host/ledger/exchange-rates.js";

const quotes: readonly Quote[] = [
  { from: "EUR", to: "GBP", rate: parseRate("0.8") },
  { from: "EUR", to: "USD", rate: parseRate("1.1") },
];

describe("findConversion", () => {
  it("takes the quote of the pair", () => {
    expect(findConversion("EUR", "USD", quotes)).to.deep.equal({ numerator: 11n, denominator: 10n });
  });

  it("turns a quote round", () => {
    expect(findConversion("USD", "EUR", quotes)).to.deep.equal({ numerator: 10n, denominator: 11n });
  });

  it("goes over the currency that both are quoted from, exactly", () => {
    const fraction = findConversion("USD", "GBP", quotes);
    expect(fraction).to.deep.equal({ numerator: 8n, denominator: 11n });
    expect(convert(11000n, "USD", "GBP", fraction!)).to.equal(8000n);
  });

  it("prefers the pair's own quote to the way over another currency", () => {
    const own: Quote = { from: "USD", to: "GBP", rate: parseRate("0.75") };
    expect(findConversion("USD", "GBP", [...quotes, own])).to.deep.equal({ numerator: 3n, denominator: 4n });
  });

  it("does not depend on the order of the quotes", () => {
    const overChf: readonly Quote[] = [
      { from: "CHF", to: "GBP", rate: parseRate("0.9") },
      { from: "CHF", to: "USD", rate: parseRate("1.2") },
    ];
    const one = findConversion("USD", "GBP", [...quotes, ...overChf]);
    expect(one).to.deep.equal({ numerator: 3n, denominator: 4n });
    expect(findConversion("USD", "GBP", [...overChf, ...quotes].reverse())).to.deep.equal(one);
  });

  it("finds nothing rather than taking a rate as 1", () => {
    expect(findConversion("USD", "JPY", quotes)).to.equal(undefined);
    expect(findConversion("USD", "EUR", [])).to.equal(undefined);
  });
});
