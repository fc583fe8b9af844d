import { defineErrors, isContrapostError } from "@contrapost/sdk";
import { expect } from "chai";

const treasuryError = defineErrors({
  TREASURY_LIMIT: {
    message: "{where}: company {company} would exceed its limit.",
    mend: "Split the payment of {company}.",
  },
});

describe("defineErrors", () => {
  it("makes errors of a plugin's own table", () => {
    const cause = new Error("bank says no");
    const error = treasuryError("TREASURY_LIMIT", { where: "PAY-1", company: "USMF" }, { cause });

    expect(isContrapostError(error)).to.equal(true);
    expect(error.cause).to.equal(cause);
    expect(error.toJSON()).to.deep.equal({
      code: "TREASURY_LIMIT",
      message: "PAY-1: company USMF would exceed its limit.",
      mend: "Split the payment of USMF.",
      facts: { where: "PAY-1", company: "USMF" },
    });
  });

  it("takes only the codes of that table", () => {
    // @ts-expect-error a code of Contrapost's own table is made by the class
    expect(() => treasuryError("CP_DATE_INVALID")).to.throw(TypeError);
  });
});
