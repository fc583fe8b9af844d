import { expect } from "chai";
import { checkNumberSeries } from "#host/doctor/checks/check-number-series.js";
import { checkPeriods } from "#host/doctor/checks/check-periods.js";
import { checkRates } from "#host/doctor/checks/check-rates.js";

describe("the doctor's check of fiscal periods", () => {
  const days = { today: "2024-12-10", soon: "2024-12-24" };

  it("finds nothing in an open period that is not the last for long", () => {
    const periods = { company: "USMF", status: "open", end: "2024-12-31" } as const;
    expect(checkPeriods([periods], days)).to.deep.equal([]);
  });

  it("names what today's postings would be refused for, and a calendar that ends soon", () => {
    const periods = [
      { company: "USMF", status: undefined, end: undefined },
      { company: "DEMF", status: "onHold", end: "2024-12-31" },
      { company: "GBSI", status: "open", end: "2024-12-24" },
    ] as const;
    expect(checkPeriods(periods, days)).to.deep.equal([
      {
        severity: "warning",
        code: "CP_PERIOD_MISSING",
        where: "USMF",
        what: "USMF has no fiscal period on 2024-12-10.",
        mend: "Add fiscal periods that cover 2024-12-10 to USMF.",
      },
      {
        severity: "warning",
        code: "CP_PERIOD_CLOSED",
        where: "DEMF",
        what: "The fiscal period of DEMF on 2024-12-10 is onHold.",
        mend: "Open the period, or use a date in an open period.",
      },
      {
        severity: "note",
        code: "CP_PERIODS_END",
        where: "GBSI",
        what: "The last fiscal period of GBSI ends on 2024-12-24.",
        mend: "Write the periods of the next year into a file, and bring it in with: contrapost import FILE.",
      },
    ]);
  });
});

describe("the doctor's check of number series", () => {
  const series = { company: "USMF", series: "VENDPAY", limit: 1000n };

  it("finds nothing where more than one number of twenty is left", () => {
    expect(checkNumberSeries([{ ...series, next: 949n }])).to.deep.equal([]);
  });

  it("warns where few are left, and takes none for an error", () => {
    const mend =
      "Raise its digits in the file of the number series, and bring that in with: contrapost import FILE.";
    expect(
      checkNumberSeries([
        { ...series, next: 950n },
        { ...series, next: 1000n },
      ]),
    ).to.deep.equal([
      {
        severity: "warning",
        code: "CP_NUMBER_SERIES_LOW",
        where: "USMF",
        what: "The number series VENDPAY of USMF has 50 of 999 numbers left.",
        mend,
      },
      {
        severity: "error",
        code: "CP_NUMBER_SERIES_USED_UP",
        where: "USMF",
        what: "The number series VENDPAY of USMF has no numbers left: every posting that needs one is refused.",
        mend,
      },
    ]);
  });
});

describe("the doctor's check of exchange rates", () => {
  const days = { oldBefore: "2024-03-08" };
  const needed = { company: "USMF", from: "EUR", to: "USD", rateType: "Default" };

  it("finds nothing where a rate of late is known, and in rates that nobody needs", () => {
    const newest = [
      { rateType: "Default", date: "2024-03-08" },
      { rateType: "Budget", date: "2020-01-01" },
    ];
    expect(checkRates([needed], newest, days)).to.deep.equal([]);
  });

  it("warns of a missing rate, and notes old ones", () => {
    const newest = [{ rateType: "Default", date: "2024-03-07" }];
    const facts = { from: "SEK", to: "USD", rateType: "Default", date: "2024-03-15" };
    const fault = { code: "CP_RATE_MISSING", facts } as const;
    expect(checkRates([needed, { ...needed, from: "SEK", fault }], newest, days)).to.deep.equal([
      {
        severity: "warning",
        code: "CP_RATE_MISSING",
        where: "USMF",
        what: "USMF has no exchange rate from SEK to USD on 2024-03-15 (rate type Default).",
        mend: "Import a rate of type Default for SEK and USD that starts on or before 2024-03-15.",
      },
      {
        severity: "note",
        code: "CP_RATES_OLD",
        where: "Default",
        what: "The newest exchange rate of type Default is that of 2024-03-07, and is used until another one comes.",
        mend: "Bring in newer ones, such as the ECB's file, with: contrapost import FILE.",
      },
    ]);
  });
});
