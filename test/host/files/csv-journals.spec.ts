import { expect } from "chai";
import { readImport } from "#host/files/import-files.js";
import type { JournalInput, JournalLineInput } from "#host/posting/journal-input.js";
import { refused } from "./refused.js";
import { useTemporaryFiles } from "./temporary-files.js";

async function linesOf({ lines }: JournalInput): Promise<JournalLineInput[]> {
  const all = [];
  for await (const line of lines) all.push(line);
  return all;
}

const header = "company,journal,name,date,accountType,account,debit,credit,currency";

describe("journals as CSV", () => {
  const files = useTemporaryFiles();

  async function journalsOf(text: string, name = "journals.csv") {
    const { journals } = await readImport([await files.write(name, text)]);
    return Promise.all(
      journals.map(async (journal) => ({
        ...journal,
        lines: (await linesOf(journal)).map((line) => ({ ...line, where: files.shown(line.where) })),
      })),
    );
  }

  async function problemsOf(text: string): Promise<readonly string[]> {
    return (await refused(() => journalsOf(text))).map(files.shown);
  }

  it("reads a row a line, and several rows of a line that settles several invoices", async () => {
    const text = `\uFEFFcompany;journal;name;description;line;date;accountType;account;debit;credit;currency;offsetAccountType;offsetAccount;paymentReference;text;settleInvoice;settleAmount
USMF;PAY-1;VENDPAY;March;1;2024-03-15;vendor;V-DEMF;1500.00;;EUR;bank;USMF-OPER;REF-1;"a; ""b""";FR-1;1000.00
;;;;;;;;;;;;;;;;
USMF;PAY-1;VENDPAY;;1;2024-03-15;vendor;V-DEMF;1500.00;;EUR;;;;;FR-2;
USMF;PAY-1;VENDPAY;March;2;2024-03-16;vendor;V-1001;;0.5;USD;;;;;;
DEMF;PAY-1;VENDPAY;;;2024-03-15;ledger;600100;3;;JPY;;;;;;
`;
    expect(await journalsOf(text)).to.deep.equal([
      {
        company: "USMF",
        number: "PAY-1",
        name: "VENDPAY",
        description: "March",
        lines: [
          {
            where: "~/journals.csv:2",
            date: "2024-03-15",
            account: { type: "vendor", id: "V-DEMF" },
            currency: "EUR",
            amount: 150000n,
            offset: { type: "bank", id: "USMF-OPER" },
            text: 'a; "b"',
            paymentReference: "REF-1",
            settle: [{ invoice: "FR-1", amount: "1000.00" }, { invoice: "FR-2" }],
          },
          {
            where: "~/journals.csv:5",
            date: "2024-03-16",
            account: { type: "vendor", id: "V-1001" },
            currency: "USD",
            amount: -50n,
          },
        ],
      },
      {
        company: "DEMF",
        number: "PAY-1",
        name: "VENDPAY",
        lines: [
          {
            where: "~/journals.csv:6",
            date: "2024-03-15",
            account: { type: "ledger", id: "600100" },
            currency: "JPY",
            amount: 3n,
          },
        ],
      },
    ]);
  });

  it("reads discounts, write-offs, prepayments and the cash discounts of invoices", async () => {
    const text = `${header},invoice,cashDiscount,prepayment,settleInvoice,settleUseCashDiscount,settleCashDiscount,settleWriteOff,settleWriteOffReason,settleWriteOffAccount
USMF,J-1,GENERAL,2024-03-15,vendor,V-1,90,,USD,,,false,I-1,always,2.00,8.00,Damaged,618910
USMF,J-1,GENERAL,2024-03-15,vendor,V-1,50,,USD,,,true,,,,,,
USMF,J-1,GENERAL,2024-03-15,vendor,V-1,,20,USD,I-2,2D10,,,,,,,
`;
    const common = { date: "2024-03-15", account: { type: "vendor", id: "V-1" }, currency: "USD" };
    const [journal] = await journalsOf(text);
    expect(journal?.lines).to.deep.equal([
      {
        ...common,
        where: "~/journals.csv:2",
        amount: 9000n,
        settle: [
          {
            invoice: "I-1",
            useCashDiscount: "always",
            cashDiscount: "2.00",
            writeOff: { amount: "8.00", reason: "Damaged", account: "618910" },
          },
        ],
      },
      { ...common, where: "~/journals.csv:3", amount: 5000n, prepayment: true },
      { ...common, where: "~/journals.csv:4", amount: -2000n, invoice: "I-2", cashDiscount: "2D10" },
    ]);
  });

  it("refuses a write-off without its reason, and what settles no invoice", async () => {
    const columns = "settleInvoice,settleCashDiscount,settleWriteOff,settleWriteOffReason,settlePayment";
    const text = `${header},${columns}
USMF,J-1,GENERAL,2024-03-15,vendor,V-1,90,,USD,I-1,,8.00,,
USMF,J-1,GENERAL,2024-03-15,vendor,V-1,90,,USD,,2.00,,,
USMF,J-1,GENERAL,2024-03-15,vendor,V-1,90,,USD,I-1,-2.00,,,
USMF,J-1,GENERAL,2024-03-15,vendor,V-1,90,,USD,I-1,,,Damaged,
USMF,J-1,GENERAL,2024-03-15,vendor,V-1,90,,USD,I-1,,,,APPM-1
`;
    expect(await problemsOf(text)).to.deep.equal([
      'CP_FILE_KEY_MISSING ~/journals.csv:2: the row lacks "settleWriteOffReason".',
      'CP_FILE_KEY_MISSING ~/journals.csv:3: the row lacks "settleInvoice".',
      "CP_SETTLE_AMOUNT ~/journals.csv:4: the amount to settle of invoice I-1 must be above zero, not -2.00.",
      'CP_FILE_KEY_MISSING ~/journals.csv:5: the row lacks "settleWriteOff".',
      "CP_SETTLE_WHAT ~/journals.csv:6: a settlement names either an invoice or a payment, but this one names both.",
    ]);
  });

  it("can read the lines of a journal more than once, and of several journals at a time", async () => {
    const text = `${header}\nUSMF,A,VENDPAY,2024-03-15,vendor,V,1,,EUR\nUSMF,B,VENDPAY,2024-03-15,vendor,W,2,,EUR\n`;
    const { journals } = await readImport([await files.write("twice.csv", text)]);
    const [a, b] = journals as [JournalInput, JournalInput];
    const [once, other, again] = await Promise.all([linesOf(a), linesOf(b), linesOf(a)]);
    expect(once).to.deep.equal(again);
    expect(other.map(({ account }) => account.id)).to.deep.equal(["W"]);
  });

  it("does not hold the lines of a long journal in memory, and closes the file where they are not all taken", async () => {
    const row = (index: number) => `USMF,LONG,VENDPAY,2024-03-15,vendor,V,${index + 1}.00,,EUR\n`;
    const text = `${header}\n${Array.from({ length: 20_000 }, (_, index) => row(index)).join("")}`;
    const { journals } = await readImport([await files.write("long.csv", text)]);
    let count = 0;
    for await (const { amount } of journals[0]!.lines) {
      count += 1;
      expect(amount).to.equal(BigInt(count) * 100n);
      if (count === 10) break;
    }
    expect(count).to.equal(10);
    expect(await linesOf(journals[0]!)).to.have.length(20_000);
  });

  it("reads invoices of either side", async () => {
    const vendors = `company,vendor,invoice,date,dueDate,amount,currency,account,journal
USMF,V-DEMF,FR-1,2024-03-01,2024-03-31,1000.00,EUR,140200,VI-1
USMF,V-DEMF,FR-2,2024-03-02,,-10.00,EUR,,VI-1
`;
    const invoice = { date: "2024-03-01", currency: "EUR" };
    expect(await journalsOf(vendors, "vendors.csv")).to.deep.equal([
      {
        company: "USMF",
        number: "VI-1",
        name: "VENDINV",
        lines: [
          {
            ...invoice,
            where: "~/vendors.csv:2",
            account: { type: "vendor", id: "V-DEMF" },
            amount: -100000n,
            offset: { type: "ledger", id: "140200" },
            invoice: "FR-1",
            dueDate: "2024-03-31",
          },
          {
            where: "~/vendors.csv:3",
            date: "2024-03-02",
            account: { type: "vendor", id: "V-DEMF" },
            currency: "EUR",
            amount: 1000n,
            invoice: "FR-2",
          },
        ],
      },
    ]);
    const customers = `company,customer,invoice,date,amount,currency,journalName,text
DEMF,C-USMF,FR-1,2024-03-01,1000.00,EUR,SALES,Goods
`;
    expect(await journalsOf(customers, "customers.csv")).to.deep.equal([
      {
        company: "DEMF",
        name: "SALES",
        lines: [
          {
            ...invoice,
            where: "~/customers.csv:2",
            account: { type: "customer", id: "C-USMF" },
            amount: 100000n,
            invoice: "FR-1",
            text: "Goods",
          },
        ],
      },
    ]);
  });

  it("names the column that is missing or not known", async () => {
    expect(await problemsOf("company,journal,name,accountType,account,debit,currency\n")).to.deep.equal([
      "CP_CSV_COLUMN_MISSING ~/journals.csv:1: the column date is missing; the file has company, journal, name, accountType, account, debit, currency.",
      "CP_CSV_COLUMN_MISSING ~/journals.csv:1: the column credit is missing; the file has company, journal, name, accountType, account, debit, currency.",
    ]);
    expect(await problemsOf(`${header},paymentRefrence\n`)).to.deep.equal([
      'CP_CSV_COLUMN_UNKNOWN ~/journals.csv:1: there is no column "paymentRefrence" (did you mean "paymentReference"?).',
    ]);
  });

  it("lists every bad row", async () => {
    const text = `${header},offsetAccountType,offsetAccount,settleInvoice,settleAmount
USMF,P,VENDPAY,2024-03-15,vendor,V,1e3,,EUR,,,,
USMF,P,VENDPAY,2024-03-15,vendor,V,NaN,,EUR,,,,
USMF,P,VENDPAY,2024-03-15,vendor,V,1.005,,EUR,,,,
USMF,P,VENDPAY,2024-03-15,vendor,V,1,1,EUR,,,,
USMF,P,VENDPAY,15.03.2024,supplier,,1,,EURO,,,,
US MF,P,,2024-03-15,vendor,V,1,,EUR,,,,
USMF,P,VENDPAY,2024-03-15,vendor,V,1,,EUR,bank,,,
USMF,P,VENDPAY,2024-03-15,vendor,V,1,,EUR,,B,,
USMF,P,VENDPAY,2024-03-15,vendor,V,1,,EUR,,,,5
USMF,P,VENDPAY,2024-03-15,vendor,V,1,,EUR,,,FR-1,-5
USMF,P,VENDPAY,2024-03-15,vendor,V,1,,EUR
`;
    expect(await problemsOf(text)).to.deep.equal([
      'CP_AMOUNT_INVALID ~/journals.csv:2: "1e3" is not an amount.',
      'CP_AMOUNT_INVALID ~/journals.csv:3: "NaN" is not an amount.',
      'CP_AMOUNT_PRECISION ~/journals.csv:4: the amount "1.005" has 3 decimals, but EUR has 2.',
      "CP_LINE_AMOUNT ~/journals.csv:5: a line needs either a debit or a credit, above zero, but has debit 1 and credit 1.",
      'CP_FILE_KEY_MISSING ~/journals.csv:6: the row lacks "account".',
      'CP_DATE_INVALID ~/journals.csv:6: "15.03.2024" is not a calendar date.',
      'CP_FILE_VALUE ~/journals.csv:6: accountType must be one of ledger, bank, vendor, customer, not "supplier".',
      'CP_CURRENCY_UNKNOWN ~/journals.csv:6: "EURO" is not a currency.',
      'CP_FILE_KEY_MISSING ~/journals.csv:7: the row lacks "name".',
      `CP_FILE_VALUE ~/journals.csv:7: company must be a company's id: 1 to 20 letters, digits, - or _, not "US MF".`,
      'CP_FILE_KEY_MISSING ~/journals.csv:8: the row lacks "offsetAccount".',
      'CP_FILE_KEY_MISSING ~/journals.csv:9: the row lacks "offsetAccountType".',
      'CP_FILE_KEY_MISSING ~/journals.csv:10: the row lacks "settleInvoice".',
      "CP_SETTLE_AMOUNT ~/journals.csv:11: the amount to settle of invoice FR-1 must be above zero, not -5.",
      "CP_CSV_ROW ~/journals.csv:12: the row has 9 values, but the header has 13 columns.",
    ]);
  });

  it("refuses rows of a journal that stand apart, and lines that do not ascend", async () => {
    const text = `${header},line,description
USMF,A,VENDPAY,2024-03-15,vendor,V,1,,EUR,2,first
USMF,A,VENDPAY,2024-03-15,vendor,V,1,,EUR,1,second
USMF,B,VENDPAY,2024-03-15,vendor,V,1,,EUR,,
USMF,A,VENDPAY,2024-03-15,vendor,V,1,,EUR,3,
USMF,,VENDPAY,2024-03-15,vendor,V,1,,EUR,,
USMF,C,VENDPAY,2024-03-15,vendor,V,1,,EUR,1,
USMF,C,VENDPAY,2024-03-15,vendor,W,1,,EUR,1,
USMF,,VENDPAY,2024-03-15,vendor,V,1,,EUR,,
`;
    expect(await problemsOf(text)).to.deep.equal([
      "CP_CSV_LINE_ORDER ~/journals.csv:3: line 1 stands below line 2 of the same journal.",
      "CP_CSV_ROWS_DIFFER ~/journals.csv:3: description is second, but the row at ~/journals.csv:2 of the same journal has first.",
      "CP_CSV_ROWS_APART ~/journals.csv:5: rows of journal USMF/A stood further up, at ~/journals.csv:2, before other rows.",
      "CP_CSV_ROWS_DIFFER ~/journals.csv:8: account is W, but the row at ~/journals.csv:7 of the same line 1 has V.",
      "CP_CSV_ROWS_APART ~/journals.csv:9: rows of a VENDPAY journal of USMF stood further up, at ~/journals.csv:6, before other rows.",
    ]);
  });

  it("reads fields of plugins, of lines and of journals, which rows of one line or journal say alike", async () => {
    const text = `${header},line,desk.purpose,journal.desk.batch,journal.late-fees.rate
USMF,A,VENDPAY,2024-03-15,vendor,V,1,,EUR,1,SUPP,7,0.5
USMF,A,VENDPAY,2024-03-15,vendor,V,1,,EUR,2,,,
`;
    const [journal] = await journalsOf(text);
    expect(journal?.fields).to.deep.equal({ desk: { batch: "7" }, "late-fees": { rate: "0.5" } });
    expect(journal?.lines.map(({ fields }) => fields)).to.deep.equal([
      { desk: { purpose: "SUPP" } },
      undefined,
    ]);
    const uneven = `${header},line,desk.purpose,journal.desk.batch
USMF,A,VENDPAY,2024-03-15,vendor,V,1,,EUR,1,SUPP,7
USMF,A,VENDPAY,2024-03-15,vendor,V,1,,EUR,1,SALA,7
USMF,A,VENDPAY,2024-03-15,vendor,V,1,,EUR,2,,8
`;
    expect(await problemsOf(uneven)).to.deep.equal([
      "CP_CSV_ROWS_DIFFER ~/journals.csv:3: desk.purpose is SALA, but the row at ~/journals.csv:2 of the same line 1 has SUPP.",
      "CP_CSV_ROWS_DIFFER ~/journals.csv:4: journal.desk.batch is 8, but the row at ~/journals.csv:2 of the same journal has 7.",
    ]);
    const invoices = `company,vendor,invoice,date,amount,currency,desk.purpose
USMF,V,I-1,2024-03-15,1.00,EUR,SUPP
`;
    const [invoice] = await journalsOf(invoices, "invoices.csv");
    expect(invoice?.lines[0]?.fields).to.deep.equal({ desk: { purpose: "SUPP" } });
  });

  it("takes no column for a field of a plugin that has not two names", async () => {
    expect(await problemsOf(`${header},desk.purpose.more,Desk.purpose\n`)).to.deep.equal([
      'CP_CSV_COLUMN_UNKNOWN ~/journals.csv:1: there is no column "desk.purpose.more".',
      'CP_CSV_COLUMN_UNKNOWN ~/journals.csv:1: there is no column "Desk.purpose".',
    ]);
  });
});
