import { expect } from "chai";
import { ScenarioBooks } from "./scenario-books.js";

describe("the commands around payments", () => {
  let books: ScenarioBooks;
  afterEach(() => books.remove());

  describe("propose", () => {
    beforeEach(async () => {
      books = await ScenarioBooks.after("proposal/what-is-due.yaml", 13);
    });

    const propose = "propose USMF --due-by 2024-03-31 --date 2024-03-15 --journal VENDPAY";
    const proposed = [
      "",
      "Vendor | Payment | Settles",
      "V-1001 | 50.00 USD | ACME-C1, ACME-1",
      "V-DEMF | 100.00 EUR | FR-1001",
      "",
      "Vendor | Left out | Due | Open | Reason",
      "V-1001 | ACME-2 | 2024-03-11 | -50.00 USD | It is marked in the open journal USMF/PAY-0.",
      "V-1001 | ACME-3 | 2024-03-11 | -70.00 USD | It is on payment hold: delivery disputed",
      "V-1002 | FAB-1 | 2024-03-02 | -15.00 USD | The vendor is on hold.",
    ];

    it("shows beforehand what is paid and what is left out, and writes nothing", async () => {
      for (let times = 0; times < 2; times += 1) {
        expect(await books.text(`${propose} --preview`)).to.deep.equal([
          "2 payments proposed; nothing was written.",
          ...proposed,
        ]);
      }
    });

    it("makes a draft under the number that is asked for, marked to settle what it pays", async () => {
      expect(await books.text(`${propose} --number RUN-1`)).to.deep.equal([
        "USMF/RUN-1: 2 payments",
        ...proposed,
      ]);
      expect(await books.text("journals show USMF/RUN-1")).to.deep.equal([
        "Journal | Type | Name | Status | Lines | By | Description",
        "USMF/RUN-1 | vendorPayment | VENDPAY | draft | 2 | ann | Payment proposal, due by 2024-03-31",
        "",
        "Line | Date | Account | Debit | Settles",
        "1 | 2024-03-15 | vendor V-1001 | 50.00 | USD | ACME-C1 30.00, ACME-1 80.00",
        "2 | 2024-03-15 | vendor V-DEMF | 100.00 | EUR | FR-1001 100.00",
      ]);
    });

    it("keeps to vendors, a currency, bounds, a limit and an order, and pays each invoice by itself", async () => {
      const within =
        "--vendor-from V-1001 --vendor-to V-1001 --currency USD --minimum 40 --maximum 85 --limit 80 --order largest";
      expect(await books.text(`${propose} ${within} --per-invoice --preview`)).to.deep.equal([
        "1 payment proposed; nothing was written.",
        "",
        "Vendor | Payment | Settles",
        "V-1001 | 80.00 USD | ACME-1",
        "",
        "Vendor | Left out | Due | Open | Reason",
        "V-1001 | ACME-2 | 2024-03-11 | -50.00 USD | It is marked in the open journal USMF/PAY-0.",
        "V-1001 | ACME-3 | 2024-03-11 | -70.00 USD | It is on payment hold: delivery disputed",
        "V-1001 | ACME-C1 | 2024-02-20 | 30.00 USD | A credit note is not paid by itself.",
      ]);
    });

    it("says where there is nothing to pay", async () => {
      expect(await books.text("propose USMF --due-by 2024-01-31 --journal VENDPAY")).to.deep.equal([
        "There is nothing to pay.",
      ]);
    });

    const refused = [
      [
        `${propose} --limit 10`,
        "error CP_PROPOSAL_CURRENCY: A payment proposal with a limit needs a currency.",
        "mend: Name the currency that the amounts are in; only its invoices are proposed then.",
      ],
      [
        "propose USMF --due-by 2024-03-31 --journal VENDINV",
        "error CP_PROPOSAL_JOURNAL_TYPE: Journal name VENDINV of USMF has type vendorInvoice; payments are proposed into a vendorPayment journal.",
        "mend: Choose a journal name of type vendorPayment.",
      ],
      [
        `${propose} --currency USD --limit ten`,
        'error CP_AMOUNT_INVALID: "ten" is not an amount.',
        "mend: Write a plain decimal such as 1234.50 or -1234.50, without exponent, plus sign, spaces or thousands separators; in YAML and JSON put it in quotes.",
      ],
    ] as const;
    for (const [words, ...said] of refused) {
      it(`refuses: ${words}`, async () => {
        expect(await books.refusal(words)).to.deep.equal(said);
      });
    }

    it("refuses an order that there is not", async () => {
      expect(await books.refusal(`${propose} --order oldest`, 2)).to.deep.equal([
        "error CP_USAGE: The command line is wrong: option '--order <order>' argument 'oldest' is invalid. Allowed choices are dueDate, smallest, largest.",
        "mend: Ask how it is meant with: contrapost propose --help.",
      ]);
    });
  });

  describe("propose with cash discounts", () => {
    beforeEach(async () => {
      books = await ScenarioBooks.after("proposal/cash-discounts.yaml", 4);
    });

    const propose = "propose USMF --due-by 2024-03-11 --date 2024-03-11 --journal VENDPAY";

    it("pays in time what would lose one, less the discount", async () => {
      expect(await books.text(`${propose} --preview`)).to.deep.equal(["There is nothing to pay."]);
      expect(await books.text(`${propose} --discount-by 2024-03-11 --preview`)).to.deep.equal([
        "1 payment proposed; nothing was written.",
        "",
        "Vendor | Payment | Settles",
        "V-DEMF | 98.00 EUR | FR-1001 less 2.00 discount",
      ]);
    });

    it("tells in JSON what is paid, with its discount", async () => {
      const found = (await books.json(`${propose} --discount-by 2024-03-11`)) as {
        payments: { settles: { transaction: number }[] }[];
      };
      const transaction = found.payments[0]!.settles[0]!.transaction;
      expect(transaction).to.be.above(0);
      expect(found).to.deep.equal({
        journal: { company: "USMF", number: "J-000001" },
        payments: [
          {
            vendor: "V-DEMF",
            currency: "EUR",
            amount: "98.00",
            settles: [
              {
                transaction,
                invoice: "FR-1001",
                dueDate: "2024-03-31",
                open: "-100.00",
                cashDiscount: "-2.00",
                discountDate: "2024-03-11",
              },
            ],
          },
        ],
        skipped: [],
      });
    });
  });

  describe("holds", () => {
    beforeEach(async () => {
      books = await ScenarioBooks.after("proposal/what-is-due.yaml", 13);
    });

    const place = 'holds place USMF V-DEMF FR-1001 --reason "two pieces are missing" --user bob';

    it("lists what is on hold, with who held it and why", async () => {
      expect(await books.text("holds")).to.deep.equal([
        "Company | Vendor | Invoice | Held by | Since | Reason",
        "USMF | V-1001 | ACME-3 | anna | 2024-03-15T12:00:00.000Z | delivery disputed",
      ]);
      expect(await books.text("holds --vendor V-DEMF")).to.deep.equal(["No invoice is on payment hold."]);
      expect(await books.json("holds list --company USMF")).to.deep.equal([
        {
          company: "USMF",
          vendor: "V-1001",
          invoice: "ACME-3",
          reason: "delivery disputed",
          heldBy: "anna",
          heldAt: "2024-03-15T12:00:00.000Z",
        },
      ]);
    });

    it("places a hold, by which a payment is refused, and releases it", async () => {
      await books.text("propose USMF --due-by 2024-03-31 --date 2024-03-15 --journal VENDPAY --number RUN-1");
      expect(await books.text(place)).to.deep.equal([
        "invoice FR-1001 of vendor V-DEMF of USMF is on payment hold: two pieces are missing",
      ]);
      expect(await books.refusal("post USMF/RUN-1")).to.deep.equal([
        "error CP_POSTING_REFUSED: USMF, journal RUN-1 was not posted, 1 problem: USMF, journal RUN-1, line 2: invoice FR-1001 of vendor V-DEMF of USMF is on payment hold: two pieces are missing (CP_INVOICE_ON_HOLD)",
        "mend: Release invoice FR-1001, or take it out of the payment.",
      ]);
      expect(await books.text("holds release USMF V-DEMF FR-1001")).to.deep.equal([
        "invoice FR-1001 of vendor V-DEMF of USMF is released",
      ]);
      expect((await books.text("post USMF/RUN-1"))[0]).to.equal("USMF/RUN-1 posted: 2 lines, 2 vouchers");
    });

    it("gives what it did as JSON", async () => {
      const { heldAt, ...hold } = (await books.json(place)) as Record<string, string>;
      expect(heldAt).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      const invoice = { company: "USMF", vendor: "V-DEMF", invoice: "FR-1001" };
      expect(hold).to.deep.equal({ ...invoice, reason: "two pieces are missing", heldBy: "bob" });
      expect(await books.json("holds release USMF V-DEMF FR-1001")).to.deep.equal(invoice);
    });

    it("refuses a second hold, a hold of what is not there, and to release what is not on hold", async () => {
      await books.text(place);
      expect(await books.refusal(place)).to.deep.equal([
        "error CP_HOLD_STANDS: Invoice FR-1001 of vendor V-DEMF of USMF is on hold already: two pieces are missing",
        "mend: Release it first to hold it for another reason.",
      ]);
      expect(await books.refusal("holds place USMF V-DEMF FR-9999 --reason lost")).to.deep.equal([
        "error CP_INVOICE_UNKNOWN: USMF: vendor V-DEMF of USMF has no open invoice FR-9999.",
        "mend: Post the invoice first, or correct its number.",
      ]);
      expect(await books.refusal("holds release USMF V-1001 ACME-1")).to.deep.equal([
        "error CP_HOLD_MISSING: Invoice ACME-1 of vendor V-1001 of USMF is not on hold.",
        "mend: List what is on hold with: contrapost holds.",
      ]);
      expect(await books.refusal("holds place USMF V-DEMF FR-1001", 2)).to.deep.equal([
        "error CP_USAGE: The command line is wrong: required option '--reason <text>' not specified.",
        "mend: Ask how it is meant with: contrapost holds --help.",
      ]);
    });
  });

  describe("post --transfer-faulty", () => {
    beforeEach(async () => {
      books = await ScenarioBooks.after("failures/A50-bad-lines.yaml", 6);
    });

    it("moves bad lines into a new journal, under their numbers, and posts the rest", async () => {
      expect(await books.refusal("post PAY-1")).to.deep.equal([
        "error CP_POSTING_REFUSED: USMF, journal PAY-1 was not posted, 2 problems: USMF, journal PAY-1, line 2: vendor V-1001 of USMF is on hold for payment.",
        "- CP_PARTY_ON_HOLD: USMF, journal PAY-1, line 2: vendor V-1001 of USMF is on hold for payment.",
        "mend: Release the hold on vendor V-1001, or take the line out.",
        "- CP_ACCOUNT_UNKNOWN: USMF, journal PAY-1, line 4: company USMF has no vendor account V-9999.",
        "mend: Create the account in the company's master data, or correct the line.",
        "mend: Mend every problem listed, then post again.",
      ]);
      const [posted, moved, mirror, ...rest] = await books.text("post PAY-1 --transfer-faulty");
      expect([posted, moved, ...rest]).to.deep.equal([
        "USMF/PAY-1 posted: 2 lines, 2 vouchers",
        "lines with faults moved to USMF/J-000001",
      ]);
      expect(mirror).to.match(/^mirror \d+ of USMF\/PAY-1 → DEMF\/J-000001 posted$/);
      expect(await books.text("journals show USMF/J-000001")).to.deep.equal([
        "Journal | Type | Name | Status | Lines | By | Description",
        "USMF/J-000001 | vendorPayment | VENDPAY | draft | 2 | ann | Lines transferred from PAY-1",
        "",
        "Line | Date | Account | Debit",
        "2 | 2024-03-15 | vendor V-1001 | 80.00 | USD",
        "4 | 2024-03-15 | vendor V-9999 | 15.00 | USD",
      ]);
    });

    it("names the new journal in JSON", async () => {
      const { journal, transferred } = (await books.json("post PAY-1 --transfer-faulty")) as {
        journal: { number: string; status: string };
        transferred: unknown;
      };
      expect([journal.number, journal.status]).to.deep.equal(["PAY-1", "posted"]);
      expect(transferred).to.deep.equal({ company: "USMF", number: "J-000001" });
    });
  });
});
