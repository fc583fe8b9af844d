import { expect } from "chai";
import { exportCustomerPaymentJournal, type ExportedLine } from "#host/files/d365/export.js";
import { readImport } from "#host/files/import-files.js";
import { useTemporaryFiles } from "./temporary-files.js";

const journal = {
  company: "DEMF",
  number: "J-000001",
  name: "CUSTPAY",
  description: 'Mirror of "USMF/PAY-1", paid',
};

const lines: readonly ExportedLine[] = [
  {
    line: 1,
    date: "2024-03-15",
    account: { type: "customer", id: "C-USMF" },
    currency: "EUR",
    amount: -150000n,
    offset: { type: "bank", id: "DEMF-OPER" },
    paymentReference: "REF-1",
    text: " spaced; quoted\n",
    settlements: [
      { invoice: "FR-1", currency: "EUR", amount: 100000n, cashDiscount: 2000n },
      { invoice: "FR-2", currency: "USD", amount: 50000n, paymentAmount: -46050n },
    ],
  },
  {
    line: 2,
    date: "2024-03-16",
    account: { type: "customer", id: "C-USMF" },
    currency: "JPY",
    amount: 7n,
    prepayment: true,
    offset: { type: "ledger", id: "110-110" },
    settlements: [],
  },
  {
    line: 3,
    date: "2024-03-16",
    account: { type: "customer", id: "C-USMF" },
    currency: "BHD",
    amount: -5n,
    settlements: [{ invoice: "007", currency: "BHD", amount: 5n }],
  },
];

describe("exporting a customer payment journal to Dynamics 365", () => {
  const files = useTemporaryFiles();

  it("writes header, lines and settled invoices with column names in upper case", async () => {
    const [header, line, settled] = await exportCustomerPaymentJournal(journal, lines);
    expect(header).to.deep.equal({
      name: "Customer payment journal header.csv",
      text: 'JOURNALBATCHNUMBER,JOURNALNAME,DESCRIPTION,ISPOSTED\r\nJ-000001,CUSTPAY,"Mirror of ""USMF/PAY-1"", paid",No\r\n',
    });
    expect(line).to.deep.equal({
      name: "Customer payment journal line.csv",
      text: [
        "JOURNALBATCHNUMBER,LINENUMBER,COMPANY,TRANSACTIONDATE,ACCOUNTTYPE,ACCOUNTDISPLAYVALUE,DEBITAMOUNT,CREDITAMOUNT,CURRENCYCODE,OFFSETACCOUNTTYPE,OFFSETACCOUNTDISPLAYVALUE,PAYMENTREFERENCE,TRANSACTIONTEXT,ISPREPAYMENT",
        'J-000001,1,DEMF,2024-03-15,Cust,C-USMF,0.00,1500.00,EUR,Bank,DEMF-OPER,REF-1," spaced; quoted\n",No',
        "J-000001,2,DEMF,2024-03-16,Cust,C-USMF,7,0,JPY,Ledger,110\\-110,,,Yes",
        "J-000001,3,DEMF,2024-03-16,Cust,C-USMF,0.000,0.005,BHD,,,,,No",
        "",
      ].join("\r\n"),
    });
    expect(settled).to.deep.equal({
      name: "Customer payment journal line settled invoice.csv",
      text: [
        "JOURNALBATCHNUMBER,JOURNALLINECOMPANY,JOURNALLINENUMBER,JOURNALLINEACCOUNTTYPE,ACCOUNTDISPLAYVALUE,INVOICECOMPANY,INVOICENUMBER,SETTLEMENTAMOUNTININVOICECURRENCY,CASHDISCOUNTTOTAKEININVOICECURRENCY,INVOICETOPAYMENTCROSSRATE",
        "J-000001,DEMF,1,Cust,C-USMF,DEMF,FR-1,1000.00,20.00,100",
        "J-000001,DEMF,1,Cust,C-USMF,DEMF,FR-2,500.00,,92.1",
        "J-000001,DEMF,3,Cust,C-USMF,DEMF,007,0.005,,100",
        "",
      ].join("\r\n"),
    });
  });

  it("is read back as the same journal", async () => {
    const exported = await exportCustomerPaymentJournal(journal, lines);
    const paths = await Promise.all(exported.map(({ name, text }) => files.write(name, text)));
    const { journals, notes } = await readImport(paths);
    const { company, number, name, description } = journal;
    const read: Readonly<Record<string, object>> = {
      EUR: [
        { invoice: "FR-1", amount: "1000", cashDiscount: "20" },
        { invoice: "FR-2", amount: "500", crossRate: "0.921" },
      ],
      BHD: [{ invoice: "007", amount: "0.005" }],
    };
    expect(journals.map((one) => ({ ...one, lines: [...(one.lines as Iterable<object>)] }))).to.deep.equal([
      {
        company,
        number,
        name,
        description,
        lines: lines.map(({ line: _, settlements, ...rest }, index) => ({
          ...rest,
          ...(settlements.length > 0 && { settle: read[rest.currency] }),
          where: `${paths[1]!}:${[2, 4, 5][index]!}`,
        })),
      },
    ]);
    expect(notes.map(files.shown)).to.deep.equal([
      "~/Customer payment journal line settled invoice.csv (CustomerPaymentJournalLineSettledInvoice): not used: JOURNALLINEACCOUNTTYPE, ACCOUNTDISPLAYVALUE.",
    ]);
  });

  it("takes the lines from a stream", async () => {
    async function* stream(): AsyncGenerator<ExportedLine> {
      yield* lines;
    }
    expect(await exportCustomerPaymentJournal(journal, stream())).to.deep.equal(
      await exportCustomerPaymentJournal(journal, lines),
    );
  });
});
