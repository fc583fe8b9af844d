import { expect } from "chai";
import { ScenarioBooks } from "./scenario-books.js";

describe("contrapost settle and unsettle", () => {
  let books: ScenarioBooks;
  beforeEach(async () => {
    books = await ScenarioBooks.after("settlement/settled-across-currencies.yaml", 3);
  });
  afterEach(() => books.remove());

  const dollars = "settle USMF --vendor V-DEMF --voucher APPM-000002 --invoice FR-1 --cross-rate 1.10";

  it("settles what is named at a given cross rate, and undoes it", async () => {
    expect(await books.text(`${dollars} --date 2024-03-20 --number SET-1`)).to.deep.equal([
      "USMF/SET-1 posted: 1 settlement",
      "",
      "Settles | With | Amount | Of payment | Loss | Voucher",
      "FR-1 | APPM-000002 | 100.00 EUR | 110.00 USD | 1.87 USD | SETL-000001",
    ]);
    expect(await books.text("unsettle SET-1 --date 2024-03-21")).to.deep.equal([
      "USMF/J-000001 posted: 1 settlement undone",
      "",
      "Settles | With | Amount | Of payment | Loss | Voucher",
      "FR-1 | APPM-000002 | 100.00 EUR | 110.00 USD | 1.87 USD | SETL-000002",
    ]);
    expect(await books.refusal("unsettle SET-1 --date 2024-03-21 --invoice FR-1")).to.deep.equal([
      "error CP_SETTLEMENT_UNDONE: USMF: USMF/SET-1 has no settlement to undo of invoice FR-1.",
      "mend: List the settlements with: contrapost party-ledger.",
    ]);
  });

  it("settles all that is open without being told what, and shows it beforehand without a trace", async () => {
    const words = "settle USMF --vendor V-1001 --date 2024-03-20 --order oldest";
    const pair = "AC-1 | APPM-000001 | 58.52 EUR | 50.00 GBP | 0.48 USD";
    for (let time = 1; time <= 2; time += 1) {
      expect(await books.text(`${words} --preview`)).to.deep.equal([
        "Settles | With | Amount | Of payment | Loss",
        pair,
        "",
        "Settling USMF, vendor V-1001 would make 1 voucher; nothing was written:",
        "",
        "Date | Voucher | Account | Debit USD | Credit USD | Kind",
        "2024-03-20 | 1 | 200100 Accounts payable | 0.48 | exchangeAdjustment",
        "2024-03-20 | 1 | 801400 Realized exchange loss | 0.48 | exchangeLoss",
      ]);
    }
    expect(await books.text(words)).to.deep.equal([
      "USMF/J-000001 posted: 1 settlement",
      "",
      "Settles | With | Amount | Of payment | Loss | Voucher",
      `${pair} | SETL-000001`,
    ]);
    expect(
      await books.text("unsettle USMF/J-000001 --date 2024-03-20 --voucher APPM-000001 --preview"),
    ).to.deep.equal([
      "Settles | With | Amount | Of payment | Loss",
      pair,
      "",
      "Undoing what USMF/J-000001 settled would make 1 voucher; nothing was written:",
      "",
      "Date | Voucher | Account | Debit USD | Credit USD | Kind",
      "2024-03-20 | 1 | 200100 Accounts payable | 0.48 | exchangeAdjustment",
      "2024-03-20 | 1 | 801400 Realized exchange loss | 0.48 | exchangeLoss",
    ]);
    expect(await books.refusal(words)).to.deep.equal([
      "error CP_SETTLEMENT_NOTHING: USMF, vendor V-1001: there is nothing to settle with each other.",
      "mend: Name transactions on both sides that are open, such as a payment and an invoice.",
    ]);
  });

  it("gives the same as JSON, with all that a settlement moved in the books", async () => {
    const settlement = {
      company: "USMF",
      side: "vendor",
      party: "V-DEMF",
      date: "2024-03-20",
      payment: { journal: { company: "USMF", number: "PAY-1" }, line: 2, voucher: "APPM-000002" },
      paymentType: "payment",
      invoice: "FR-1",
      invoiceType: "invoice",
      invoiceVoucher: "APIN-000002",
      currency: "EUR",
      amount: "-50.00",
      paymentAmount: "55.00",
      paymentCurrency: "USD",
      accountingCurrency: "USD",
      paymentAccounting: "55.00",
      invoiceAccounting: "-54.07",
      adjustments: [],
      realized: "0.93",
    };
    const journal = {
      company: "USMF",
      number: "SET-9",
      name: "SETTLE",
      type: "settlement",
      description: "Half",
      origin: { kind: "user" },
      lineCount: 1,
      createdBy: "ann",
    };
    const words = `${dollars.replace("FR-1", "FR-1=50.00")} --date 2024-03-20 --journal-name SETTLE --number SET-9 --description Half`;
    const account = {
      date: "2024-03-20",
      voucher: 1,
      currency: "USD",
      amount: "0.00",
      accountingCurrency: "USD",
    };
    expect(await books.json(`${words} --preview`)).to.deep.equal({
      journal: { ...journal, status: "draft" },
      problems: [],
      voucherCount: 1,
      entries: [
        {
          ...account,
          account: "200300",
          accountName: "Intercompany payables",
          accountingAmount: "-0.93",
          kind: "exchangeAdjustment",
        },
        {
          ...account,
          account: "801400",
          accountName: "Realized exchange loss",
          accountingAmount: "0.93",
          kind: "exchangeLoss",
        },
      ],
      settlements: [settlement],
    });
    expect(await books.json(words)).to.deep.equal({
      journal: { ...journal, status: "posted", voucherCount: 1 },
      settlements: [{ ...settlement, voucher: "SETL-000001" }],
    });
  });

  it("tells in a preview what would be refused, with the exit code of a refusal", async () => {
    expect(await books.text(`${dollars} --date 2026-03-20 --preview`, 1)).to.deep.equal([
      "Settling USMF, vendor V-DEMF would be refused, 1 problem:",
      "- CP_PERIOD_MISSING: USMF, journal J-000001, line 1: USMF has no fiscal period on 2026-03-20.",
      "mend: Add fiscal periods that cover 2026-03-20 to USMF.",
    ]);
  });

  it("refuses what is not open, and a command line without a party or with two", async () => {
    expect(
      await books.refusal("settle USMF --customer C-2001 --date 2024-03-20 --invoice X-1=1.50"),
    ).to.deep.equal([
      "error CP_TRANSACTION_NOT_OPEN: USMF, customer C-2001: no open transaction has invoice X-1.",
      "mend: List what is open with: contrapost transactions --open.",
    ]);
    expect(await books.refusal("settle USMF --date 2024-03-20", 2)).to.deep.equal([
      "error CP_USAGE: The command line is wrong: one of the options '--vendor' and '--customer' is needed.",
      "mend: Ask how it is meant with: contrapost settle --help.",
    ]);
    expect(await books.refusal("settle USMF --vendor V --customer C --date 2024-03-20", 2)).to.deep.equal([
      "error CP_USAGE: The command line is wrong: option '--vendor <id>' cannot be used with option '--customer <id>'.",
      "mend: Ask how it is meant with: contrapost settle --help.",
    ]);
  });
});
