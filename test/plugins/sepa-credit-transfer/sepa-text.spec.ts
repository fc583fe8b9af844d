import { expect } from "chai";
import fc from "fast-check";
import { sepaReference } from "#plugins/sepa-credit-transfer/dist/sepa-reference.js";
import { sepaText } from "#plugins/sepa-credit-transfer/dist/sepa-text.js";

describe("sepaText", () => {
  it("writes umlauts out, drops accents and leaves what SEPA takes", () => {
    expect(sepaText("Müller & Söhne, Straße 1 (Łódź)", 70)).to.equal("Mueller + Soehne, Strasse 1 (Lodz)");
    expect(sepaText("Ærø Crème brûlée: 5 €?", 70)).to.equal("AEro Creme brulee: 5 EUR?");
  });

  it("puts a full stop for what has no counterpart, and one space for any white space", () => {
    expect(sepaText("100 % \t\n 東京_x", 70)).to.equal("100 . ...x");
  });

  it("gives no more than the field takes, in its characters alone, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat({ max: 140 }), (text, length) => {
        const plain = sepaText(text, length);
        expect(plain.length).to.be.at.most(length);
        expect(plain).to.match(/^[A-Za-z0-9/\-?:().,'+ ]*$/);
      }),
    );
  });
});

describe("sepaReference", () => {
  it("keeps what fits", () => {
    expect(sepaReference("DEMF-PAY-1")).to.equal("DEMF-PAY-1");
  });

  it("ends with a digest of the whole where something had to go", () => {
    expect(sepaReference("DEMF/PAY 1")).to.equal("DEMF-PAY-1-cd09f69e3d7e");
    expect(sepaReference("A".repeat(36))).to.equal(`${"A".repeat(22)}-a3b99d59dbb0`);
  });

  it("is never the same for two texts, nor longer than 35 characters", () => {
    const texts = fc.uniqueArray(fc.string({ unit: "binary", minLength: 1 }), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(texts, (several) => {
        const references = several.map(sepaReference);
        expect(new Set(references).size).to.equal(several.length);
        for (const reference of references) expect(reference).to.match(/^[A-Za-z0-9.-]{1,35}$/);
      }),
    );
  });
});
