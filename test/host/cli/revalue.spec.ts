import { expect } from "chai";
import { ScenarioBooks } from "./scenario-books.js";

describe("contrapost revalue", () => {
  let books: ScenarioBooks;
  afterEach(() => books.remove());

  describe("in a company with a reporting currency", () => {
    beforeEach(async () => {
      books = await ScenarioBooks.after("currency/revaluation-reporting.yaml", 4);
    });

    const vendors = [
      "Open | Account | Amount | Was USD | Is USD | Gain USD | Loss USD",
      "vendor V-1001, invoice ACME-3 | 200100 | -400.00 EUR | -432.00 | -440.00 | 8.00",
      "vendor V-1001, invoice ACME-1 | 200100 | -1000.00 GBP | -1270.00 | -1250.00 | 20.00",
      "",
      "Open | Account | Amount | Was EUR | Is EUR | Gain EUR | Loss EUR",
      "vendor V-1001, invoice ACME-1 | 200100 | -1000.00 GBP | -1170.00 | -1190.00 | 20.00",
      "vendor V-1001, invoice ACME-2 | 200100 | -500.00 USD | -462.96 | -454.55 | 8.41",
    ];
    const bank = [
      "Open | Account | Amount | Was EUR | Is EUR | Loss EUR",
      "account 110110 | 110110 | 3000.00 USD | 2777.78 | 2727.27 | 50.51",
    ];
    const rates = "at 2024-03-31, rate type Books, reporting Group";

    it("shows beforehand what changes in each currency of the books, and writes nothing", async () => {
      const would = [
        `USMF, vendor ${rates}: would be posted, taken back on 2024-04-01`,
        "",
        ...vendors,
        "",
        `USMF, customer ${rates}: nothing to revalue`,
        "",
        `USMF, ledger ${rates}: would be posted, taken back on 2024-04-01`,
        "",
        ...bank,
      ];
      expect(await books.text("revalue USMF --date 2024-03-31 --preview")).to.deep.equal(would);
      expect(await books.text("revalue USMF --date 2024-03-31 --preview")).to.deep.equal(would);
    });

    it("posts a journal for each side, once", async () => {
      expect(await books.text("revalue USMF --date 2024-03-31")).to.deep.equal([
        `USMF, vendor ${rates}: posted by USMF/J-000001, taken back on 2024-04-01`,
        "",
        ...vendors,
        "",
        `USMF, customer ${rates}: nothing to revalue`,
        "",
        `USMF, ledger ${rates}: posted by USMF/J-000002, taken back on 2024-04-01`,
        "",
        ...bank,
      ]);
      expect(await books.text("revalue USMF --date 2024-03-31")).to.deep.equal([
        `USMF, vendor ${rates}: was posted before, by USMF/J-000001`,
        "",
        `USMF, customer ${rates}: nothing to revalue`,
        "",
        `USMF, ledger ${rates}: was posted before, by USMF/J-000002`,
      ]);
      expect(await books.text("verify")).to.deep.equal(["The books hold."]);
    });

    it("makes lines with a value in one currency of the books, which journals show tells", async () => {
      await books.text("revalue USMF --date 2024-03-31");
      expect(await books.text("journals show USMF/J-000001")).to.deep.equal([
        "Journal | Type | Name | Status | Lines | From | By | Description",
        "USMF/J-000001 | general | REVAL | posted | 8 | revaluation | ann | Revaluation of vendor at 2024-03-31",
        "",
        "Line | Date | Account | Value USD | Reporting | Offset | Voucher | Text",
        "1 | 2024-03-31 | ledger 200100 | EUR | -8.00 | ledger 801200 | REV-000001 | Revaluation of vendor V-1001, invoice ACME-3",
        "2 | 2024-03-31 | ledger 200100 | GBP | 20.00 | ledger 801100 | REV-000002 | Revaluation of vendor V-1001, invoice ACME-1",
        "3 | 2024-03-31 | ledger 200100 | GBP | 0.00 | -20.00 EUR | ledger 801200 | REV-000003 | Revaluation of vendor V-1001, invoice ACME-1",
        "4 | 2024-03-31 | ledger 200100 | USD | 0.00 | 8.41 EUR | ledger 801100 | REV-000004 | Revaluation of vendor V-1001, invoice ACME-2",
        "5 | 2024-04-01 | ledger 200100 | EUR | 8.00 | ledger 801200 | REV-000005 | Revaluation of vendor V-1001, invoice ACME-3, taken back",
        "6 | 2024-04-01 | ledger 200100 | GBP | -20.00 | ledger 801100 | REV-000006 | Revaluation of vendor V-1001, invoice ACME-1, taken back",
        "7 | 2024-04-01 | ledger 200100 | GBP | 0.00 | 20.00 EUR | ledger 801200 | REV-000007 | Revaluation of vendor V-1001, invoice ACME-1, taken back",
        "8 | 2024-04-01 | ledger 200100 | USD | 0.00 | -8.41 EUR | ledger 801100 | REV-000008 | Revaluation of vendor V-1001, invoice ACME-2, taken back",
      ]);
      const { lines } = (await books.json("journals show USMF/J-000002")) as { lines: unknown[] };
      expect(lines[0]).to.deep.equal({
        line: 1,
        date: "2024-03-31",
        account: { type: "ledger", id: "110110" },
        currency: "USD",
        amount: "0.00",
        accountingAmount: "0.00",
        reportingAmount: "-50.51",
        reportingCurrency: "EUR",
        offset: { type: "ledger", id: "801200" },
        text: "Revaluation of account 110110",
        voucher: "REV-000009",
        settlements: [],
      });
    });

    it("tells both in JSON", async () => {
      const head = {
        company: "USMF",
        side: "ledger",
        date: "2024-03-31",
        reversalDate: "2024-04-01",
        rateType: "Books",
        accountingCurrency: "USD",
        reportingCurrency: "EUR",
        reportingRateType: "Group",
        journal: { company: "USMF", number: "J-000001" },
      };
      const balance = {
        what: "account 110110",
        account: "110110",
        currency: "USD",
        amount: "3000.00",
        reporting: "2777.78",
        difference: "-50.51",
      };
      const words = "revalue USMF --date 2024-03-31 --side ledger";
      expect(await books.json(words)).to.deep.equal([
        { ...head, status: "posted", balances: [], reportingBalances: [balance] },
      ]);
      expect(await books.json(words)).to.deep.equal([
        { ...head, status: "standing", balances: [], reportingBalances: [] },
      ]);
    });

    it("says which rates are missing, of either currency", async () => {
      expect(
        await books.refusal("revalue USMF --date 2024-05-31 --reporting-rate-type Closing"),
      ).to.deep.equal([
        "error CP_REVALUATION_REFUSED: USMF was not revalued, 2 problems: USMF, revaluation: USMF has no exchange rate from GBP to EUR on 2024-05-31 (rate type Closing).",
        "- CP_RATE_MISSING: USMF, revaluation: USMF has no exchange rate from GBP to EUR on 2024-05-31 (rate type Closing).",
        "mend: Import a rate of type Closing for GBP and EUR that starts on or before 2024-05-31.",
        "- CP_RATE_MISSING: USMF, revaluation: USMF has no exchange rate from USD to EUR on 2024-05-31 (rate type Closing).",
        "mend: Import a rate of type Closing for USD and EUR that starts on or before 2024-05-31.",
        "mend: Mend every problem listed, then revalue again.",
      ]);
    });

    it("refuses to revalue a date again with other rates, and to take back on the day itself", async () => {
      await books.text("revalue USMF --date 2024-03-31");
      expect(await books.refusal("revalue USMF --date 2024-03-31 --rate-type Closing")).to.deep.equal([
        "error CP_REVALUATION_DIFFERS: USMF has revalued vendor at 2024-03-31 already, by journal J-000001: with rate type Books (reporting currency: Group), reversed on 2024-04-01.",
        "mend: Leave the rate type and the day of the reversal out, or choose another date.",
      ]);
      expect(await books.refusal("revalue USMF --date 2024-04-30 --reversed 2024-04-30")).to.deep.equal([
        "error CP_REVALUATION_REVERSAL_DATE: A revaluation at 2024-04-30 cannot be reversed on 2024-04-30.",
        "mend: Choose a later day for the reversal.",
      ]);
    });
  });

  describe("in a company with one currency of its books", () => {
    beforeEach(async () => {
      books = await ScenarioBooks.after("currency/revaluation.yaml", 3);
    });

    it("revalues one side alone, and says where there is nothing", async () => {
      expect(await books.text("revalue USMF --date 2024-03-31 --side customer")).to.deep.equal([
        "USMF, customer at 2024-03-31, rate type Default: nothing to revalue",
      ]);
      const balance = { account: "200100", currency: "EUR" };
      expect(await books.json("revalue USMF --date 2024-03-31 --side vendor --preview")).to.deep.equal([
        {
          company: "USMF",
          side: "vendor",
          date: "2024-03-31",
          reversalDate: "2024-04-01",
          rateType: "Default",
          accountingCurrency: "USD",
          status: "previewed",
          balances: [
            {
              ...balance,
              what: "vendor V-1001, invoice ACME-1",
              ...{ amount: "-1000.00", accounting: "-1081.30", difference: "0.20" },
            },
            {
              ...balance,
              what: "vendor V-1001, invoice ACME-2",
              ...{ amount: "-500.00", accounting: "-544.60", difference: "4.05" },
            },
          ],
        },
      ]);
    });

    it("takes back on another day, by another journal name", async () => {
      const words =
        "revalue USMF --date 2024-03-31 --side ledger --reversed 2024-04-15 --journal-name REVAL --rate-type Default";
      expect(await books.text(words)).to.deep.equal([
        "USMF, ledger at 2024-03-31, rate type Default: posted by USMF/J-000001, taken back on 2024-04-15",
        "",
        "Open | Account | Amount | Was USD | Is USD | Loss USD",
        "account 110130 | 110130 | 2000.00 EUR | 2178.40 | 2162.20 | 16.20",
      ]);
    });

    it("has no rates for a reporting currency", async () => {
      expect(await books.refusal("revalue USMF --date 2024-03-31 --reporting-rate-type Group")).to.deep.equal(
        [
          "error CP_REPORTING_CURRENCY_MISSING: USMF has no reporting currency.",
          "mend: Ask for its accounting currency.",
        ],
      );
    });

    const wrong = [
      [
        "--side bank",
        "option '--side <side>' argument 'bank' is invalid. Allowed choices are vendor, customer, ledger.",
      ],
      [
        "--date 2024-02-31",
        "option '--date <date>' argument '2024-02-31' is invalid. It must be a day as YYYY-MM-DD.",
      ],
      ["", "required option '--date <date>' not specified."],
    ] as const;
    for (const [words, reason] of wrong) {
      it(`refuses: revalue USMF ${words}`, async () => {
        expect(await books.refusal(`revalue USMF ${words}`.trimEnd(), 2)).to.deep.equal([
          `error CP_USAGE: The command line is wrong: ${reason}`,
          "mend: Ask how it is meant with: contrapost revalue --help.",
        ]);
      });
    }
  });
});
