import { expect } from "chai";
import { recomputeChain } from "../inquiry/verify/chain/recompute-chain.js";
import { openConfiguredHost } from "contrapost";
import { SampleProject } from "./sample-project.js";

/** A table without the spaces that only align it. */
function squeezed(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trim().replace(/ {2,}/g, " | "));
}

describe("the commands that check and report", () => {
  let project: SampleProject;
  before(async () => {
    project = await SampleProject.create();
    await project.fill();
    await project.run(["post", "USMF/PAY-1"]);
  });
  after(() => project.remove());

  const printed = async (words: string, code = 0) => {
    const run = await project.run(words.split(" "));
    expect({ code: run.code, err: run.err }).to.deep.equal({ code, err: "" });
    return run.out;
  };
  const text = async (words: string, code = 0) => squeezed(await printed(words, code));
  const csv = async (words: string) => {
    const lines = (await printed(`${words} --csv`)).split("\r\n");
    expect(lines.pop()).to.equal("");
    return lines;
  };
  const json = (words: string) => project.json(words.split(" "));

  it("trial-balance: shows what accounts hold", async () => {
    expect(await text("trial-balance USMF")).to.deep.equal([
      "Account | Debit USD | Credit USD | Closing USD",
      "110110 Bank | 1742.72 | -1742.72",
      "140200 Inventory | 2162.60 | 2162.60",
      "200300 Intercompany payables | 1742.72 | 2175.24 | -432.52",
      "801400 Realized exchange loss | 12.64 | 12.64",
      "Total | 3917.96 | 3917.96 | 0.00",
    ]);
    expect(await text("trial-balance USMF --as-of 2024-02-29")).to.deep.equal(["There are no such entries."]);
  });

  it("trial-balance: opens a period, as a table, CSV and JSON", async () => {
    const period = "--from 2024-03-10 --to 2024-03-31";
    expect(await text(`trial-balance USMF ${period}`)).to.deep.equal([
      "Account | Opening USD | Debit USD | Credit USD | Closing USD",
      "110110 Bank | 1742.72 | -1742.72",
      "140200 Inventory | 2162.60 | 2162.60",
      "200300 Intercompany payables | -2162.60 | 1742.72 | 12.64 | -432.52",
      "801400 Realized exchange loss | 12.64 | 12.64",
      "Total | 1755.36 | 1755.36 | 0.00",
    ]);
    expect(await csv(`trial-balance USMF ${period}`)).to.deep.equal([
      "account,accountName,type,currency,opening,debit,credit,closing",
      "110110,Bank,asset,USD,0.00,0.00,1742.72,-1742.72",
      "140200,Inventory,asset,USD,2162.60,0.00,0.00,2162.60",
      "200300,Intercompany payables,liability,USD,-2162.60,1742.72,12.64,-432.52",
      "801400,Realized exchange loss,expense,USD,0.00,12.64,0.00,12.64",
    ]);
    expect(await json("trial-balance USMF --as-of 2024-03-10")).to.deep.equal({
      company: "USMF",
      currency: "USD",
      to: "2024-03-10",
      rows: [
        {
          account: "140200",
          accountName: "Inventory",
          type: "asset",
          opening: "0.00",
          debit: "2162.60",
          credit: "0.00",
          closing: "2162.60",
        },
        {
          account: "200300",
          accountName: "Intercompany payables",
          type: "liability",
          opening: "0.00",
          debit: "0.00",
          credit: "2162.60",
          closing: "-2162.60",
        },
      ],
      totals: { opening: "0.00", debit: "2162.60", credit: "2162.60", closing: "0.00" },
    });
  });

  it("statement: shows an account's entries between its balances", async () => {
    expect(await text("statement USMF 200300 --from 2024-03-02 --to 2024-03-31")).to.deep.equal([
      "Date | Voucher | Journal | Kind | Amount | Debit USD | Credit USD | Balance USD",
      "2024-03-02 Opening balance | -2162.60",
      "2024-03-15 | APPM-000001 | PAY-1 | line | 1200.00 EUR | 1307.04 | -855.56",
      "2024-03-15 | APPM-000001 | PAY-1 | exchangeAdjustment | 9.48 | -865.04",
      "2024-03-15 | APPM-000002 | PAY-1 | line | 400.00 EUR | 435.68 | -429.36",
      "2024-03-15 | APPM-000002 | PAY-1 | exchangeAdjustment | 3.16 | -432.52",
      "2024-03-31 Closing balance | 1742.72 | 12.64 | -432.52",
    ]);
  });

  it("statement: says where it stops, and sums all of it", async () => {
    const { code, out, err } = await project.run(["statement", "USMF", "200300", "--limit", "1"]);
    expect({ code, err }).to.deep.equal({
      code: 0,
      err: "There are more: this is the first entry (see --limit).\n",
    });
    expect(squeezed(out)).to.deep.equal([
      "Date | Voucher | Journal | Kind | Amount | Debit USD | Credit USD | Balance USD",
      "2024-03-01 | APIN-000001 | VI-1 | line | -1200.00 EUR | 1297.56 | -1297.56",
      "Closing balance | 1742.72 | 2175.24 | -432.52",
    ]);
  });

  it("statement: gives the entries as CSV and JSON", async () => {
    const period = "--from 2024-03-15";
    expect(await csv(`statement USMF 801400 ${period}`)).to.deep.equal([
      "date,journal,voucher,entry,kind,currency,amount,accountingCurrency,accountingAmount,balance",
      "2024-03-15,PAY-1,APPM-000001,4,exchangeLoss,EUR,0.00,USD,9.48,9.48",
      "2024-03-15,PAY-1,APPM-000002,4,exchangeLoss,EUR,0.00,USD,3.16,12.64",
    ]);
    const entry = {
      date: "2024-03-15",
      journal: "PAY-1",
      entry: 4,
      kind: "exchangeLoss",
      currency: "EUR",
      amount: "0.00",
      accountingCurrency: "USD",
    };
    expect(await json(`statement USMF 801400 ${period}`)).to.deep.equal({
      company: "USMF",
      currency: "USD",
      account: "801400",
      accountName: "Realized exchange loss",
      from: "2024-03-15",
      opening: "0.00",
      debit: "12.64",
      credit: "0.00",
      closing: "12.64",
      entries: [
        { ...entry, voucher: "APPM-000001", accountingAmount: "9.48", balance: "9.48" },
        { ...entry, voucher: "APPM-000002", accountingAmount: "3.16", balance: "12.64" },
      ],
    });
  });

  it("party-ledger: shows each document with what settled it", async () => {
    expect(await text("party-ledger USMF vendor V-DEMF")).to.deep.equal([
      "Date | Document | Due | Voucher | Amount | Open | Open USD | Loss USD",
      "2024-03-01 | invoice FR-1001 | 2024-03-31 | APIN-000001 | -1200.00 | 0.00 | EUR | 0.00",
      "settled with payment on 2024-03-15 | APPM-000001 | 1200.00 | EUR | 9.48",
      "2024-03-01 | invoice FR-1002 | 2024-03-31 | APIN-000002 | -800.00 | -400.00 | EUR | -432.52",
      "settled with payment on 2024-03-15 | APPM-000002 | 400.00 | EUR | 3.16",
      "2024-03-15 | payment | APPM-000001 | 1200.00 | 0.00 | EUR | 0.00",
      "settled with invoice FR-1001 on 2024-03-15 | APIN-000001 | -1200.00 | EUR | 9.48",
      "2024-03-15 | payment | APPM-000002 | 400.00 | 0.00 | EUR | 0.00",
      "settled with invoice FR-1002 on 2024-03-15 | APIN-000002 | -400.00 | EUR | 3.16",
      "Open | -400.00 | EUR | -432.52",
    ]);
    expect(await text("party-ledger USMF vendor V-DEMF --as-of 2024-02-29")).to.deep.equal([
      "There are no such transactions.",
    ]);
  });

  it("party-ledger: gives documents and settlements as CSV", async () => {
    const [head, ...rows] = await csv("party-ledger USMF vendor V-DEMF --as-of 2024-03-15");
    expect(head).to.equal(
      "transaction,record,date,dueDate,type,invoice,voucher,journal,line,currency,amount,open,accountingCurrency,accountingAmount,openAccounting,realized",
    );
    const id = rows[2]!.split(",", 1)[0]!;
    expect(rows.slice(2, 4)).to.deep.equal([
      `${id},transaction,2024-03-01,2024-03-31,invoice,FR-1002,APIN-000002,USMF/VI-1,2,EUR,-800.00,-400.00,USD,-865.04,-432.52,`,
      `${id},settlement,2024-03-15,,payment,,APPM-000002,,,EUR,-400.00,,USD,-432.52,,3.16`,
    ]);
    expect(rows).to.have.length(8);
  });

  it("party-ledger: gives the ledger as JSON, as of a day", async () => {
    const found = (await json("party-ledger DEMF customer C-USMF --as-of 2024-03-01")) as {
      transactions: { transaction: number }[];
    };
    const transactions = found.transactions.map(({ transaction, ...rest }) => {
      expect(transaction).to.be.above(0);
      return rest;
    });
    const invoice = {
      type: "invoice",
      date: "2024-03-01",
      dueDate: "2024-03-31",
      journal: { company: "DEMF", number: "CI-1" },
      currency: "EUR",
      settlements: [],
    };
    const amounts = (amount: string) => ({
      amount,
      open: amount,
      accountingAmount: amount,
      openAccounting: amount,
    });
    expect({ ...found, transactions }).to.deep.equal({
      company: "DEMF",
      accountingCurrency: "EUR",
      side: "customer",
      party: "C-USMF",
      partyName: "Contoso USA",
      asOf: "2024-03-01",
      transactions: [
        { ...invoice, invoice: "FR-1001", line: 1, voucher: "ARIN-000001", ...amounts("1200.00") },
        { ...invoice, invoice: "FR-1002", line: 2, voucher: "ARIN-000002", ...amounts("800.00") },
      ],
      balances: [{ currency: "EUR", open: "2000.00", openAccounting: "2000.00" }],
      openAccounting: "2000.00",
    });
    const { transactions: later } = (await json("party-ledger USMF vendor V-DEMF")) as {
      transactions: { settlements: unknown[] }[];
    };
    expect(later[1]!.settlements).to.deep.equal([
      {
        date: "2024-03-15",
        type: "payment",
        voucher: "APPM-000002",
        amount: "-400.00",
        accountingAmount: "-432.52",
        realized: "3.16",
      },
    ]);
  });

  it("ageing: shows what is open by days overdue, in every form", async () => {
    expect(await text("ageing USMF --side vendor --as-of 2024-05-15")).to.deep.equal([
      "Party | 31-60 days | Total",
      "vendor V-DEMF Contoso Germany | -400.00 | -400.00 | EUR",
      "All vendors | -432.52 | -432.52 | USD",
    ]);
    expect(await text("ageing USMF --side customer --as-of 2024-05-15")).to.deep.equal([
      "Nothing was open at the end of 2024-05-15.",
    ]);
    expect(await csv("ageing USMF --as-of 2024-04-01")).to.deep.equal([
      "side,party,partyName,currency,notDue,days1to30,days31to60,days61to90,over90days,total,accountingCurrency,totalAccounting",
      "vendor,V-DEMF,Contoso Germany,EUR,0.00,-400.00,0.00,0.00,0.00,-400.00,USD,-432.52",
    ]);
    const none = {
      notDue: "0.00",
      days1to30: "0.00",
      days31to60: "0.00",
      days61to90: "0.00",
      over90days: "0.00",
    };
    expect(await json("ageing USMF --as-of 2024-03-31")).to.deep.equal({
      company: "USMF",
      accountingCurrency: "USD",
      asOf: "2024-03-31",
      rows: [
        {
          side: "vendor",
          party: "V-DEMF",
          partyName: "Contoso Germany",
          currency: "EUR",
          open: { ...none, notDue: "-400.00", total: "-400.00" },
          openAccounting: { ...none, notDue: "-432.52", total: "-432.52" },
        },
      ],
      totals: [{ side: "vendor", openAccounting: { ...none, notDue: "-432.52", total: "-432.52" } }],
    });
  });

  it("ageing: ages to today unless told otherwise", async () => {
    // The due date was in March 2024.
    expect(await text("ageing USMF")).to.deep.equal([
      "Party | Over 90 days | Total",
      "vendor V-DEMF Contoso Germany | -400.00 | -400.00 | EUR",
      "All vendors | -432.52 | -432.52 | USD",
    ]);
  });

  it("verify: says that the books hold", async () => {
    expect(await text("verify")).to.deep.equal(["The books hold."]);
    expect(await text("verify --company DEMF")).to.deep.equal(["The books of DEMF hold."]);
    expect(await json("verify")).to.deep.equal({ sound: true, findings: [] });
    expect(await csv("verify")).to.deep.equal(["code,company,where,what,expected,actual"]);
  });

  const wrong: readonly (readonly [words: string, reason: string])[] = [
    ["verify --json --csv", "option '--csv' cannot be used with option '--json'"],
    [
      "trial-balance USMF --as-of 2024-03-31 --to 2024-03-31",
      "option '--as-of <date>' cannot be used with option '--to <date>'",
    ],
    [
      "party-ledger USMF bank B-1",
      "command-argument value 'bank' is invalid for argument 'side'. Allowed choices are vendor, customer",
    ],
  ];
  for (const [words, reason] of wrong) {
    it(`refuses: ${words}`, async () => {
      const { code, out, err } = await project.run(words.split(" "));
      expect({ code, out }).to.deep.equal({ code: 2, out: "" });
      expect(err).to.contain(`CP_USAGE`).and.to.contain(`The command line is wrong: ${reason}.`);
    });
  }

  describe("on damaged books", () => {
    let seals: readonly [sealed: string, found: string];
    before(async () => {
      const host = await openConfiguredHost(project.folder);
      const firstSeal = async () =>
        (await host.store.read((session) => recomputeChain(session, "USMF"))).vouchers[0]![1];
      try {
        const sealed = await firstSeal();
        await host.store.transaction(async (session) => {
          await session.run("DROP TRIGGER ledger_entry_frozen");
          const inventory = "account = '140200' AND entry_no = 2";
          await session.run(`UPDATE ledger_entry SET amount = amount + 1 WHERE ${inventory}`);
        });
        seals = [sealed, await firstSeal()];
      } finally {
        await host.close();
      }
    });

    const altered = "A voucher is not as it was sealed, or follows another one now.";
    const what = "The amounts in EUR of a voucher do not add up to zero.";
    const first = "voucher APIN-000001 of journal VI-1";
    const second = "voucher APIN-000002 of journal VI-1";
    const ledger = ["credits of 3600.02 EUR, as the debits", "credits of 3600.00 EUR"] as const;

    it("verify: lists the findings and ends with 1", async () => {
      expect(await text("verify", 1)).to.deep.equal([
        "Company | Where | What | Expected | Actual | Code",
        `USMF | ${first} | ${altered} | ${seals[0]} | ${seals[1]} | voucherAltered`,
        `USMF | ${first} | ${what} | 0.00 EUR | 0.01 EUR | voucherUnbalanced`,
        `USMF | ${second} | ${what} | 0.00 EUR | 0.01 EUR | voucherUnbalanced`,
        `USMF | ledger in EUR | Debits and credits differ. | ${ledger[0]} | ${ledger[1]} | ledgerUnbalanced`,
        "",
        "The books do not hold: 4 findings.",
      ]);
      expect(await text("verify --company DEMF")).to.deep.equal(["The books of DEMF hold."]);
    });

    it("verify: gives them as JSON and CSV, with 1 all the same", async () => {
      const run = await project.run(["verify", "--company", "USMF", "--limit", "1", "--json"]);
      expect(run.code).to.equal(1);
      expect(run.err).to.equal("There may be more: a check tells at most 1 finding (see --limit).\n");
      const common = { company: "USMF", expected: "0.00 EUR", actual: "0.01 EUR" };
      expect(JSON.parse(run.out)).to.deep.equal({
        company: "USMF",
        sound: false,
        findings: [
          {
            code: "voucherAltered",
            company: "USMF",
            what: altered,
            where: first,
            expected: seals[0],
            actual: seals[1],
          },
          { code: "voucherUnbalanced", ...common, what, where: first },
          {
            code: "ledgerUnbalanced",
            company: "USMF",
            what: "Debits and credits differ.",
            where: "ledger in EUR",
            expected: ledger[0],
            actual: ledger[1],
          },
        ],
      });
      expect(await printed("verify --csv", 1)).to.equal(
        [
          "code,company,where,what,expected,actual",
          `voucherAltered,USMF,${first},"${altered}",${seals[0]},${seals[1]}`,
          `voucherUnbalanced,USMF,${first},${what},0.00 EUR,0.01 EUR`,
          `voucherUnbalanced,USMF,${second},${what},0.00 EUR,0.01 EUR`,
          `ledgerUnbalanced,USMF,ledger in EUR,Debits and credits differ.,"${ledger[0]}",${ledger[1]}`,
          "",
        ].join("\r\n"),
      );
    });
  });
});
