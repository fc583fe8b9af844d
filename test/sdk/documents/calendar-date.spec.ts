import { isDate, parseDate } from "@contrapost/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { thrownError } from "../errors/thrown-error.js";

describe("parseDate", () => {
  it("gives back a day that exists", () => {
    const dates = ["2024-02-29", "2000-02-29", "2023-12-31", "2023-01-01", "0001-01-01", "9999-12-31"];
    expect(dates.map((date) => parseDate(date))).to.deep.equal(dates);
  });

  it("refuses everything else, naming text and place", () => {
    const texts = [
      "",
      "2023-02-29",
      "1900-02-29",
      "2024-04-31",
      "2024-13-01",
      "2024-00-10",
      "2024-01-00",
      "2024-01-32",
      "0000-01-01",
      "2024-1-1",
      "24-01-01",
      "02024-01-01",
      "-2024-01-01",
      "2024/01/01",
      "01.02.2024",
      "20240101",
      "2024-01-01T00:00:00Z",
      "2024-01-01 ",
      " 2024-01-01",
      "２024-01-01",
      "today",
    ];
    for (const text of texts) {
      expect(
        thrownError(() => parseDate(text, "USMF, journal PAY-1")),
        text,
      ).to.deep.equal({
        code: "CP_DATE_INVALID",
        message: `USMF, journal PAY-1: "${text}" is not a calendar date.`,
        mend: "Write an existing day as YYYY-MM-DD, such as 2024-02-29.",
        facts: { where: "USMF, journal PAY-1", text },
      });
    }
    expect(thrownError(() => parseDate("x")).message).to.equal('"x" is not a calendar date.');
  });

  it("knows the same days as the calendar of the platform", () => {
    const part = (most: number) => fc.integer({ min: 0, max: most });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part(13), part(32), (year, month, day) => {
        const digits = (value: number, length: number) => value.toString().padStart(length, "0");
        const text = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
        const time = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === text;
        expect(isDate(text), text).to.equal(exists);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("isDate", () => {
  it("takes only texts", () => {
    expect([20240101, null, undefined, new Date(0), ["2024-01-01"]].map(isDate)).to.deep.equal([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
