import { formatRate } from "@contrapost/sdk";
import { expect } from "chai";
import { type EcbSelection, readEcbRates } from "#host/files/ecb-rates.js";
import { ProblemList } from "#host/masterdata/problem-list.js";
import { refused } from "./refused.js";
import { useTemporaryFiles } from "./temporary-files.js";

const fixture = "fixtures/rates/ecb-2023-10--2024-10.csv";

describe("reading rates of the ECB", () => {
  const files = useTemporaryFiles();

  async function ratesOf(
    file: string,
    selection: EcbSelection = {},
    notes: string[] = [],
  ): Promise<string[]> {
    const problems = new ProblemList();
    const records = await readEcbRates(file, selection, problems, notes);
    problems.throwIfAny();
    return records.map(({ where, type, from, to, date, rate }) =>
      files.shown(`${where} ${type} ${from}/${to} ${date} ${formatRate(rate)}`),
    );
  }

  it("reads a rate for every day and currency", async () => {
    const rates = await ratesOf(fixture);
    expect(rates).to.have.length(264 * 15);
    expect(rates[0]).to.equal(`${fixture}:2 Default EUR/USD 2023-10-02 1.053`);
    expect(rates.at(-1)).to.equal(`${fixture}:265 Default EUR/INR 2024-10-11 91.9575`);
  });

  it("takes only the currencies and days that are asked for", async () => {
    const selection = { type: "Daily", currencies: ["USD", "JPY"], from: "2023-10-03", to: "2023-10-04" };
    expect(await ratesOf(fixture, selection)).to.deep.equal([
      `${fixture}:3 Daily EUR/USD 2023-10-03 1.0469`,
      `${fixture}:3 Daily EUR/JPY 2023-10-03 157.01`,
      `${fixture}:4 Daily EUR/USD 2023-10-04 1.0497`,
      `${fixture}:4 Daily EUR/JPY 2023-10-04 156.48`,
    ]);
  });

  it("passes over days without a rate, over an empty last column and over currencies that ceased", async () => {
    const file = await files.write(
      "history.csv",
      "Date,USD,CYP,TRY,\n2007-12-31,1.4721,0.58527,N/A,\n2007-12-28,,N/A,1.7,\n",
    );
    const notes: string[] = [];
    expect(await ratesOf(file, {}, notes)).to.deep.equal([
      "~/history.csv:2 Default EUR/USD 2007-12-31 1.4721",
      "~/history.csv:3 Default EUR/TRY 2007-12-28 1.7",
    ]);
    expect(notes.map(files.shown)).to.deep.equal([
      "~/history.csv: these are no currencies and are not used: CYP.",
    ]);
  });

  it("names every bad day and rate", async () => {
    const file = await files.write(
      "bad.csv",
      "date,USD,GBP\n2024-02-30,1,1\n2024-02-28,1e0,-1\n2024-02-29,1.1\n",
    );
    expect((await refused(() => ratesOf(file))).map(files.shown)).to.deep.equal([
      'CP_DATE_INVALID ~/bad.csv:2: "2024-02-30" is not a calendar date.',
      'CP_RATE_INVALID ~/bad.csv:3, USD: "1e0" is not an exchange rate.',
      'CP_RATE_INVALID ~/bad.csv:3, GBP: "-1" is not an exchange rate.',
      "CP_CSV_ROW ~/bad.csv:4: the row has 2 values, but the header has 3 columns.",
    ]);
  });

  it("refuses a currency that the file does not have, and a file of another kind", async () => {
    expect(await refused(() => ratesOf(fixture, { currencies: ["USD", "BRL", "XXX"] }))).to.deep.equal([
      `CP_CSV_COLUMN_MISSING ${fixture}:1: the column BRL is missing; the file has date, USD, GBP, JPY, CHF, SEK, NOK, DKK, PLN, CZK, HUF, CAD, AUD, CNY, SGD, INR.`,
      `CP_CURRENCY_UNKNOWN ${fixture}:1: "XXX" is not a currency.`,
    ]);
    const file = await files.write("other.csv", "company,name\nUSMF,x\n");
    expect((await refused(() => ratesOf(file))).map(files.shown)).to.deep.equal([
      "CP_FILE_KIND ~/other.csv:1: it cannot be told what this file holds: its columns are company, name, but those of the ECB are a date and then currency codes.",
    ]);
  });
});
