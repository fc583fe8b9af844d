import { currencies, isCurrency, minorUnits } from "@contrapost/sdk";
import { expect } from "chai";
import { thrownError } from "../errors/thrown-error.js";

const withMinorUnits = (digits: number) => currencies.filter((code) => minorUnits(code) === digits);

describe("minorUnits", () => {
  it("follows ISO 4217", () => {
    expect(withMinorUnits(0).join(" ")).to.equal(
      "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    );
    expect(withMinorUnits(3)).to.deep.equal(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]);
    expect(withMinorUnits(4)).to.deep.equal(["CLF", "UYW"]);
    expect(withMinorUnits(2)).to.have.lengthOf(currencies.length - 17 - 7 - 2);
    expect(
      ["EUR", "USD", "GBP", "CHF", "HUF", "IDR", "XCG", "ZWG"].map((code) => minorUnits(code)),
    ).to.deep.equal([2, 2, 2, 2, 2, 2, 2, 2]);
  });

  it("refuses what is no currency", () => {
    for (const currency of ["eur", "EURO", "", "XAU", "XXX", "toString", "__proto__"]) {
      expect(thrownError(() => minorUnits(currency))).to.deep.equal({
        code: "CP_CURRENCY_UNKNOWN",
        message: `"${currency}" is not a currency.`,
        mend: "Use a three-letter code of ISO 4217 in upper case, such as EUR.",
        facts: { currency },
      });
    }
    expect(thrownError(() => minorUnits("ABC", "USMF, journal PAY-1")).message).to.equal(
      'USMF, journal PAY-1: "ABC" is not a currency.',
    );
  });
});

describe("currencies", () => {
  it("lists every code once, in order, and nothing but codes", () => {
    expect(currencies).to.deep.equal([...new Set(currencies)].sort());
    expect(currencies.filter((code) => !/^[A-Z]{3}$/.test(code))).to.deep.equal([]);
    expect(currencies.every(isCurrency)).to.equal(true);
    expect(isCurrency("eur")).to.equal(false);
    expect(currencies).to.be.frozen;
  });

  it("keeps those withdrawn since 2023, which open documents still carry", () => {
    expect(["ANG", "BGN", "HRK", "SLL", "ZWL"].map((code) => minorUnits(code))).to.deep.equal([
      2, 2, 2, 2, 2,
    ]);
  });
});
