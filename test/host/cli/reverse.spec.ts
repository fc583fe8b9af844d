import { expect } from "chai";
import { ScenarioBooks } from "./scenario-books.js";

describe("contrapost reverse", () => {
  let books: ScenarioBooks;
  afterEach(() => books.remove());

  it("tells beforehand what it would book in every company, writes nothing, and then does it once", async () => {
    books = await ScenarioBooks.after("reversal/A41-posted-mirror.yaml", 3);
    const words = "reverse USMF/PAY-1 --date 2024-03-20";
    const mirror = await mirrorId();
    for (let time = 1; time <= 2; time += 1) {
      expect(await books.text(`${words} --preview`)).to.deep.equal([
        "Reversing USMF/PAY-1 would make 1 voucher; nothing was written:",
        "",
        "Date | Voucher | Account | Debit USD | Credit USD | Amount | Kind",
        "2024-03-20 | 1 | 200300 Intercompany payables | 108.92 | -100.00 EUR | line",
        "2024-03-20 | 1 | 110110 Operating account USD | 108.92 | 100.00 EUR | offset",
        "2024-03-20 | 1 | 200300 Intercompany payables | 0.79 | exchangeAdjustment",
        "2024-03-20 | 1 | 801400 Realized exchange loss | 0.79 | exchangeLoss",
        "",
        `mirror ${mirror} of USMF/PAY-1 → DEMF/J-000001 would stay posted`,
        "the mirror of the reversal → DEMF would be posted",
      ]);
    }
    const [done, ...mirrors] = await books.text(`${words} --number REV-1 --voucher APPM-000001`);
    expect(done).to.equal("USMF/REV-1 posted: 1 voucher of USMF/PAY-1 reversed");
    expect(mirrors.map((text) => text.replace(/mirror \d+/, "mirror N"))).to.deep.equal([
      "mirror N of USMF/PAY-1 → DEMF/J-000001 posted",
      "mirror N of USMF/REV-1 → DEMF/J-000002 posted",
    ]);
    expect(await books.text(`${words} --preview`, 1)).to.deep.equal([
      "Reversing USMF/PAY-1 would be refused, 1 problem:",
      "- CP_VOUCHER_REVERSED: USMF, journal PAY-1: voucher APPM-000001 is already reversed by REVS-000001.",
      "mend: Nothing needs doing: a voucher is reversed once. Post it again if the reversal was wrong.",
    ]);
    expect(await books.refusal(`${words} --line 1`)).to.deep.equal([
      "error CP_VOUCHER_REVERSED: USMF, journal PAY-1: voucher APPM-000001 is already reversed by REVS-000001.",
      "mend: Nothing needs doing: a voucher is reversed once. Post it again if the reversal was wrong.",
    ]);
  });

  it("names the mirrors in JSON, those of the reversal without what they do not have yet", async () => {
    books = await ScenarioBooks.after("reversal/A41-posted-mirror.yaml", 3);
    const words = "reverse USMF/PAY-1 --date 2024-03-20 --description Wrong --journal-name REVERSE";
    const seen = (await books.json(`${words} --preview`)) as {
      readonly mirrors: readonly Readonly<Record<string, unknown>>[];
    };
    expect(
      seen.mirrors.map(({ source, event, status, target }) => ({ source, event, status, target })),
    ).to.deep.equal([
      {
        source: { company: "USMF", number: "PAY-1" },
        event: "payment",
        status: "posted",
        target: { company: "DEMF", number: "J-000001" },
      },
      { source: undefined, event: "reversal", status: "posted", target: undefined },
    ]);
    const done = (await books.json(words)) as {
      readonly journal: object;
      readonly mirrors: readonly { readonly source: object }[];
    };
    expect(done.journal).to.deep.equal({
      company: "USMF",
      number: "J-000001",
      name: "REVERSE",
      type: "reversal",
      status: "posted",
      description: "Wrong",
      origin: { kind: "user" },
      lineCount: 1,
      createdBy: "ann",
      reverses: { company: "USMF", number: "PAY-1" },
      voucherCount: 1,
    });
    expect(done.mirrors.map(({ source }) => source)).to.deep.equal([
      { company: "USMF", number: "PAY-1" },
      { company: "USMF", number: "J-000001" },
    ]);
  });

  it("refuses a voucher that the journal does not have, and a day that is taken for none", async () => {
    books = await ScenarioBooks.after("reversal/A40-payment-reversed.yaml", 2);
    expect(await books.refusal("reverse USMF/PAY-1 --date 2024-03-20 --voucher APPM-9")).to.deep.equal([
      "error CP_VOUCHER_UNKNOWN: USMF, journal PAY-1 has no voucher APPM-9.",
      "mend: List the vouchers with: contrapost ledger USMF --journal PAY-1.",
    ]);
    expect(await books.refusal("reverse USMF/PAY-1 --date 2024-02-30", 2)).to.deep.equal([
      "error CP_USAGE: The command line is wrong: option '--date <date>' argument '2024-02-30' is invalid. It must be a day as YYYY-MM-DD.",
      "mend: Ask how it is meant with: contrapost reverse --help.",
    ]);
  });

  async function mirrorId(): Promise<string> {
    const [found] = (await books.json("mirrors")) as readonly { readonly id: number }[];
    return String(found?.id);
  }
});
