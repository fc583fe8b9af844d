import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { SampleProject } from "./sample-project.js";

/** HOLD pays for USMF, whose books are those of the sample project. */
const setup = `companies:
  - id: HOLD
    currency: EUR
    accounts:
      - { account: "110110", name: Bank, type: asset }
      - { account: "130750", name: Paid for group companies, type: asset }
    numberSeries: [{ id: VENDPAY, prefix: APPM-, digits: 6 }, { id: REVERSE, prefix: REV-, digits: 6 }]
    journalNames:
      - { id: VENDPAY, type: vendorPayment, voucherSeries: VENDPAY, offset: { account: "110110" } }
      - { id: REVERSE, type: reversal, voucherSeries: REVERSE }
    periods: [{ year: 2024 }]
  - id: USMF
    accounts: [{ account: "200350", name: Paid by group companies, type: liability }]
intercompanyAccounting:
  - paying: { company: HOLD, dueFrom: "130750" }
    paidFor: { company: USMF, dueTo: "200350", paymentJournal: VENDPAY }
`;

const payment =
  "company,journal,name,date,accountType,account,lineCompany,debit,credit,currency\n" +
  "HOLD,PAY-7,VENDPAY,2024-03-15,vendor,V-DEMF,USMF,10.00,,EUR\n";

describe("the commands on centralized payments", () => {
  let project: SampleProject;
  before(async () => {
    project = await SampleProject.create();
    await project.fill();
    await writeFile(project.path("hold.yaml"), setup);
    await writeFile(project.path("pay-7.csv"), payment);
    await project.run(["import", project.path("hold.yaml"), project.path("pay-7.csv")]);
  });
  after(() => project.remove());

  const text = async (words: readonly string[]): Promise<readonly string[]> => {
    const { code, out, err } = await project.run(words);
    expect({ code, err }).to.deep.equal({ code: 0, err: "" });
    return out
      .trimEnd()
      .split("\n")
      .map((line) => line.trim().replace(/ {2,}/g, " | "));
  };

  it("journals show: names the company whose vendor is paid", async () => {
    expect((await text(["journals", "show", "HOLD/PAY-7"])).slice(-2)).to.deep.equal([
      "Line | Date | Account | Debit",
      "1 | 2024-03-15 | vendor V-DEMF of USMF | 10.00 | EUR",
    ]);
  });

  it("post --preview: shows what would be booked in both companies", async () => {
    expect(await text(["post", "HOLD/PAY-7", "--preview"])).to.deep.equal([
      "HOLD/PAY-7 would make 1 voucher; nothing was written:",
      "",
      "Date | Voucher | Account | Debit EUR | Credit EUR | Kind",
      "2024-03-15 | 1 | 130750 Paid for group companies | 10.00 | line",
      "2024-03-15 | 1 | 110110 Bank | 10.00 | offset",
      "",
      "Paid for USMF, which would make 1 voucher:",
      "",
      "Date | Voucher | Account | Debit USD | Credit USD | Amount | Kind",
      "2024-03-15 | 1 | 200300 Intercompany payables | 10.89 | 10.00 EUR | line",
      "2024-03-15 | 1 | 200350 Paid by group companies | 10.89 | -10.00 EUR | offset",
    ]);
    const { others } = (await project.json(["post", "HOLD/PAY-7", "--preview"])) as {
      others: readonly {
        readonly voucherCount: number;
        readonly entries: readonly Record<string, unknown>[];
      }[];
    };
    expect(
      others.map(({ voucherCount, entries }) => [
        voucherCount,
        ...entries.map((entry) => entry["accountingAmount"]),
      ]),
    ).to.deep.equal([[1, "10.89", "-10.89"]]);
  });

  it("post: tells what was booked in the other company, and of its mirror", async () => {
    const lines = await text(["post", "HOLD/PAY-7"]);
    expect(lines.slice(0, 2)).to.deep.equal([
      "HOLD/PAY-7 posted: 1 line, 1 voucher",
      "paid for USMF: USMF/J-000001 posted: 1 line, 1 voucher",
    ]);
    expect(lines[2]).to.match(/^mirror \d+ of USMF\/J-000001 → DEMF\/J-000001 posted$/);
    expect(lines).to.have.length(3);
  });

  it("trace: leads from the payment into the other company, and back", async () => {
    expect((await text(["trace", "HOLD/PAY-7"])).at(-1)).to.equal("paid for | USMF: USMF/J-000001 posted");
    expect((await text(["trace", "USMF/J-000001"]))[0]).to.equal(
      "USMF/J-000001 vendorPayment posted, paid by HOLD/PAY-7",
    );
  });

  it("reverse: shows and tells what is reversed with it in the other company", async () => {
    const reverse = ["reverse", "HOLD/PAY-7", "--date", "2024-03-20"];
    const preview = await text([...reverse, "--preview"]);
    expect(preview.slice(0, -2)).to.deep.equal([
      "Reversing HOLD/PAY-7 would make 1 voucher; nothing was written:",
      "",
      "Date | Voucher | Account | Debit EUR | Credit EUR | Kind",
      "2024-03-20 | 1 | 130750 Paid for group companies | 10.00 | line",
      "2024-03-20 | 1 | 110110 Bank | 10.00 | offset",
      "",
      "Paid for USMF, which would make 1 voucher:",
      "",
      "Date | Voucher | Account | Debit USD | Credit USD | Amount | Kind",
      "2024-03-20 | 1 | 200300 Intercompany payables | 10.89 | -10.00 EUR | line",
      "2024-03-20 | 1 | 200350 Paid by group companies | 10.89 | 10.00 EUR | offset",
      "",
    ]);
    expect(preview.at(-2)).to.match(/^mirror \d+ of USMF\/J-000001 → DEMF\/J-000001 would stay posted$/);
    expect(preview.at(-1)).to.equal("the mirror of the reversal → DEMF would be posted");
    const told = await text(reverse);
    expect(told.slice(0, 2)).to.deep.equal([
      "HOLD/J-000001 posted: 1 voucher of HOLD/PAY-7 reversed",
      "paid for USMF: USMF/J-000002 posted: 1 line, 1 voucher",
    ]);
    expect(told.slice(2).join()).to.match(/^mirror \d+ of USMF\/J-000002 → DEMF\/J-000002 posted$/);
  });

  it("parties: shows the settlement order of who has another than usual", async () => {
    await writeFile(
      project.path("order.yaml"),
      "companies: [{ id: USMF, vendors: [{ id: V-DEMF, name: Contoso Germany, profile: IC, settlementOrder: newest }] }]\n",
    );
    await project.run(["import", project.path("order.yaml")]);
    expect(await text(["parties"])).to.deep.equal([
      "Company | Party | Name | Profile | Settles first",
      "DEMF | customer C-USMF | Contoso USA | IC",
      "USMF | vendor V-DEMF | Contoso Germany | IC | newest",
    ]);
  });
});
