import { expect } from "chai";
import { ScenarioBooks } from "./scenario-books.js";

describe("contrapost mirrors", () => {
  let books: ScenarioBooks;
  afterEach(() => books.remove());

  const onHold = "DEMF, journal J-000002, line 1: the fiscal period of DEMF on 2024-03-18 is onHold.";
  const heads =
    "id,event,source,sellingCompany,customer,buyingCompany,vendor,status,target,lineCount,currency,amount,ageDays,createdAt,resolvedAt,reasonCode,reasonText,initiatedBy,plugin,pluginVersion";
  /** Numbers and ages change from run to run and from day to day. */
  const steady = (lines: readonly string[]) =>
    lines.map((line) =>
      line
        .replace(/^\d+/, "N")
        .replace(/\d+ days/, "D days")
        .replace(/,\d+,(2024-)/, ",D,$1"),
    );

  it("lists drafts and parked mirrors with their age and what waits in them", async () => {
    books = await ScenarioBooks.after("audit/A60-waiting-mirrors.yaml", 11);
    expect(steady(await books.text("mirrors"))).to.deep.equal([
      "Mirror | Of | In | Status | Journal | Lines | Waiting | Age | Reason",
      "N | USMF/PAY-1 | DEMF | draft | DEMF/J-000001 | 1 | -100.00 EUR | D days",
      `N | USMF/PAY-2 | DEMF | parked | 1 | -200.00 EUR | D days | CP_PERIOD_CLOSED: ${onHold}`,
    ]);
    expect(steady(await books.csv("mirrors"))).to.deep.equal([
      heads,
      "N,payment,USMF/PAY-1,DEMF,C-USMF,USMF,V-DEMF,draft,DEMF/J-000001,1,EUR,-100.00,D,2024-03-15T12:00:00.000Z,,,,anna,intercompany-settlement,0.1.0",
      `N,payment,USMF/PAY-2,DEMF,C-USMF,USMF,V-DEMF,parked,,1,EUR,-200.00,D,2024-03-18T12:00:00.000Z,,CP_PERIOD_CLOSED,"${onHold}",bert,intercompany-settlement,0.1.0`,
    ]);
    const ages = (await books.json("mirrors --waiting")) as {
      ageDays: number;
      status: string;
      amounts: object;
    }[];
    expect(ages.map(({ status, amounts }) => ({ status, amounts }))).to.deep.equal([
      { status: "draft", amounts: [{ currency: "EUR", amount: "-100.00" }] },
      { status: "parked", amounts: [{ currency: "EUR", amount: "-200.00" }] },
    ]);
    expect(ages[0]!.ageDays - ages[1]!.ageDays).to.equal(3);
  });

  it("lists what is still to be done, reversals among it, where it is asked for", async () => {
    books = await ScenarioBooks.after("reversal/A44-period-closed-park.yaml", 6);
    const closed = "DEMF, journal J-000002, line 1: the fiscal period of DEMF on 2024-04-02 is closed.";
    expect(steady(await books.text("mirrors --company DEMF"))).to.deep.equal([
      "Mirror | Of | In | Status | Journal | Lines | Waiting | Age | Reason",
      "N | USMF/PAY-1 | DEMF | posted | DEMF/J-000001 | 1 | D days",
      `N | USMF/REV-1 | DEMF | parked | 1 | 100.00 EUR | D days | CP_PERIOD_CLOSED: ${closed}`,
    ]);
    expect(steady(await books.csv("mirrors --waiting"))).to.deep.equal([
      heads,
      `N,reversal,USMF/REV-1,DEMF,C-USMF,USMF,V-DEMF,parked,,1,EUR,100.00,D,2024-01-01T00:00:00.000Z,,CP_PERIOD_CLOSED,"${closed}",ann,intercompany-settlement,0.1.0`,
    ]);
    expect(await books.text("mirrors --company DEMF --status draft")).to.deep.equal([
      "There are no such mirrors.",
    ]);
  });

  it("refuses a status beside --waiting", async () => {
    books = await ScenarioBooks.after("audit/A60-waiting-mirrors.yaml", 11);
    expect(await books.refusal("mirrors --status parked --waiting", 2)).to.deep.equal([
      "error CP_USAGE: The command line is wrong: option '--status <status>' cannot be used with option '--waiting'.",
      "mend: Ask how it is meant with: contrapost mirrors --help.",
    ]);
  });
});
