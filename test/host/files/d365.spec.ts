import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { formatRate } from "@contrapost/sdk";
import { expect } from "chai";
import { noDeclaredFields } from "#host/fields/declared-fields.js";
import { readImport } from "#host/files/import-files.js";
import { applyMasterRecords } from "#host/masterdata/apply-master-data.js";
import { openStore } from "#host/store/open-store.js";
import { booksOf } from "../masterdata/books-of.js";
import { refused } from "./refused.js";
import { useTemporaryFiles } from "./temporary-files.js";

const folder = "fixtures/d365";
const setup = "fixtures/setups/usmf-demf.yaml";

async function packageFiles(): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(".csv")).map((name) => join(folder, name));
}

/** Journals without the places that they were read from. */
async function journalsOf(files: readonly string[]): Promise<unknown[]> {
  const { journals } = await readImport(files);
  return withoutPlaces(journals) as unknown[];
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "where");
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutPlaces(item)]));
}

describe("files of Dynamics 365", () => {
  const files = useTemporaryFiles();

  async function problemsOf(
    given: Readonly<Record<string, string>>,
    company?: string,
  ): Promise<readonly string[]> {
    const paths = await Promise.all(Object.entries(given).map(([name, text]) => files.write(name, text)));
    return (await refused(() => readImport(paths, { company }))).map(files.shown);
  }

  it("give the same journals as their twin", async () => {
    const journals = await journalsOf(await packageFiles());
    expect(journals).to.have.length(2);
    expect(journals).to.deep.equal(await journalsOf([`${folder}/twin/package.yaml`]));
  });

  it("give the same books as their twin", async () => {
    const [ours, theirs] = await Promise.all(
      [await packageFiles(), [`${folder}/twin/package.yaml`]].map(async (given) => {
        const store = await openStore("sqlite::memory:");
        try {
          for (const batch of [[setup], given]) {
            const { masterData } = await readImport(batch);
            await store.transaction((session) =>
              applyMasterRecords(session, masterData, { fields: noDeclaredFields }),
            );
          }
          return await booksOf(store);
        } finally {
          await store.close();
        }
      }),
    );
    expect(ours).to.deep.equal(theirs);
  });

  it("have their unused columns listed, and what was left out", async () => {
    const { notes } = await readImport(await packageFiles());
    expect(notes).to.have.members([
      "fixtures/d365/Exchange rates.csv (ExchangeRate): not used: RATETYPEDESCRIPTION, ENDDATE.",
      "fixtures/d365/Intercompany trading partnership sales policy.csv (IntercompanyTradingPartnershipSalesPolicy): not used: INTERCOMPANYSALESORDERNUMBERINGMETHOD, ISINTERCOMPANYSALESORDERLINEPRICECHANGEALLOWED.",
      "fixtures/d365/Journal names.csv (LedgerJournalName): not used: ISFIXEDOFFSETACCOUNT, NEWVOUCHER.",
      "fixtures/d365/Vendor payment journal header.csv (VendorPaymentJournalHeader): not used: CHARGEBEARER; not used, and empty: LOCALINSTRUMENT, CATEGORYPURPOSE, SERVICELEVEL.",
      "fixtures/d365/Vendor payment journal line settled invoice.csv (VendorPaymentJournalLineSettledInvoice): not used: JOURNALLINEACCOUNTTYPE, ACCOUNTDISPLAYVALUE, INVOICEDUEDATE.",
      "fixtures/d365/Vendor payment journal line.csv (VendorPaymentJournalLine): not used: VENDORNAME, EXCHANGERATE, PAYMENTMETHODNAME, DUEDATE, VOUCHER.",
      "fixtures/d365/Journal names.csv:4: journal name FADEPR is left out, because journals of type Assets are not used.",
      "fixtures/d365/Vendor payment journal header.csv:3: journal USMF/00453 is posted in Dynamics 365; here it becomes a draft.",
    ]);
  });

  it("are read from the JSON of OData as well", async () => {
    const header = await files.write(
      "answer1.json",
      JSON.stringify({
        "@odata.context": "https://x.dynamics.com/data/$metadata#VendorPaymentJournalHeaders",
        value: [
          {
            "@odata.etag": "W/1",
            dataAreaId: "usmf",
            JournalBatchNumber: "1",
            JournalName: "VENDPAY",
            IsPosted: "No",
            ChargeBearer: null,
          },
        ],
      }),
    );
    const line = {
      dataAreaId: "usmf",
      JournalBatchNumber: "1",
      LineNumber: 1,
      AccountType: "Vend",
      AccountDisplayValue: "V-DEMF",
      TransactionDate: "2024-03-15T12:00:00Z",
      DebitAmount: 100.5,
      CreditAmount: 0,
      CurrencyCode: "EUR",
      OffsetAccountType: "Ledger",
      OffsetAccountDisplayValue: "110\\-110---",
      IsPrepayment: "No",
      ReportingCurrencyExchRate: 0,
    };
    const lines = await files.write("Vendor payment journal lines.json", JSON.stringify({ value: [line] }));
    const policies = await files.write(
      "answer2.json",
      JSON.stringify({
        value: [
          {
            CustomerLegalEntityId: "DEMF",
            CustomerAccountNumber: "C-USMF",
            IntercompanyVendorPaymentJournalNameId: "",
            IsIntercompanyVendorPaymentJournalAutomaticallyPosted: "Yes",
          },
        ],
      }),
    );
    const { journals, masterData, notes } = await readImport([header, lines, policies]);
    expect(withoutPlaces(journals)).to.deep.equal([
      {
        company: "USMF",
        number: "1",
        name: "VENDPAY",
        lines: [
          {
            date: "2024-03-15",
            account: { type: "vendor", id: "V-DEMF" },
            currency: "EUR",
            amount: 10050n,
            offset: { type: "ledger", id: "110-110" },
          },
        ],
      },
    ]);
    expect(withoutPlaces(masterData.salesOrderPolicies)).to.deep.equal([
      { company: "DEMF", customer: "C-USMF", paymentJournal: undefined, postAutomatically: true },
    ]);
    expect(notes.map(files.shown)).to.deep.equal([
      "~/Vendor payment journal lines.json (VendorPaymentJournalLine): not used: ReportingCurrencyExchRate.",
    ]);
  });

  it("take the company of the import where their rows name none", async () => {
    const names = await files.write("Journal names.csv", "NAME,TYPE\nVENDPAY,Vendor disbursement\n");
    const { masterData } = await readImport([names], { company: "USMF" });
    expect(withoutPlaces(masterData.journalNames)).to.deep.equal([
      { company: "USMF", id: "VENDPAY", type: "vendorPayment", approval: false },
    ]);
    expect(await problemsOf({ "Journal names.csv": "NAME,TYPE\nVENDPAY,Payment\n" })).to.deep.equal([
      "CP_D365_COMPANY ~/Journal names.csv:2: the company of journal name VENDPAY is not known.",
    ]);
  });

  it("have rates exact for whatever number of units they are given", async () => {
    const rates = ["One", "Ten", "Hundred", "Thousand", "TenThousand"].map(
      (factor) =>
        `Default,${factor === "One" ? "EUR" : "JPY"},USD,2024-01-0${factor.length > 9 ? 9 : factor.length},${factor},1.2345000000`,
    );
    const text = `RATETYPENAME,FROMCURRENCY,TOCURRENCY,STARTDATE,CONVERSIONFACTOR,RATE\n${rates.join("\n")}\n`;
    const { masterData } = await readImport([await files.write("Exchange rates.csv", text)]);
    expect(masterData.exchangeRates.map(({ rate }) => formatRate(rate))).to.deep.equal([
      "1.2345",
      "0.12345",
      "0.012345",
      "0.0012345",
      "0.00012345",
    ]);
  });

  it("are refused where a column that is needed is missing", async () => {
    expect(
      await problemsOf({ "Exchange rates.csv": "RATETYPENAME,FROMCURRENCY,TOCURRENCY,STARTDATE,RATE\n" }),
    ).to.deep.equal([
      "CP_CSV_COLUMN_MISSING ~/Exchange rates.csv:1: the column CONVERSIONFACTOR is missing; the file has RATETYPENAME, FROMCURRENCY, TOCURRENCY, STARTDATE, RATE.",
    ]);
    expect(
      await problemsOf({ "ExchangeRates.json": '{ "value": [\n{ "FromCurrency": "EUR", "Rate": 1 }] }' }),
    ).to.deep.equal(
      ["RateTypeName", "ToCurrency", "StartDate", "ConversionFactor"].map(
        (field) => `CP_FILE_KEY_MISSING ~/ExchangeRates.json:2: value[0] lacks "${field}".`,
      ),
    );
  });

  it("are refused value by value where these cannot be read", async () => {
    const rates = `RATETYPENAME,FROMCURRENCY,TOCURRENCY,STARTDATE,CONVERSIONFACTOR,RATE
Default,EUR,USD,01/15/2024,One,1.05
Default,EUR,USD,1900-01-01 00:00:00,One,1.05
Default,EUR,USD,2024-01-15,Million,1.05
Default,EUR,USD,2024-01-15,One,0.00
Default,,USD,2024-01-15,One,1.05
`;
    expect(await problemsOf({ "Exchange rates.csv": rates })).to.deep.equal([
      'CP_DATE_INVALID ~/Exchange rates.csv:2, StartDate: "01/15/2024" is not a calendar date.',
      'CP_D365_VALUE ~/Exchange rates.csv:3: StartDate is "1900-01-01 00:00:00", but must be the first day of the rate.',
      'CP_D365_VALUE ~/Exchange rates.csv:4: ConversionFactor is "Million", but must be One, Ten, Hundred, Thousand or TenThousand.',
      'CP_RATE_INVALID ~/Exchange rates.csv:5, Rate: "0" is not an exchange rate.',
      'CP_D365_VALUE ~/Exchange rates.csv:6: FromCurrency is "", but must be a value.',
    ]);
  });

  it("say which cash discounts to take and which payments are prepayments", async () => {
    const paths = await Promise.all([
      files.write("VendorPaymentJournalHeader.csv", "JOURNALBATCHNUMBER,JOURNALNAME\n1,VENDPAY\n"),
      files.write(
        "VendorPaymentJournalLine.csv",
        `JOURNALBATCHNUMBER,LINENUMBER,TRANSACTIONDATE,CURRENCYCODE,DEBITAMOUNT,CREDITAMOUNT,ACCOUNTTYPE,ACCOUNTDISPLAYVALUE,ISPREPAYMENT
1,1,2024-01-15,EUR,98,0,Vend,V,No
1,2,2024-01-15,EUR,50,0,Vend,V,Yes
`,
      ),
      files.write(
        "VendorPaymentJournalLineSettledInvoice.csv",
        `JOURNALBATCHNUMBER,JOURNALLINENUMBER,INVOICENUMBER,INVOICECOMPANY,SETTLEMENTAMOUNTININVOICECURRENCY,CASHDISCOUNTTOTAKEININVOICECURRENCY
1,1,FR-1,USMF,-49.00,-1.000000
1,1,FR-2,USMF,-30.00,0.000000
1,1,FR-3,USMF,-19.00,
`,
      ),
    ]);
    const { journals } = await readImport(paths, { company: "USMF" });
    const common = { date: "2024-01-15", account: { type: "vendor", id: "V" }, currency: "EUR" };
    expect(withoutPlaces(journals)).to.deep.equal([
      {
        company: "USMF",
        number: "1",
        name: "VENDPAY",
        lines: [
          {
            ...common,
            amount: 9800n,
            settle: [
              { invoice: "FR-1", amount: "49", cashDiscount: "1" },
              { invoice: "FR-2", amount: "30", useCashDiscount: "never" },
              { invoice: "FR-3", amount: "19" },
            ],
          },
          { ...common, amount: 5000n, prepayment: true },
        ],
      },
    ]);
  });

  it("are payments for another company where the vendor is that company's and the offset the journal's", async () => {
    const lines = `JOURNALBATCHNUMBER,LINENUMBER,COMPANY,TRANSACTIONDATE,CURRENCYCODE,DEBITAMOUNT,CREDITAMOUNT,ACCOUNTTYPE,ACCOUNTDISPLAYVALUE,VENDORNAME,OFFSETACCOUNTTYPE,OFFSETACCOUNTDISPLAYVALUE,OFFSETCOMPANY,MARKEDINVOICE,MARKEDINVOICECOMPANY
1,1,USMF,2024-01-15,EUR,10,0,Vend,V-DEMF,X,Bank,GBSI-OPER,GBSI,FR-1,USMF
1,2,USMF,2024-01-15,EUR,20,0,Vend,V-DEMF,X,Bank,GBSI-OPER,GBSI,,
1,3,GBSI,2024-01-15,EUR,30,0,Vend,V-DEMF,X,Bank,GBSI-OPER,GBSI,,
`;
    const settled =
      "JOURNALBATCHNUMBER,JOURNALLINECOMPANY,JOURNALLINENUMBER,INVOICENUMBER,INVOICECOMPANY,SETTLEMENTAMOUNTININVOICECURRENCY\n1,USMF,2,FR-2,USMF,-20\n";
    const paths = await Promise.all([
      files.write("VendorPaymentJournalHeader.csv", "JOURNALBATCHNUMBER,JOURNALNAME\n1,VENDPAY\n"),
      files.write("VendorPaymentJournalLine.csv", lines),
      files.write("VendorPaymentJournalLineSettledInvoice.csv", settled),
    ]);
    const line = { date: "2024-01-15", account: { type: "vendor", id: "V-DEMF" }, currency: "EUR" };
    const offset = { type: "bank", id: "GBSI-OPER" };
    const forUsmf = { ...line, company: "USMF", offset };
    expect(await journalsOf(paths)).to.deep.equal([
      {
        company: "GBSI",
        number: "1",
        name: "VENDPAY",
        lines: [
          { ...forUsmf, amount: 1000n, settle: [{ invoice: "FR-1" }] },
          { ...forUsmf, amount: 2000n, settle: [{ invoice: "FR-2", amount: "20" }] },
          { ...line, offset, amount: 3000n },
        ],
      },
    ]);
  });

  it("are refused where a line says what would be lost", async () => {
    const columns =
      "JOURNALBATCHNUMBER,LINENUMBER,TRANSACTIONDATE,CURRENCYCODE,DEBITAMOUNT,CREDITAMOUNT,ACCOUNTTYPE,ACCOUNTDISPLAYVALUE";
    const lines = `${columns},OFFSETACCOUNTTYPE,OFFSETACCOUNTDISPLAYVALUE,OFFSETCOMPANY,ISPREPAYMENT
1,1,2024-01-15,EUR,1,0,Vend,V,,,DEMF,
1,2,2024-01-15,EUR,1,0,Vend,V,,,,Yes
1,3,2024-01-15,EUR,1,0,Project,V,,,,
1,4,2024-01-15,EUR,1,0,Vend,,,,,
1,5,2024-01-15,EUR,1,0,Vend,V,Ledger,110110-022-007,,
1,6,2024-01-15,EUR,1,1,Vend,V,,,,
1,7,2024-01-15,EUR,1.005,0,Vend,V,,,,
1,8,1900-01-01T00:00:00Z,EUR,1,0,Vend,V,,,,
1,9,2024-01-15,EUR,1,0,Vend,V,,,,maybe
1,1,2024-01-15,EUR,1,0,Vend,V,,,,
1,x,2024-01-15,EUR,1,0,Vend,V,,,,
1,10,2024-01-15,EUR,1,0,Vend,V,,,,
`;
    const settled = `JOURNALBATCHNUMBER,JOURNALLINENUMBER,INVOICENUMBER,INVOICECOMPANY,SETTLEMENTAMOUNTININVOICECURRENCY,CASHDISCOUNTTOTAKEININVOICECURRENCY
1,10.000,FR-1,USMF,0.00,0.50
1,77,FR-1,USMF,1.00,0
`;
    const header = "JOURNALBATCHNUMBER,JOURNALNAME\n1,VENDPAY\n1,VENDPAY\n2,VENDPAY\n";
    const given = {
      "VendorPaymentJournalHeader.csv": header,
      "VendorPaymentJournalLine.csv": lines,
      "VendorPaymentJournalLineSettledInvoice.csv": settled,
    };
    const at = (line: number) => `~/VendorPaymentJournalLine.csv:${line}`;
    const value = (line: number, text: string) => `CP_D365_VALUE ${at(line)}: ${text}.`;
    const other = "~/VendorPaymentJournalLineSettledInvoice.csv";
    expect(await problemsOf(given, "USMF")).to.deep.equal([
      value(12, 'LineNumber is "x", but must be a line number'),
      `CP_MASTER_DUPLICATE ${at(11)}: line 1 of journal USMF/1 stands at ${at(2)} already.`,
      "CP_MASTER_DUPLICATE ~/VendorPaymentJournalHeader.csv:3: journal USMF/1 stands at ~/VendorPaymentJournalHeader.csv:2 already.",
      value(2, 'OffsetCompany is "DEMF", but must be USMF, the company of the row'),
      value(4, 'AccountType is "Project", but must be Ledger, Bank, Vend or Cust'),
      value(5, 'AccountDisplayValue is "", but must be a value'),
      value(6, 'OffsetAccount is "110110-022-007", but must be a main account without financial dimensions'),
      `CP_LINE_AMOUNT ${at(7)}: a line needs either a debit or a credit, above zero, but has debit 1 and credit 1.`,
      `CP_AMOUNT_PRECISION ${at(8)}: the amount "1.005" has 3 decimals, but EUR has 2.`,
      value(9, 'TransactionDate is "1900-01-01T00:00:00Z", but must be a date'),
      value(10, 'IsPrepayment is "maybe", but must be Yes or No'),
      `CP_D365_VALUE ${other}:2: SettlementAmountInInvoiceCurrency is "0.00", but must be an amount other than zero.`,
      "CP_D365_ROW_ALONE ~/VendorPaymentJournalHeader.csv:4: journal USMF/2 has no lines among the files.",
      `CP_D365_ROW_ALONE ${other}:3: a settled invoice of journal USMF/1 has no line among the files.`,
    ]);
  });

  it("are refused where lines come without their header", async () => {
    const lines =
      "JOURNALBATCHNUMBER,LINENUMBER,COMPANY,TRANSACTIONDATE,CURRENCYCODE,DEBITAMOUNT,CREDITAMOUNT,VENDORNAME\n1,1,USMF,2024-01-15,EUR,1,0,X\n";
    const settled =
      "JOURNALBATCHNUMBER,JOURNALLINECOMPANY,JOURNALLINENUMBER,INVOICENUMBER,SETTLEMENTAMOUNTININVOICECURRENCY\n1,USMF,1,FR-1,1\n";
    expect(
      await problemsOf({ "lines.csv": lines, "vendor payment journal settled invoices.csv": settled }),
    ).to.deep.equal(["CP_D365_ROW_ALONE ~/lines.csv:2: journal USMF/1 has no header among the files."]);
  });

  it("may have columns for fields of plugins, of journals and of lines", async () => {
    const given = [
      await files.write(
        "Vendor payment journal header.csv",
        "JOURNALBATCHNUMBER,JOURNALNAME,journal.desk.batch\n00452,VENDPAY,7\n",
      ),
      await files.write(
        "Vendor payment journal line.csv",
        "JOURNALBATCHNUMBER,LINENUMBER,COMPANY,TRANSACTIONDATE,ACCOUNTTYPE,ACCOUNTDISPLAYVALUE,DEBITAMOUNT,CREDITAMOUNT,CURRENCYCODE,desk.purpose\n" +
          "00452,1,USMF,2024-03-15,Vend,V-1001,5.00,0,USD,SUPP\n00452,2,USMF,2024-03-15,Vend,V-1001,6.00,0,USD,\n",
      ),
    ];
    const { journals, notes } = await readImport(given, { company: "USMF" });
    expect(notes).to.deep.equal([]);
    const [journal] = journals;
    expect(journal?.fields).to.deep.equal({ desk: { batch: "7" } });
    const lines = [];
    for await (const { fields } of journal!.lines) lines.push(fields);
    expect(lines).to.deep.equal([{ desk: { purpose: "SUPP" } }, undefined]);
  });
});
