import { readdir, readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { SampleProject } from "./sample-project.js";

/** A table without the spaces that only align it. */
function squeezed(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trim().replace(/ {2,}/g, " | "));
}

describe("the commands on a project's books", () => {
  let project: SampleProject;
  const text = async (words: readonly string[], code = 0) => {
    const run = await project.run(words);
    expect({ code: run.code, err: run.err }).to.deep.equal({ code, err: "" });
    return squeezed(run.out);
  };

  beforeEach(async () => {
    project = await SampleProject.create();
    await project.fill();
  });
  afterEach(() => project.remove());

  const pay = () => project.run(["post", "USMF/PAY-1"]);

  it("import: counts master data, which may come again", async () => {
    expect(await text(["import", project.path("masterdata/companies.yaml")])).to.deep.equal([
      "Master data | New | Changed | Same",
      "company | 0 | 0 | 2",
      "main account | 0 | 0 | 12",
      "bank account | 0 | 0 | 2",
      "posting profile | 0 | 0 | 2",
      "number series | 0 | 0 | 8",
      "journal name | 0 | 0 | 8",
      "fiscal period | 0 | 0 | 24",
      "exchange rate | 0 | 0 | 2",
      "vendor | 0 | 0 | 1",
      "customer | 0 | 0 | 1",
      "trading relationship | 0 | 0 | 1",
    ]);
  });

  it("import: warns of what is allowed but looks like a mistake, and imports it", async () => {
    const file = project.path("shared.yaml");
    await writeFile(
      file,
      [
        "companies:",
        "  - id: DEMF",
        "    customers: [{ id: C-1, profile: IC }]",
        "tradingRelationships:",
        "  - { selling: { company: DEMF, customer: C-USMF }, buying: { company: USMF, vendor: V-DEMF } }",
      ].join("\n"),
    );
    const message = `${file}:5: customer C-USMF of DEMF, which is the group's company USMF, posts to main account 130700 as customers outside the group do (C-1), so that intercompany and trade receivables cannot be told apart there.`;
    const mend =
      "Give C-USMF a posting profile whose summary account is for intercompany receivables alone. Nothing is refused: this is a warning.";
    const { code, err } = await project.run(["import", file]);
    expect({ code, err }).to.deep.equal({
      code: 0,
      err: `warning CP_RECEIVABLES_SHARED: ${message}\n  mend: ${mend}\n`,
    });
    const { warnings } = (await project.json(["import", file])) as { warnings: unknown };
    const facts = { where: `${file}:5`, company: "DEMF", customer: "C-USMF", buyer: "USMF" };
    expect(warnings).to.deep.equal([
      { code: "CP_RECEIVABLES_SHARED", message, mend, facts: { ...facts, account: "130700", others: "C-1" } },
    ]);
  });

  it("import: names every bad row by file and line, and keeps nothing", async () => {
    const file = project.path("bad.csv");
    await writeFile(
      file,
      "company,vendor,invoice,date,amount,currency,journal\n" +
        "USMF,V-DEMF,FR-1,2024-03-01,1e3,EUR,VI-9\nUSMF,V-DEMF,FR-2,2024-03-01,1.005,EUR,VI-9\n",
    );
    const { code, out, err } = await project.run(["import", file]);
    expect({ code, out }).to.deep.equal({ code: 1, out: "" });
    expect(err.split("\n").filter((line) => line.startsWith("  - "))).to.deep.equal([
      `  - CP_AMOUNT_INVALID: ${file}:2: "1e3" is not an amount.`,
      `  - CP_AMOUNT_PRECISION: ${file}:3: the amount "1.005" has 3 decimals, but EUR has 2.`,
    ]);
    expect(await project.json(["journals", "--company", "USMF", "--status", "draft"])).to.have.length(1);
  });

  it("import --dry-run: writes nothing", async () => {
    const file = project.path("more.yaml");
    await writeFile(
      file,
      "vendorInvoices:\n  - { company: USMF, vendor: V-DEMF, invoice: FR-9, date: 2024-03-01, amount: 5, currency: EUR, journal: VI-9 }\n",
    );
    expect(await text(["import", file, "--dry-run"])).to.deep.equal([
      "USMF/VI-9 could be entered",
      "Nothing was written (--dry-run).",
    ]);
    expect((await project.run(["post", "USMF/VI-9"])).err).to.match(/^error CP_JOURNAL_UNKNOWN: /);
  });

  it("import --post: leaves a refused journal as a draft, and says why", async () => {
    const file = project.path("large.yaml");
    await writeFile(
      file,
      "journals:\n  - company: USMF\n    number: PAY-9\n    name: VENDPAY\n    lines:\n" +
        '      - { date: 2024-03-15, vendor: V-DEMF, debit: "60000.00", currency: EUR }\n',
    );
    const { code, out, err } = await project.run(["import", file, "--post"]);
    expect({ code, out }).to.deep.equal({ code: 1, out: "USMF/PAY-9 refused, and left as a draft\n" });
    expect(err).to.equal(
      [
        "error CP_POSTING_REFUSED: USMF, journal PAY-9 was not posted, 1 problem: USMF, journal PAY-9, line 1: plugin payment-limit, handler checkLimit, objects with PAYMENT_LIMIT: 60000.00 EUR is above the limit of 50000.00 (CP_OBJECTION)",
        "  mend: Mend what the plugin payment-limit objects to.",
        "",
      ].join("\n"),
    );
  });

  it("import --post: names the mirrors that are still to be done", async () => {
    const periods = project.path("periods.yaml");
    await writeFile(periods, "companies:\n  - { id: DEMF, periods: [{ year: 2024, status: closed }] }\n");
    await project.run(["import", periods]);
    const file = (number: string) => {
      const line = '{ date: 2024-03-15, vendor: V-DEMF, debit: "10.00", currency: EUR }';
      const journal = `{ company: USMF, number: ${number}, name: VENDPAY, lines: [${line}] }`;
      return writeFile(project.path(`${number}.yaml`), `journals: [${journal}]\n`);
    };
    await file("PAY-7");
    await file("PAY-8");
    const reason =
      "DEMF, journal J-000001, line 1: the fiscal period of DEMF on 2024-03-15 is closed. (CP_PERIOD_CLOSED)";
    const shown = await text(["import", project.path("PAY-7.yaml"), "--post"]);
    expect(shown.map((row) => row.replace(/mirror \d+/, "mirror N"))).to.deep.equal([
      "USMF/PAY-7 posted",
      `mirror N of USMF/PAY-7 → DEMF parked: ${reason}`,
    ]);
    const { mirrors } = (await project.json(["import", project.path("PAY-8.yaml"), "--post"])) as {
      mirrors: { source: object; status: string }[];
    };
    expect(mirrors.map(({ source, status }) => ({ source, status }))).to.deep.equal([
      { source: { company: "USMF", number: "PAY-8" }, status: "parked" },
    ]);
  });

  it("post --preview: shows the entries and writes nothing", async () => {
    expect(await text(["post", "PAY-1", "--preview"])).to.deep.equal([
      "USMF/PAY-1 would make 2 vouchers; nothing was written:",
      "",
      "Date | Voucher | Account | Debit USD | Credit USD | Amount | Kind",
      "2024-03-15 | 1 | 200300 Intercompany payables | 1307.04 | 1200.00 EUR | line",
      "2024-03-15 | 1 | 110110 Bank | 1307.04 | -1200.00 EUR | offset",
      "2024-03-15 | 1 | 200300 Intercompany payables | 9.48 | exchangeAdjustment",
      "2024-03-15 | 1 | 801400 Realized exchange loss | 9.48 | exchangeLoss",
      "2024-03-15 | 2 | 200300 Intercompany payables | 435.68 | 400.00 EUR | line",
      "2024-03-15 | 2 | 110110 Bank | 435.68 | -400.00 EUR | offset",
      "2024-03-15 | 2 | 200300 Intercompany payables | 3.16 | exchangeAdjustment",
      "2024-03-15 | 2 | 801400 Realized exchange loss | 3.16 | exchangeLoss",
    ]);
    const journals = (await project.json(["journals", "--type", "vendorPayment"])) as { status: string }[];
    expect(journals.map(({ status }) => status)).to.deep.equal(["draft"]);
  });

  it("post --preview: lists what is wrong, and ends with 1", async () => {
    const config = project.path("contrapost.config.yaml");
    await writeFile(config, (await readFile(config, "utf8")).replace("50000.00", "1000.00"));
    expect(await text(["post", "PAY-1", "--preview"], 1)).to.deep.equal([
      "USMF/PAY-1 would be refused, 1 problem:",
      "- CP_OBJECTION: USMF, journal PAY-1, line 1: plugin payment-limit, handler checkLimit, objects with PAYMENT_LIMIT: 1200.00 EUR is above the limit of 1000.00",
      "mend: Mend what the plugin payment-limit objects to.",
    ]);
  });

  it("post: posts, and tells what became of the mirror", async () => {
    const lines = await text(["post", "USMF/PAY-1", "--user", "bob"]);
    expect(lines[0]).to.equal("USMF/PAY-1 posted: 2 lines, 2 vouchers");
    expect(lines[1]).to.match(/^mirror \d+ of USMF\/PAY-1 → DEMF\/J-000001 posted$/);
    const [journal] = (await project.json(["journals", "--type", "vendorPayment"])) as Record<
      string,
      unknown
    >[];
    expect(journal).to.include({ createdBy: "ann", postedBy: "bob" });
  });

  it("post --json: gives the journal and its mirrors", async () => {
    const { journal, mirrors } = (await project.json(["post", "USMF/PAY-1"])) as {
      journal: Record<string, unknown>;
      mirrors: Record<string, unknown>[];
    };
    expect(journal).to.deep.include({ company: "USMF", number: "PAY-1", status: "posted", voucherCount: 2 });
    expect(mirrors).to.have.length(1);
    expect(mirrors[0]).to.deep.include({ status: "posted", target: { company: "DEMF", number: "J-000001" } });
  });

  it("journals, and journals show with what each line settles", async () => {
    await pay();
    expect(await text(["journals"])).to.deep.equal([
      "Journal | Type | Name | Status | Lines | From | By | Description",
      "DEMF/CI-1 | customerInvoice | CUSTINV | posted | 2 | ann",
      "DEMF/J-000001 | customerPayment | CUSTPAY | posted | 2 | mirror of USMF/PAY-1 | ann | Mirror of USMF/PAY-1",
      "USMF/VI-1 | vendorInvoice | VENDINV | posted | 2 | ann",
      "USMF/PAY-1 | vendorPayment | VENDPAY | posted | 2 | ann | Payments of 15 March",
    ]);
    expect((await text(["journals", "show", "DEMF/J-000001"])).slice(3)).to.deep.equal([
      "Line | Date | Account | Credit | Settles | Voucher",
      "1 | 2024-03-15 | customer C-USMF | 1200.00 | EUR | FR-1001 1200.00 | ARPM-000001",
      "2 | 2024-03-15 | customer C-USMF | 400.00 | EUR | FR-1002 400.00 | ARPM-000002",
    ]);
    const { lines } = (await project.json(["journals", "show", "PAY-1"])) as { lines: unknown };
    expect(lines).to.deep.equal([
      {
        line: 1,
        date: "2024-03-15",
        account: { type: "vendor", id: "V-DEMF" },
        currency: "EUR",
        amount: "1200.00",
        voucher: "APPM-000001",
        settlements: [{ invoice: "FR-1001", amount: "-1200.00" }],
      },
      {
        line: 2,
        date: "2024-03-15",
        account: { type: "vendor", id: "V-DEMF" },
        currency: "EUR",
        amount: "400.00",
        voucher: "APPM-000002",
        settlements: [{ invoice: "FR-1002", amount: "-400.00" }],
      },
    ]);
  });

  it("transactions --open", async () => {
    await pay();
    expect(await text(["transactions", "--open"])).to.deep.equal([
      "Company | Party | Type | Invoice | Date | Due | Amount | Open | Voucher | Journal",
      "DEMF | customer C-USMF | invoice | FR-1002 | 2024-03-01 | 2024-03-31 | 800.00 | 400.00 | EUR | ARIN-000002 | DEMF/CI-1",
      "USMF | vendor V-DEMF | invoice | FR-1002 | 2024-03-01 | 2024-03-31 | -800.00 | -400.00 | EUR | APIN-000002 | USMF/VI-1",
    ]);
    expect(await text(["transactions", "--invoice", "NONE"])).to.deep.equal([
      "There are no such transactions.",
    ]);
  });

  it("ledger, cut off where it is told, with a note", async () => {
    const { code, out, err } = await project.run(["ledger", "DEMF", "--journal", "CI-1", "--limit", "2"]);
    expect({ code, err }).to.deep.equal({
      code: 0,
      err: "There are more: these are the first 2 entries (see --limit).\n",
    });
    expect(squeezed(out)).to.deep.equal([
      "Date | Voucher | Account | Debit EUR | Credit EUR | Kind",
      "2024-03-01 | ARIN-000001 | 130700 Intercompany receivables | 1200.00 | line",
      "2024-03-01 | ARIN-000001 | 401400 Intercompany sales | 1200.00 | offset",
    ]);
    const [first] = (await project.json(["ledger", "USMF", "--voucher", "APIN-000002"])) as unknown[];
    expect(first).to.deep.equal({
      company: "USMF",
      journal: "VI-1",
      voucher: "APIN-000002",
      entry: 1,
      date: "2024-03-01",
      account: "200300",
      accountName: "Intercompany payables",
      currency: "EUR",
      amount: "-800.00",
      accountingCurrency: "USD",
      accountingAmount: "-865.04",
      kind: "line",
    });
  });

  it("mirrors: lists a parked one with its reason, and releases it", async () => {
    const setPeriods = (status: string) =>
      writeFile(
        project.path("periods.yaml"),
        `companies:\n  - id: DEMF\n    periods:\n      - { year: 2024, status: ${status} }\n`,
      ).then(() => project.run(["import", project.path("periods.yaml")]));
    await setPeriods("closed");
    await pay();
    const [{ id }] = (await project.json(["mirrors", "--status", "parked"])) as [{ id: number }];
    const reason =
      "CP_POSTING_REFUSED: DEMF, journal J-000001 was not posted, 2 problems: DEMF, journal J-000001, line 1: the fiscal period of DEMF on 2024-03-15 is closed.";
    expect(await text(["mirrors"])).to.deep.equal([
      "Mirror | Of | In | Status | Lines | Waiting | Age | Reason",
      `${id} | USMF/PAY-1 | DEMF | parked | 2 | -1600.00 EUR | 0 days | ${reason}`,
    ]);
    expect((await project.run(["mirrors", "release", String(id)])).code).to.equal(1);
    expect((await text(["reconcile", "USMF", "DEMF"])).at(-1)).to.equal("USMF and DEMF differ.");
    await setPeriods("open");
    expect(await text(["mirrors", "release", String(id)])).to.deep.equal([
      `mirror ${id} of USMF/PAY-1 → DEMF/J-000001 posted`,
    ]);
    expect((await text(["mirrors", "show", String(id)])).slice(-3)).to.deep.equal([
      "Source | Voucher | Target | Voucher | Amount",
      "USMF/PAY-1 line 1 | APPM-000001 | DEMF/J-000001 line 1 | ARPM-000001 | -1200.00 EUR",
      "USMF/PAY-1 line 2 | APPM-000002 | DEMF/J-000001 line 2 | ARPM-000002 | -400.00 EUR",
    ]);
  });

  it("reconcile: compares two companies, and fails with --strict where they differ", async () => {
    await pay();
    expect(await text(["reconcile", "USMF", "DEMF", "--strict"])).to.deep.equal([
      "Document | USMF owes | DEMF claims | Difference",
      "FR-1002 | 400.00 | 400.00 | 0.00 | EUR",
      "Total | 400.00 | 400.00 | 0.00 | EUR",
      "",
      "USMF and DEMF are reconciled.",
    ]);
    expect(await text(["reconcile", "USMF", "DEMF", "--as-of", "2024-02-29"])).to.deep.equal([
      "USMF and DEMF are reconciled as of 2024-02-29: nothing is open.",
    ]);
    await writeFile(
      project.path("alone.yaml"),
      "customerInvoices:\n  - { company: DEMF, customer: C-USMF, invoice: FR-7, date: 2024-03-20, amount: 5, currency: EUR, journal: CI-7 }\n",
    );
    await project.run(["import", project.path("alone.yaml"), "--post"]);
    expect(await text(["reconcile", "USMF", "DEMF", "--strict"], 1)).to.deep.equal([
      "Document | USMF owes | DEMF claims | Difference | Because of | Explanation",
      "FR-1002 | 400.00 | 400.00 | 0.00 | EUR",
      "FR-7 | 0.00 | 5.00 | 5.00 | EUR | oneSided 5.00 EUR | Only DEMF has it.",
      "Total | 400.00 | 405.00 | 5.00 | EUR",
      "",
      "USMF and DEMF differ.",
    ]);
    expect((await project.run(["reconcile", "USMF", "DEMF", "--csv"])).out.split("\r\n")).to.deep.equal([
      "record,vendor,customer,invoice,buyerVoucher,sellerVoucher,currency,payable,receivable,difference,kind,amount,reason,mirror,journal",
      "document,V-DEMF,C-USMF,FR-1002,APIN-000002,ARIN-000002,EUR,400.00,400.00,0.00,,,,,",
      "document,V-DEMF,C-USMF,FR-7,,ARIN-000003,EUR,0.00,5.00,5.00,,,,,",
      "part,V-DEMF,C-USMF,FR-7,,ARIN-000003,EUR,,,,oneSided,5.00,Only DEMF has it.,,",
      "",
    ]);
  });

  it("plugins, and hooks with the reasons for their order", async () => {
    expect(await text(["plugins"])).to.deep.equal([
      "Plugin | Version | State | Companies | On failure | Handlers | Rights | Source",
      "intercompany-settlement | 0.1.0 | running, configured | all | abort | 10 | create customerPayment, reversal, mirror, invoiceLink; post customerPayment, reversal in any company | @contrapost/intercompany-settlement",
      "payment-limit | 1.0.0 | running, configured | all | abort | 1 | none | ./plugins/payment-limit.js",
    ]);
    expect(await text(["hooks", "onVendorPaymentJournalValidate"])).to.deep.equal([
      "Hook | Phase | Runs | Handler | Companies | On failure",
      "onVendorPaymentJournalValidate | validate | 1 | payment-limit/checkLimit | all | abort",
    ]);
    expect((await project.run(["hooks", "--mermaid"])).out).to.match(
      /^flowchart LR\n {2}subgraph h0 \["on\w+"\]\n {4}h0_0\["[a-z-]+\/\w+"\]\n {2}end\n/,
    );
    expect(await text(["hooks", "onNothing"])).to.deep.equal(["No plugin runs on onNothing."]);
  });

  it("export: writes a customer payment journal for Dynamics 365, and no other", async () => {
    await pay();
    const out = project.path("d365");
    const { files } = (await project.json(["export", "DEMF/J-000001", "--out", out])) as { files: string[] };
    expect(files.map((file) => file.slice(out.length + 1)).sort()).to.deep.equal((await readdir(out)).sort());
    expect(files).to.have.length(3);
    expect((await project.run(["export", "PAY-1"])).err).to.match(
      /^error CP_EXPORT_TYPE: USMF\/PAY-1 is a vendorPayment journal; only customer payment journals can be exported\.\n/,
    );
  });

  it("scenario: shows a difference as expected and actual, and ends with 1", async () => {
    const file = project.path("scenarios/pays-in-full.yaml");
    await writeFile(file, (await readFile(file, "utf8")).replace("loss: 0.79", "loss: 0.80"));
    const { code, out } = await project.run(["scenario", project.path("scenarios")]);
    expect(code).to.equal(1);
    expect(out).to.match(/^✗ A payment of USMF closes the invoice in both companies /);
    expect(out).to.match(
      /\n {4}expected {2}.*loss: 0\.80.*\n {4}actual {4}.*loss: 0\.79.*\n0 passed, 1 failed\n$/,
    );
  });

  it("keeps the books beside the configuration, wherever the command runs", async () => {
    expect(await readdir(project.folder)).to.include("books.db");
  });
});
