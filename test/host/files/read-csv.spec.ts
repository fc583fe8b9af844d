import { expect } from "chai";
import { checkColumns } from "#host/files/csv-columns.js";
import { CsvFile, type CsvRow } from "#host/files/read-csv.js";
import { ProblemList } from "#host/masterdata/problem-list.js";
import { refused } from "./refused.js";
import { useTemporaryFiles } from "./temporary-files.js";

async function allRows(csv: CsvFile, part?: CsvRow["range"]): Promise<CsvRow[]> {
  const rows = [];
  for await (const row of csv.rows(undefined, part)) rows.push(row);
  return rows;
}

describe("reading CSV", () => {
  const files = useTemporaryFiles();

  async function problemsOf(content: string | Uint8Array): Promise<readonly string[]> {
    const file = await files.write("bad.csv", content);
    const problems = await refused(async () => allRows(await CsvFile.open(file)));
    return problems.map(files.shown);
  }

  it("gives each row with the line that it starts at", async () => {
    const text = '\uFEFFa,b , c\r\n1,2,3\r\n\r\n"x\ny", z ,é\r\n,,\r\n"q""r",",",k\r\n7,8,9';
    const csv = await CsvFile.open(await files.write("plain.csv", text));
    expect(csv.columns).to.deep.equal(["a", "b", "c"]);
    expect((await allRows(csv)).map(({ values, line }) => [line, ...values])).to.deep.equal([
      [2, "1", "2", "3"],
      [4, "x\ny", "z", "é"],
      [7, 'q"r', ",", "k"],
      [8, "7", "8", "9"],
    ]);
  });

  it("reads a part of a file again, with the same lines", async () => {
    const text = '\uFEFFa,b\n"1\n1",ä\n\n2,"ö\n"\n3,ü\n4,x\n';
    const csv = await CsvFile.open(await files.write("parts.csv", text));
    const rows = await allRows(csv);
    const [, second, third] = rows;
    const part = { ...second!.range, end: third!.range.end };
    expect(await allRows(csv, part)).to.deep.equal([second, third]);
    expect(rows.map(({ line }) => line)).to.deep.equal([2, 5, 7, 8]);
  });

  it("takes semicolons where the header has them", async () => {
    const csv = await CsvFile.open(await files.write("semicolon.csv", '"a,x";b\n1,5;2\n'));
    expect(csv.columns).to.deep.equal(["a,x", "b"]);
    expect((await allRows(csv)).map(({ values }) => values)).to.deep.equal([["1,5", "2"]]);
  });

  it("passes over empty columns at the end, as the ECB writes one", async () => {
    const csv = await CsvFile.open(await files.write("trailing.csv", "a,b,\n1,2,\n3,4\n"));
    expect(csv.columns).to.deep.equal(["a", "b"]);
    expect((await allRows(csv)).map(({ values }) => values.slice(0, 2))).to.deep.equal([
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  it("refuses rows that have too few or too many values", async () => {
    expect(await problemsOf("a,b\n1,2\n3\n")).to.deep.equal([
      "CP_CSV_ROW ~/bad.csv:3: the row has 1 values, but the header has 2 columns.",
    ]);
    expect(await problemsOf("a,b\n1,2,3\n")).to.deep.equal([
      "CP_CSV_ROW ~/bad.csv:2: the row has 3 values, but the header has 2 columns.",
    ]);
  });

  it("refuses quotes that are not closed or stand inside of a value", async () => {
    expect(await problemsOf('a,b\n1,2\n3,"x\ny\n')).to.deep.equal([
      "CP_FILE_SYNTAX ~/bad.csv:4: a quoted value is not closed up to here.",
    ]);
    expect(await problemsOf('a,b\n1,x"y\n')).to.deep.equal([
      "CP_FILE_SYNTAX ~/bad.csv:2: a quote stands inside of a value that does not start with one.",
    ]);
    expect(await problemsOf('a,b\n1,"x"y\n')).to.deep.equal([
      "CP_FILE_SYNTAX ~/bad.csv:2: a quoted value goes on behind its closing quote.",
    ]);
  });

  it("does not read a file into memory because a quote is not closed", async () => {
    expect(await problemsOf(`a,b\n1,"${"x\n".repeat(1_000_000)}`)).to.deep.equal([
      "CP_FILE_SYNTAX ~/bad.csv:524290: a row that ends here is longer than a megabyte; perhaps a quoted value above is not closed.",
    ]);
  });

  it("refuses what is no text in UTF-8, in the header and below it", async () => {
    expect(await problemsOf(Uint8Array.from([0x61, 0xe4, 0x0a, 0x31]))).to.deep.equal([
      "CP_FILE_SYNTAX ~/bad.csv:1: the file is not text in UTF-8.",
    ]);
    expect(await problemsOf(Uint8Array.from([0x61, 0x0a, 0x31, 0x0a, 0xe4, 0x0a]))).to.deep.equal([
      "CP_FILE_SYNTAX ~/bad.csv:3: the file is not text in UTF-8.",
    ]);
    expect(await problemsOf(Buffer.from("a,b\n1,2\n", "utf16le"))).to.deep.equal([
      "CP_FILE_SYNTAX ~/bad.csv:1: the file is not text in UTF-8.",
    ]);
  });

  it("refuses an empty file, and a column that stands twice", async () => {
    expect(await problemsOf("")).to.deep.equal(["CP_FILE_SYNTAX ~/bad.csv:1: the file is empty."]);
    expect(await problemsOf("a,b,a\n")).to.deep.equal([
      "CP_CSV_COLUMN_TWICE ~/bad.csv:1: the column a stands twice in the header.",
    ]);
  });

  it("says that there is no such file", async () => {
    expect(await refused(() => CsvFile.open("nowhere.csv"))).to.deep.equal([
      "CP_FILE_NOT_FOUND There is no file nowhere.csv.",
    ]);
  });

  it("names every missing and every unknown column", async () => {
    const csv = await CsvFile.open(await files.write("columns.csv", "company,acount,nonsense\nUSMF,1,2\n"));
    const problems = new ProblemList();
    const layout = { required: ["company", "account", "date"], optional: ["text"] };
    expect(checkColumns(csv, layout, problems)).to.equal(undefined);
    expect((await refused(() => problems.throwIfAny())).map(files.shown)).to.deep.equal([
      "CP_CSV_COLUMN_MISSING ~/columns.csv:1: the column account is missing; the file has company, acount, nonsense.",
      "CP_CSV_COLUMN_MISSING ~/columns.csv:1: the column date is missing; the file has company, acount, nonsense.",
      'CP_CSV_COLUMN_UNKNOWN ~/columns.csv:1: there is no column "acount" (did you mean "account"?).',
      'CP_CSV_COLUMN_UNKNOWN ~/columns.csv:1: there is no column "nonsense".',
    ]);
  });
});
