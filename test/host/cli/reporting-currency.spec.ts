import { expect } from "chai";
import { ScenarioBooks } from "./scenario-books.js";

describe("the reports of a company with a reporting currency", () => {
  let books: ScenarioBooks;
  before(async () => {
    books = await ScenarioBooks.after("currency/reporting-currency.yaml");
  });
  after(() => books.remove());

  it("party-ledger: shows what is open and what was lost in both currencies of the books", async () => {
    expect(await books.text("party-ledger BHMF customer C-JPMF")).to.deep.equal([
      "Date | Document | Voucher | Amount | Open | Open BHD | Loss BHD | Open EUR | Loss EUR",
      "2024-03-01 | invoice BH-1 | ARIN-000001 | 99.99 | 0.00 | USD | 0.000 | 0.00",
      "settled with payment on 2024-03-15 | ARPM-000001 | -33.33 | USD | 0.007 | -0.16",
      "settled with payment on 2024-03-15 | ARPM-000002 | -66.66 | USD | 0.013 | -0.31",
      "2024-03-15 | payment | ARPM-000001 | -33.33 | 0.00 | USD | 0.000 | 0.00",
      "settled with invoice BH-1 on 2024-03-15 | ARIN-000001 | 33.33 | USD | 0.007 | -0.16",
      "2024-03-15 | payment | ARPM-000002 | -66.66 | 0.00 | USD | 0.000 | 0.00",
      "settled with invoice BH-1 on 2024-03-15 | ARIN-000001 | 66.66 | USD | 0.013 | -0.31",
      "Open | 0.00 | USD | 0.000 | 0.00",
    ]);
    expect(await books.text("party-ledger BHMF customer C-JPMF --as-of 2024-03-14")).to.deep.equal([
      "Date | Document | Voucher | Amount | Open | Open BHD | Open EUR",
      "2024-03-01 | invoice BH-1 | ARIN-000001 | 99.99 | 99.99 | USD | 37.596 | 92.47",
      "Open | 99.99 | USD | 37.596 | 92.47",
    ]);
  });

  it("party-ledger: has both in CSV and JSON", async () => {
    const [head, ...rows] = await books.csv("party-ledger BHMF customer C-JPMF");
    expect(head).to.equal(
      "transaction,record,date,dueDate,type,invoice,voucher,journal,line,currency,amount,open,accountingCurrency,accountingAmount,openAccounting,realized,reportingCurrency,reportingAmount,openReporting,realizedReporting",
    );
    const numberless = rows.map((row) => row.slice(row.indexOf(",") + 1));
    expect(numberless.slice(0, 4)).to.deep.equal([
      "transaction,2024-03-01,,invoice,BH-1,ARIN-000001,BHMF/CI-1,1,USD,99.99,0.00,BHD,37.596,0.000,,EUR,92.47,0.00,",
      "settlement,2024-03-15,,payment,,ARPM-000001,,,USD,33.33,,BHD,12.532,,0.007,EUR,30.82,,-0.16",
      "settlement,2024-03-15,,payment,,ARPM-000002,,,USD,66.66,,BHD,25.064,,0.013,EUR,61.65,,-0.31",
      "transaction,2024-03-15,,payment,,ARPM-000001,BHMF/J-000001,1,USD,-33.33,0.00,BHD,-12.525,0.000,,EUR,-30.98,0.00,",
    ]);
    const ledger = (await books.json("party-ledger BHMF customer C-JPMF --as-of 2024-03-15")) as {
      transactions: { transaction: number; settlements: unknown[] }[];
    };
    const { transactions, ...sums } = ledger;
    expect(sums).to.deep.equal({
      company: "BHMF",
      accountingCurrency: "BHD",
      reportingCurrency: "EUR",
      side: "customer",
      party: "C-JPMF",
      partyName: "C-JPMF",
      asOf: "2024-03-15",
      balances: [{ currency: "USD", open: "0.00", openAccounting: "0.000", openReporting: "0.00" }],
      openAccounting: "0.000",
      openReporting: "0.00",
    });
    const { transaction: _number, settlements, ...invoice } = transactions[0]!;
    expect(invoice).to.deep.equal({
      type: "invoice",
      date: "2024-03-01",
      invoice: "BH-1",
      journal: { company: "BHMF", number: "CI-1" },
      line: 1,
      voucher: "ARIN-000001",
      currency: "USD",
      amount: "99.99",
      open: "0.00",
      accountingAmount: "37.596",
      openAccounting: "0.000",
      reportingAmount: "92.47",
      openReporting: "0.00",
    });
    expect(settlements[0]).to.deep.equal({
      date: "2024-03-15",
      type: "payment",
      voucher: "ARPM-000001",
      amount: "33.33",
      accountingAmount: "12.532",
      realized: "0.007",
      reportingAmount: "30.82",
      realizedReporting: "-0.16",
    });
  });

  it("statement --reporting: shows an account in the reporting currency", async () => {
    expect(await books.text("statement BHMF 130700 --reporting --from 2024-03-15")).to.deep.equal([
      "Date | Voucher | Journal | Kind | Amount | Debit EUR | Credit EUR | Balance EUR",
      "2024-03-15 Opening balance | 92.47",
      "2024-03-15 | ARPM-000001 | J-000001 | line | -33.33 USD | 30.98 | 61.49",
      "2024-03-15 | ARPM-000001 | J-000001 | exchangeAdjustment | 61.49",
      "2024-03-15 | ARPM-000001 | J-000001 | exchangeAdjustment | 0.16 | 61.65",
      "2024-03-15 | ARPM-000002 | J-000001 | line | -66.66 USD | 61.96 | -0.31",
      "2024-03-15 | ARPM-000002 | J-000001 | exchangeAdjustment | -0.31",
      "2024-03-15 | ARPM-000002 | J-000001 | exchangeAdjustment | 0.31 | 0.00",
      "Closing balance | 0.47 | 92.94 | 0.00",
    ]);
  });

  it("statement: has each entry's value in both, in CSV and JSON", async () => {
    const head =
      "date,journal,voucher,entry,kind,currency,amount,accountingCurrency,accountingAmount,reportingCurrency,reportingAmount,balance";
    expect(await books.csv("statement BHMF 130700 --to 2024-03-01")).to.deep.equal([
      head,
      "2024-03-01,CI-1,ARIN-000001,1,line,USD,99.99,BHD,37.596,EUR,92.47,37.596",
    ]);
    expect(await books.csv("statement BHMF 130700 --to 2024-03-01 --reporting")).to.deep.equal([
      head,
      "2024-03-01,CI-1,ARIN-000001,1,line,USD,99.99,BHD,37.596,EUR,92.47,92.47",
    ]);
    expect(await books.json("statement BHMF 130700 --to 2024-03-01 --reporting")).to.deep.equal({
      company: "BHMF",
      currency: "EUR",
      reportingCurrency: "EUR",
      account: "130700",
      accountName: "Intercompany receivables",
      to: "2024-03-01",
      opening: "0.00",
      debit: "92.47",
      credit: "0.00",
      closing: "92.47",
      entries: [
        {
          date: "2024-03-01",
          journal: "CI-1",
          voucher: "ARIN-000001",
          entry: 1,
          kind: "line",
          currency: "USD",
          amount: "99.99",
          accountingCurrency: "BHD",
          accountingAmount: "37.596",
          reportingCurrency: "EUR",
          reportingAmount: "92.47",
          balance: "92.47",
        },
      ],
    });
  });

  it("trial-balance --reporting: balances in the reporting currency, as of a day, as a table, CSV and JSON", async () => {
    expect(await books.text("trial-balance BHMF --reporting")).to.deep.equal([
      "Account | Debit EUR | Credit EUR | Closing EUR",
      "110110 Bank account | 92.94 | 92.94",
      "130700 Intercompany receivables | 92.94 | 92.94 | 0.00",
      "401400 Intercompany sales | 92.47 | -92.47",
      "801300 Realized exchange gain | 0.47 | -0.47",
      "801400 Realized exchange loss | 0.00",
      "Total | 185.88 | 185.88 | 0.00",
    ]);
    expect(await books.csv("trial-balance BHMF --reporting --as-of 2024-03-14")).to.deep.equal([
      "account,accountName,type,currency,opening,debit,credit,closing",
      "130700,Intercompany receivables,asset,EUR,0.00,92.47,0.00,92.47",
      "401400,Intercompany sales,revenue,EUR,0.00,0.00,92.47,-92.47",
    ]);
    const turnover = { opening: "0.00", debit: "92.47", credit: "0.00", closing: "92.47" };
    expect(await books.json("trial-balance BHMF --reporting --as-of 2024-03-14")).to.deep.equal({
      company: "BHMF",
      currency: "EUR",
      to: "2024-03-14",
      rows: [
        { account: "130700", accountName: "Intercompany receivables", type: "asset", ...turnover },
        {
          account: "401400",
          accountName: "Intercompany sales",
          type: "revenue",
          ...{ opening: "0.00", debit: "0.00", credit: "92.47", closing: "-92.47" },
        },
      ],
      totals: { opening: "0.00", debit: "92.47", credit: "92.47", closing: "0.00" },
    });
  });

  it("ageing: has what is open in both", async () => {
    expect(await books.text("ageing BHMF --as-of 2024-03-14")).to.deep.equal([
      "Party | 1-30 days | Total",
      "customer C-JPMF C-JPMF | 99.99 | 99.99 | USD",
      "All customers | 37.596 | 37.596 | BHD",
      "All customers | 92.47 | 92.47 | EUR",
    ]);
    expect(await books.csv("ageing BHMF --as-of 2024-03-14")).to.deep.equal([
      "side,party,partyName,currency,notDue,days1to30,days31to60,days61to90,over90days,total,accountingCurrency,totalAccounting,reportingCurrency,totalReporting",
      "customer,C-JPMF,C-JPMF,USD,0.00,99.99,0.00,0.00,0.00,99.99,BHD,37.596,EUR,92.47",
    ]);
    const aged = (total: string, none: string) => ({
      ...{ notDue: none, days1to30: total, days31to60: none, days61to90: none, over90days: none, total },
    });
    const value = { openAccounting: aged("37.596", "0.000"), openReporting: aged("92.47", "0.00") };
    expect(await books.json("ageing BHMF --as-of 2024-03-14")).to.deep.equal({
      company: "BHMF",
      accountingCurrency: "BHD",
      reportingCurrency: "EUR",
      asOf: "2024-03-14",
      rows: [
        {
          side: "customer",
          party: "C-JPMF",
          partyName: "C-JPMF",
          currency: "USD",
          open: aged("99.99", "0.00"),
          ...value,
        },
      ],
      totals: [{ side: "customer", ...value }],
    });
  });

  it("verify: finds that the books hold in all currencies", async () => {
    expect(await books.text("verify")).to.deep.equal(["The books hold."]);
  });
});

describe("the reports of a company without a reporting currency", () => {
  let books: ScenarioBooks;
  before(async () => {
    books = await ScenarioBooks.after("amounts/A21-partial-payment.yaml");
  });
  after(() => books.remove());

  for (const words of ["trial-balance USMF --reporting", "statement USMF 200300 --reporting"]) {
    it(`refuses: ${words}`, async () => {
      expect(await books.refusal(words)).to.deep.equal([
        "error CP_REPORTING_CURRENCY_MISSING: USMF has no reporting currency.",
        "mend: Ask for its accounting currency.",
      ]);
    });
  }
});
