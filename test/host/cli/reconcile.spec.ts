import { expect } from "chai";
import { ScenarioBooks } from "./scenario-books.js";

describe("contrapost reconcile", () => {
  const open = new Map<string, ScenarioBooks>();
  const booksAfter = async (fixture: string, steps?: number): Promise<ScenarioBooks> => {
    const books = open.get(fixture) ?? (await ScenarioBooks.after(fixture, steps));
    open.set(fixture, books);
    return books;
  };
  after(() => Promise.all([...open.values()].map((books) => books.remove())));

  /** Mirrors are numbered as they come. */
  const numberless = (lines: readonly string[]): readonly string[] =>
    lines.map((line) =>
      line.replace(/\(mirror \d+\)/, "(mirror N)").replace(/,\d+,(DEMF\/J-\d+)?$/, ",N,$1"),
    );
  const onHold =
    "The mirrored payment is parked: DEMF, journal J-000002, line 1: the fiscal period of DEMF on 2024-03-15 is onHold.";

  it("lays every difference to its reason, and sums them", async () => {
    const books = await booksAfter("audit/A61-reconciliation.yaml");
    expect(numberless(await books.text("reconcile USMF DEMF"))).to.deep.equal([
      "Document | USMF owes | DEMF claims | Difference | Because of | Explanation",
      "FR-1001 | 100.00 | 100.00 | 0.00 | EUR",
      "FR-1002 | 0.00 | 200.00 | 200.00 | EUR | draft 200.00 EUR | The mirrored payment waits as a draft in DEMF. (mirror N)",
      `FR-1003 | 0.00 | 300.00 | 300.00 | EUR | parked 300.00 EUR | ${onHold} (mirror N)`,
      "FR-1004 | 0.00 | 400.00 | 400.00 | EUR | oneSided 400.00 EUR | Only DEMF has it.",
      "FR-1005 | 0.00 | 500.00 | 500.00 | EUR | timing 500.00 EUR | USMF has it in the journal VI-5, which is not posted yet.",
      "FR-1006 | 60.00 | 0.00 | -60.00 | EUR | oneSided -60.00 EUR | Only USMF has it.",
      "FR-1007 | 700.00 | 700.00 | 0.00 | EUR",
      "Total | 860.00 | 2200.00 | 1340.00 | EUR",
      "",
      "USMF and DEMF differ.",
    ]);
  });

  it("gives documents and the parts of their differences as CSV, as of a past day", async () => {
    const books = await booksAfter("audit/A61-reconciliation.yaml");
    expect(numberless(await books.csv("reconcile USMF DEMF --as-of 2024-03-31"))).to.deep.equal([
      "record,vendor,customer,invoice,buyerVoucher,sellerVoucher,currency,payable,receivable,difference,kind,amount,reason,mirror,journal",
      "document,V-DEMF,C-USMF,FR-1001,APIN-000001,ARIN-000001,EUR,100.00,100.00,0.00,,,,,",
      "document,V-DEMF,C-USMF,FR-1002,APIN-000002,ARIN-000002,EUR,0.00,200.00,200.00,,,,,",
      "part,V-DEMF,C-USMF,FR-1002,APIN-000002,ARIN-000002,EUR,,,,draft,200.00,The mirrored payment waits as a draft in DEMF.,N,DEMF/J-000001",
      "document,V-DEMF,C-USMF,FR-1003,APIN-000003,ARIN-000003,EUR,0.00,300.00,300.00,,,,,",
      `part,V-DEMF,C-USMF,FR-1003,APIN-000003,ARIN-000003,EUR,,,,parked,300.00,"${onHold}",N,`,
      "document,V-DEMF,C-USMF,FR-1004,,ARIN-000004,EUR,0.00,400.00,400.00,,,,,",
      "part,V-DEMF,C-USMF,FR-1004,,ARIN-000004,EUR,,,,oneSided,400.00,Only DEMF has it.,,",
      "document,V-DEMF,C-USMF,FR-1005,,ARIN-000005,EUR,0.00,500.00,500.00,,,,,",
      'part,V-DEMF,C-USMF,FR-1005,,ARIN-000005,EUR,,,,timing,500.00,"USMF has it in the journal VI-5, which is not posted yet.",,USMF/VI-5',
      "document,V-DEMF,C-USMF,FR-1006,APIN-000004,,EUR,60.00,0.00,-60.00,,,,,",
      "part,V-DEMF,C-USMF,FR-1006,APIN-000004,,EUR,,,,oneSided,-60.00,Only USMF has it.,,",
      "document,V-DEMF,C-USMF,FR-1007,,ARIN-000006,EUR,0.00,700.00,700.00,,,,,",
      "part,V-DEMF,C-USMF,FR-1007,,ARIN-000006,EUR,,,,timing,700.00,USMF has it only on 2024-04-05.,,",
    ]);
  });

  it("gives the same as JSON, and nothing of what came after the day", async () => {
    const books = await booksAfter("audit/A61-reconciliation.yaml");
    const parties = { vendor: "V-DEMF", customer: "C-USMF", currency: "EUR" };
    const agreed = (invoice: string, number: number, amount: string) => ({
      ...parties,
      invoice,
      buyerVoucher: `APIN-00000${number}`,
      sellerVoucher: `ARIN-00000${number}`,
      ...{ payable: amount, receivable: amount, difference: "0.00", parts: [] },
    });
    const claimed = (invoice: string, number: number, amount: string, part: object) => ({
      ...parties,
      invoice,
      sellerVoucher: `ARIN-00000${number}`,
      ...{ payable: "0.00", receivable: amount, difference: amount },
      parts: [{ currency: "EUR", amount, ...part }],
    });
    expect(await books.json("reconcile USMF DEMF --as-of 2024-03-14")).to.deep.equal({
      buyer: "USMF",
      seller: "DEMF",
      asOf: "2024-03-14",
      reconciled: false,
      rows: [
        agreed("FR-1001", 1, "100.00"),
        agreed("FR-1002", 2, "200.00"),
        agreed("FR-1003", 3, "300.00"),
        claimed("FR-1004", 4, "400.00", { kind: "oneSided", reason: "Only DEMF has it." }),
        claimed("FR-1005", 5, "500.00", {
          kind: "timing",
          reason: "USMF has it in the journal VI-5, which is not posted yet.",
          journal: { company: "USMF", number: "VI-5" },
        }),
        {
          ...parties,
          invoice: "FR-1006",
          buyerVoucher: "APIN-000004",
          ...{ payable: "60.00", receivable: "0.00", difference: "-60.00" },
          parts: [{ kind: "oneSided", currency: "EUR", amount: "-60.00", reason: "Only USMF has it." }],
        },
        claimed("FR-1007", 6, "700.00", { kind: "timing", reason: "USMF has it only on 2024-04-05." }),
      ],
      totals: [{ currency: "EUR", payable: "660.00", receivable: "2200.00", difference: "1540.00" }],
    });
  });

  it("names a reversal that is parked, until it is released", async () => {
    const books = await booksAfter("reversal/A44-period-closed-park.yaml", 6);
    const reason =
      "The mirrored reversal is parked: DEMF, journal J-000002, line 1: the fiscal period of DEMF on 2024-04-02 is closed.";
    expect(numberless(await books.text("reconcile USMF DEMF --strict", 1))).to.deep.equal([
      "Document | USMF owes | DEMF claims | Difference | Because of | Explanation",
      `FR-1001 | 100.00 | 0.00 | -100.00 | EUR | parked -100.00 EUR | ${reason} (mirror N)`,
      "Total | 100.00 | 0.00 | -100.00 | EUR",
      "",
      "USMF and DEMF differ.",
    ]);
    expect(await books.text("reconcile USMF DEMF --as-of 2024-04-01 --strict")).to.deep.equal([
      "USMF and DEMF are reconciled as of 2024-04-01: nothing is open.",
    ]);
  });

  const others = [
    [
      "discounts/A26-discount-date-passed.yaml",
      "FR-1001 | 0.00 | 2.00 | 2.00 | EUR | discount 2.00 EUR | USMF took 2.00 EUR as a cash discount, DEMF 0.00 EUR.",
    ],
    [
      "discounts/A24-tolerance-of-one-side.yaml",
      "FR-1001 | 0.00 | 0.10 | 0.10 | EUR | writeOff 0.10 EUR | USMF took 0.10 EUR as a write-off, DEMF 0.00 EUR.",
    ],
  ] as const;
  for (const [fixture, row] of others) {
    it(`lays what ${fixture} leaves to its reason`, async () => {
      const books = await booksAfter(fixture);
      expect((await books.text("reconcile USMF DEMF"))[1]).to.equal(row);
    });
  }

  it("tells what is valued differently, though the debt is the same", async () => {
    const books = await booksAfter("audit/A61-valued-differently.yaml");
    expect(await books.text("reconcile FRSI DEMF --strict")).to.deep.equal([
      "Document | FRSI owes | DEMF claims | Difference | Because of | Explanation",
      "FR-2001 | 100.00 | 100.00 | 0.00 | USD | exchange 0.74 EUR | FRSI and DEMF value the same open amount at different rates.",
      "Total | 100.00 | 100.00 | 0.00 | USD",
      "",
      "FRSI and DEMF are reconciled.",
    ]);
  });

  it("refuses companies that do not trade in this direction", async () => {
    const books = await booksAfter("audit/A61-reconciliation.yaml");
    expect(await books.refusal("reconcile DEMF USMF")).to.deep.equal([
      "error CP_PAIR_UNKNOWN: DEMF buys nothing from USMF: there is no trading relationship between them in this direction.",
      "mend: Name the buying company first and the selling company second, or import their trading relationship.",
    ]);
  });
});
