import { expect } from "chai";
import { pathOfPointer } from "#host/masterdata/locate.js";
import { editorSchema } from "#host/masterdata/editor-schema.js";
import { expandPeriods } from "#host/masterdata/expand-periods.js";
import { accountRefOf } from "#host/masterdata/account-ref.js";
import { masterDataSchema } from "#host/masterdata/master-data-document.js";
import { numberSeriesSchema } from "#host/masterdata/number-series.js";
import { ProblemList } from "#host/masterdata/problem-list.js";

describe("master data documents", () => {
  it("name places by paths", () => {
    expect(["/companies/0/accounts/12", "/a~1b/c~0d", ""].map(pathOfPointer)).to.deep.equal([
      "companies[0].accounts[12]",
      "a/b.c~d",
      "",
    ]);
  });

  it("expand a year into its months, leap years and exceptions included", () => {
    const problems = new ProblemList();
    const periods = expandPeriods(
      "X",
      { year: "2024", except: [{ month: "2024-02", status: "closed" }] },
      "w",
      problems,
    );
    expect(problems.count).to.equal(0);
    expect(periods.map(({ start, end, status }) => `${start} ${end} ${status}`)).to.deep.equal([
      "2024-01-01 2024-01-31 open",
      "2024-02-01 2024-02-29 closed",
      "2024-03-01 2024-03-31 open",
      "2024-04-01 2024-04-30 open",
      "2024-05-01 2024-05-31 open",
      "2024-06-01 2024-06-30 open",
      "2024-07-01 2024-07-31 open",
      "2024-08-01 2024-08-31 open",
      "2024-09-01 2024-09-30 open",
      "2024-10-01 2024-10-31 open",
      "2024-11-01 2024-11-30 open",
      "2024-12-01 2024-12-31 open",
    ]);
    const turn = expandPeriods("X", { from: "1899-12", to: "1900-02", status: "closed" }, "w", problems);
    expect(turn.map(({ end }) => end)).to.deep.equal(["1899-12-31", "1900-01-31", "1900-02-28"]);
  });

  it("name accounts by one key", () => {
    expect(
      [{ account: "1" }, { bank: "1" }, { vendor: "1" }, { customer: "1" }, {}].map(accountRefOf),
    ).to.deep.equal([
      { type: "ledger", id: "1" },
      { type: "bank", id: "1" },
      { type: "vendor", id: "1" },
      { type: "customer", id: "1" },
      undefined,
    ]);
  });

  it("have a JSON Schema for editors, which lets numbers stand without quotes", () => {
    const schema = editorSchema(numberSeriesSchema, {
      id: "https://example.org/series.json",
      title: "Series",
    });
    const digits = Array.from({ length: 18 }, (_, index) => index + 1);
    expect(schema).to.deep.equal({
      $schema: "http://json-schema.org/draft-07/schema#",
      $id: "https://example.org/series.json",
      title: "Series",
      type: "object",
      required: ["id"],
      properties: {
        id: {
          type: ["string", "number"],
          title: "an identifier of 1 to 60 characters without spaces at its ends",
          description: "The series' id.",
          maxLength: 60,
          pattern: "^[^\\s\\p{Cc}](?:[^\\p{Cc}]*[^\\s\\p{Cc}])?$",
        },
        prefix: {
          type: ["string", "number"],
          title: "a text of at most 500 characters on one line",
          description: 'What stands before the number, such as "APPM-"; nothing without one.',
          maxLength: 500,
          pattern: "^[^\\p{Cc}]*$",
        },
        digits: {
          type: ["string", "number"],
          description: "How many digits numbers have.",
          default: "6",
          enum: [...digits.map(String), ...digits],
        },
        next: {
          type: ["string", "number"],
          title: "a whole number above zero",
          description:
            "The next number to give; 1 for a new series. A series never goes back: a lower one is left.",
          pattern: "^0*[1-9][0-9]{0,17}$",
        },
      },
      additionalProperties: false,
      description: "A number series of the company.",
    });
    expect(() => JSON.stringify(editorSchema(masterDataSchema, { id: "x", title: "x" }))).not.to.throw();
  });
});
