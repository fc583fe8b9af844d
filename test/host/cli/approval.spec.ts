import { expect } from "chai";
import { ScenarioBooks } from "./scenario-books.js";

describe("the commands of a journal's approval", () => {
  let books: ScenarioBooks;
  beforeEach(async () => {
    books = await ScenarioBooks.after("approval/approve-reject-recall.yaml", 3);
  });
  afterEach(() => books.remove());

  it("lead from a draft to a posted journal, and every step is shown", async () => {
    const steps = [
      ["submit PAY-1", "USMF/PAY-1 is submitted"],
      ["recall PAY-1", "USMF/PAY-1 is draft"],
      ["submit PAY-1", "USMF/PAY-1 is submitted"],
      ['reject PAY-1 --user bob --reason "pay it in April"', "USMF/PAY-1 is draft"],
      ["submit USMF/PAY-1", "USMF/PAY-1 is submitted"],
      ["approve PAY-1 --user bob", "USMF/PAY-1 is approved"],
      ["approve PAY-1 --user cid", "USMF/PAY-1 is approved"],
    ] as const;
    for (const [words, said] of steps) expect(await books.text(words)).to.deep.equal([said]);
    const shown = (await books.text("journals show PAY-1")).map((line) =>
      line.replace(/ \| \d{4}-\d\d-\d\dT[\d:.]+Z/, "").replace(/ \| [0-9a-f]{12}$/, ""),
    );
    expect(shown).to.deep.equal([
      "Journal | Type | Name | Status | Lines | By",
      "USMF/PAY-1 | vendorPayment | VENDPAY | approved | 1 | ann",
      "",
      "Step | By | At | Reason | Content",
      "submitted | ann",
      "recalled | ann",
      "submitted | ann",
      "rejected | bob | pay it in April",
      "submitted | ann",
      "approved | bob",
      "approved | cid",
      "",
      "Line | Date | Account | Debit",
      "1 | 2024-03-15 | vendor V-1001 | 80.00 | USD",
    ]);
    expect(await books.text("post PAY-1 --user bob")).to.deep.equal(["USMF/PAY-1 posted: 1 line, 1 voucher"]);
  });

  it("give the journal as JSON", async () => {
    const journal = {
      company: "USMF",
      number: "PAY-1",
      name: "VENDPAY",
      type: "vendorPayment",
      description: "",
      origin: { kind: "user" },
      lineCount: 1,
      createdBy: "ann",
    };
    expect(await books.json("submit PAY-1")).to.deep.equal({ ...journal, status: "submitted" });
    expect(await books.json("approve PAY-1 --user bob")).to.deep.equal({ ...journal, status: "approved" });
  });

  const notMeant = "error CP_JOURNAL_STATUS: USMF, journal PAY-1 is draft;";
  const check = "mend: Check the journal with: contrapost journals.";
  const refused = [
    [
      "post PAY-1",
      "error CP_JOURNAL_NOT_APPROVED: USMF, journal PAY-1 is draft, and journal name VENDPAY needs approval before posting.",
      "mend: Have the journal approved first: contrapost submit USMF/PAY-1.",
    ],
    ["approve PAY-1", `${notMeant} approving needs a submitted journal.`, check],
    ["reject PAY-1 --reason late", `${notMeant} rejecting needs a submitted journal.`, check],
    ["recall PAY-1", `${notMeant} recalling needs a submitted journal.`, check],
    [
      "submit GJ-1",
      "error CP_APPROVAL_NOT_NEEDED: USMF, journal GJ-1 has journal name GENERAL, whose journals need no approval.",
      "mend: Post the journal, or let journal name GENERAL ask for approval.",
    ],
    [
      "approve PAY-9",
      "error CP_JOURNAL_UNKNOWN: There is no journal PAY-9.",
      "mend: List the journals with: contrapost journals.",
    ],
  ] as const;
  for (const [words, ...said] of refused) {
    it(`refuse: ${words}`, async () => {
      expect(await books.refusal(words)).to.deep.equal(said);
    });
  }

  it("let nobody recall what somebody else submitted", async () => {
    await books.text("submit PAY-1");
    expect(await books.refusal("recall PAY-1 --user bob")).to.deep.equal([
      "error CP_RECALL_OTHERS: USMF, journal PAY-1 was submitted by ann; bob cannot recall it.",
      "mend: Reject it with a reason, or let ann recall it.",
    ]);
  });

  it("reject with a reason only", async () => {
    await books.text("submit PAY-1");
    expect(await books.refusal("reject PAY-1 --user bob", 2)).to.deep.equal([
      "error CP_USAGE: The command line is wrong: required option '--reason <text>' not specified.",
      "mend: Ask how it is meant with: contrapost reject --help.",
    ]);
  });
});
