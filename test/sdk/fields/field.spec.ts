import { type CustomFields, lineField, type JournalLine, type Party, partyField } from "@contrapost/sdk";
import { expect } from "chai";
import { thrownError } from "../errors/thrown-error.js";

const rank = partyField("tax", "rank", { type: "integer" });
const purpose = lineField("tax", "purpose", { type: "choice", choices: ["SALA", "SUPP"] });

const party = (tax: object) => ({ fields: { tax } }) as unknown as Party;

describe("a custom field", () => {
  it("reads its own value, and none where nothing or something else of that name is there", () => {
    expect(rank.of(party({ rank: 7 }))).to.equal(7);
    expect(rank.of(party({}))).to.equal(undefined);
    expect(rank.of(undefined)).to.equal(undefined);
    expect(rank.of({ fields: Object.create({ tax: { rank: 7 } }) as CustomFields } as Party)).to.equal(
      undefined,
    );
  });

  it("refuses a value of another type, which another version of the plugin may have stored", () => {
    expect(thrownError(() => rank.of(party({ rank: "seven" })))).to.deep.include({
      code: "CP_FIELD_TYPE",
      message: 'Field tax.rank is of type integer, but what is stored is "seven".',
    });
    const line = { fields: { tax: { purpose: true } } } as unknown as JournalLine;
    expect(thrownError(() => purpose.of(line))).to.deep.include({
      code: "CP_FIELD_TYPE",
      message: "Field tax.purpose is of type choice, but what is stored is true.",
    });
  });

  it("is set beside the others, and taken away without leaving an empty section", () => {
    const set = rank.set({ bank: { iban: "DE1" } }, 3);
    expect(set).to.deep.equal({ bank: { iban: "DE1" }, tax: { rank: 3 } });
    expect(rank.set(set, undefined)).to.deep.equal({ bank: { iban: "DE1" } });
    expect(purpose.toString()).to.equal("tax.purpose");
  });
});
