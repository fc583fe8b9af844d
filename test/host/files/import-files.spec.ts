import { expect } from "chai";
import { readImport } from "#host/files/import-files.js";
import { refused } from "./refused.js";
import { useTemporaryFiles } from "./temporary-files.js";

describe("importing files", () => {
  const files = useTemporaryFiles();

  async function problemsOf(...given: readonly string[]): Promise<readonly string[]> {
    return (await refused(() => readImport(given))).map(files.shown);
  }

  it("tells by its content what a file holds, and puts all of them together", async () => {
    const mixed = await files.write(
      "mixed.yaml",
      `companies: [{ id: USMF, currency: USD, accounts: [{ account: 110110, name: Bank, type: asset }] }]
exchangeRates:
  - { ecb: rates.csv, currencies: [USD], type: Daily }
  - { from: EUR, to: USD, date: 2024-01-03, rate: 1.0945 }
journals: [{ company: USMF, name: GENERAL, lines: [] }]
customerInvoices: [{ company: USMF, customer: C, invoice: I, date: 2024-01-02, amount: 1, currency: USD }]
`,
    );
    const rates = await files.write("rates.csv", "date,USD\n2024-01-02,1.0956\n");
    const json = await files.write("more.json", '{ "companies": [{ "id": "DEMF", "currency": "EUR" }] }');
    const journals = await files.write(
      "journals.csv",
      "company,journal,name,date,accountType,account,debit,credit,currency\nUSMF,P,VENDPAY,2024-01-02,vendor,V,1,,USD\n",
    );
    const invoices = await files.write(
      "invoices.csv",
      "company,vendor,invoice,date,amount,currency\nUSMF,V,A,2024-01-02,1,USD\n",
    );
    const contents = await readImport([mixed, rates, json, journals, invoices]);
    expect(contents.masterData.companies.map(({ id, where }) => [id, files.shown(where)])).to.deep.equal([
      ["USMF", "~/mixed.yaml:1"],
      ["DEMF", "~/more.json:1"],
    ]);
    expect(
      contents.masterData.exchangeRates.map(({ type, date, where }) => [type, date, files.shown(where)]),
    ).to.deep.equal([
      ["Daily", "2024-01-02", "~/rates.csv:2"],
      ["Default", "2024-01-03", "~/mixed.yaml:4"],
      ["Default", "2024-01-02", "~/rates.csv:2"],
    ]);
    expect(contents.masterData.mainAccounts).to.have.length(1);
    expect(contents.journals.map(({ name }) => name)).to.deep.equal([
      "GENERAL",
      "CUSTINV",
      "VENDPAY",
      "VENDINV",
    ]);
    expect(contents.notes).to.deep.equal([]);
  });

  it("lists the problems of all files at once", async () => {
    const yaml = await files.write("bad.yaml", "companies:\n  - id: USMF\n    currncy: USD\njournals: 5\n");
    const broken = await files.write("broken.json", '{ "companies": [ }');
    const csv = await files.write(
      "bad.csv",
      "company,journal,name,accountType,account,debit,credit,currency\n",
    );
    const absent = csv.replace("bad.csv", "absent.csv");
    const lost = await files.write("lost.yaml", "exchangeRates: [{ ecb: absent.csv }]");
    expect(await problemsOf(yaml, broken, csv, absent, lost)).to.deep.equal([
      'CP_FILE_KEY ~/bad.yaml:3: companies[0] has no key "currncy" (did you mean "currency"?).',
      'CP_FILE_VALUE ~/bad.yaml:4: journals must be a list, not "5".',
      "CP_FILE_SYNTAX ~/broken.json:1:18: Flow sequence in block collection must be sufficiently indented and end with a ].",
      "CP_CSV_COLUMN_MISSING ~/bad.csv:1: the column date is missing; the file has company, journal, name, accountType, account, debit, credit, currency.",
      "CP_FILE_NOT_FOUND There is no file ~/absent.csv.",
      "CP_FILE_NOT_FOUND There is no file ~/absent.csv.",
    ]);
  });

  it("counts all problems but keeps no more than a thousand of them", async () => {
    const rows = "USMF,P,VENDPAY,2024-01-02,vendor,V,x,,USD\n".repeat(3000);
    const header = "company,journal,name,date,accountType,account,debit,credit,currency\n";
    const file = await files.write("many.csv", header + rows);
    try {
      await readImport([file]);
      expect.fail("the file was taken");
    } catch (error) {
      const { message, problems } = error as { message: string; problems: readonly unknown[] };
      expect(files.shown(message)).to.equal(
        'Nothing was imported, 3000 problems: ~/many.csv:2: "x" is not an amount.',
      );
      expect(problems).to.have.length(1000);
    }
  });

  it("refuses files of which it cannot tell what they hold", async () => {
    const unknown = await files.write("unknown.csv", "name,street\nA,B\n");
    const both = await files.write("both.csv", "company,vendor,customer,invoice,date,amount,currency\n");
    const neither = await files.write("neither.csv", "company,invoice,date,amount,currency\n");
    const shouting = await files.write("shouting.csv", "NAME,STREET\nA,B\n");
    const twins = await files.write(
      "package.csv",
      "JOURNALBATCHNUMBER,JOURNALLINENUMBER,INVOICENUMBER,SETTLEMENTAMOUNTININVOICECURRENCY\n",
    );
    const odata = await files.write("answer.json", '{ "value": [{ "Some": "thing" }] }');
    const kind = (name: string, reason: string) =>
      `CP_FILE_KIND ~/${name}:1: it cannot be told what this file holds: ${reason}.`;
    expect(await problemsOf(unknown, both, neither, shouting, twins, odata)).to.deep.equal([
      kind("unknown.csv", "its columns are name, street"),
      kind("both.csv", "it looks like invoices, but has both columns, vendor and customer"),
      kind("neither.csv", "it looks like invoices, but has neither a column vendor nor a column customer"),
      kind("shouting.csv", "its columns are NAME, STREET"),
      kind(
        "package.csv",
        "by its columns it may be VendorPaymentJournalLineSettledInvoice or CustomerPaymentJournalLineSettledInvoice, and its name does not say which",
      ),
      kind(
        "answer.json",
        "it is an answer of OData, but neither its @odata.context nor its file name says of which entity",
      ),
    ]);
  });

  it("refuses aliases that explode and keys that reach into the program", async () => {
    const bomb = await files.write("bomb.yaml", "companies: &a [*a]\n");
    const proto = await files.write("proto.json", '{ "companies": [{ "__proto__": { "id": "X" } }] }');
    expect(await problemsOf(bomb, proto)).to.deep.equal([
      "CP_FILE_ALIASES ~/bomb.yaml:1: the file's aliases (*name) unfold to more values than are allowed.",
      'CP_FILE_KEY_FORBIDDEN ~/proto.json:1: the key "__proto__" is not allowed.',
    ]);
  });
});
