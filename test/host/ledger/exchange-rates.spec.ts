import { convert, parseRate } from "@contrapost/sdk";
import { expect } from "chai";
import { findConversion, type Quote } from "#host/ledger/exchange-rates.js";

const quotes: readonly Quote[] = [
  { from: "EUR", to: "GBP", rate: parseRate("0.8") },
  { from: "EUR", to: "USD", rate: parseRate("1.1") },
];

describe("findConversion", () => {
  it("takes the quote of the pair", () => {
    expect(findConversion("EUR", "USD", { quotes })).to.deep.equal({
      conversion: { numerator: 11n, denominator: 10n },
    });
  });

  it("turns a quote round", () => {
    expect(findConversion("USD", "EUR", { quotes })).to.deep.equal({
      conversion: { numerator: 10n, denominator: 11n },
    });
  });

  it("goes over the base that is named, exactly", () => {
    const found = findConversion("USD", "GBP", { quotes, base: "EUR" });
    expect(found).to.deep.equal({ conversion: { numerator: 8n, denominator: 11n } });
    if ("conversion" in found) expect(convert(11000n, "USD", "GBP", found.conversion)).to.equal(8000n);
  });

  it("goes over the base by quotes of either way round", () => {
    const mixed: readonly Quote[] = [
      { from: "USD", to: "EUR", rate: parseRate("0.9") },
      { from: "EUR", to: "GBP", rate: parseRate("0.8") },
      { from: "CHF", to: "EUR", rate: parseRate("1.04") },
    ];
    expect(findConversion("USD", "GBP", { quotes: mixed, base: "EUR" })).to.deep.equal({
      conversion: { numerator: 18n, denominator: 25n },
    });
    expect(findConversion("USD", "CHF", { quotes: mixed, base: "EUR" })).to.deep.equal({
      conversion: { numerator: 45n, denominator: 52n },
    });
  });

  it("prefers the pair's own quote, of either way round, to the way over the base", () => {
    const own: Quote = { from: "USD", to: "GBP", rate: parseRate("0.75") };
    const rates = { quotes: [...quotes, own], base: "EUR" };
    expect(findConversion("USD", "GBP", rates)).to.deep.equal({
      conversion: { numerator: 3n, denominator: 4n },
    });
    expect(findConversion("GBP", "USD", rates)).to.deep.equal({
      conversion: { numerator: 4n, denominator: 3n },
    });
  });

  it("goes over no currency that is not named, though both are quoted from it", () => {
    expect(findConversion("USD", "GBP", { quotes })).to.deep.equal({ missing: [["USD", "GBP"]] });
    expect(findConversion("USD", "GBP", { quotes, base: "CHF" })).to.deep.equal({
      missing: [
        ["USD", "CHF"],
        ["CHF", "GBP"],
      ],
    });
  });

  it("names the leg that is missing", () => {
    expect(findConversion("USD", "JPY", { quotes, base: "EUR" })).to.deep.equal({
      missing: [["EUR", "JPY"]],
    });
    expect(findConversion("JPY", "USD", { quotes, base: "EUR" })).to.deep.equal({
      missing: [["JPY", "EUR"]],
    });
  });

  it("has no way over the base where one of the two is the base, and takes no rate as 1", () => {
    expect(findConversion("USD", "EUR", { quotes: [], base: "EUR" })).to.deep.equal({
      missing: [["USD", "EUR"]],
    });
    expect(findConversion("EUR", "JPY", { quotes, base: "EUR" })).to.deep.equal({
      missing: [["EUR", "JPY"]],
    });
  });
});
