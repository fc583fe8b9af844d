import { expect } from "chai";
import { Type } from "@sinclair/typebox";
import { checkDocument } from "#host/files/check-document.js";
import { journalOfDocument, journalsOfDocument } from "#host/files/journal-documents.js";
import { journalDocumentProperties, journalProperties } from "#host/files/journal-schemas.js";
import { parseYaml } from "#host/files/read-yaml.js";
import { ProblemList } from "#host/masterdata/problem-list.js";
import { refused } from "./refused.js";

const schema = Type.Object(journalProperties, { additionalProperties: false });
const singleSchema = Type.Object(journalDocumentProperties, { additionalProperties: false });

function journalsOf(text: string) {
  const document = parseYaml(text, "x.yaml");
  const problems = new ProblemList();
  const journals = journalsOfDocument(checkDocument(schema, document), document.locate, problems);
  problems.throwIfAny();
  return journals;
}

describe("journals of a document", () => {
  it("turns debit and credit into signed minor units, and keeps everything else of a line", () => {
    const text = `journals:
  - company: USMF
    number: PAY-1
    name: VENDPAY
    description: Payment run
    lines:
      - date: 2024-03-15
        vendor: V-DEMF
        debit: 1500
        currency: EUR
        offset: { bank: USMF-OPER }
        paymentReference: REF-1
        text: Two invoices
        settle: [{ invoice: 0815, amount: 1000.5 }, { invoice: FR-2 }]
      - { date: 2024-03-15, bank: USMF-OPER, credit: 7, currency: JPY, voucher: A, invoice: I-1, dueDate: 2024-04-01 }
`;
    expect(journalsOf(text)).to.deep.equal([
      {
        company: "USMF",
        number: "PAY-1",
        name: "VENDPAY",
        description: "Payment run",
        lines: [
          {
            where: "x.yaml:7",
            date: "2024-03-15",
            account: { type: "vendor", id: "V-DEMF" },
            currency: "EUR",
            amount: 150000n,
            offset: { type: "bank", id: "USMF-OPER" },
            paymentReference: "REF-1",
            text: "Two invoices",
            settle: [{ invoice: "0815", amount: "1000.5" }, { invoice: "FR-2" }],
          },
          {
            where: "x.yaml:15",
            date: "2024-03-15",
            account: { type: "bank", id: "USMF-OPER" },
            currency: "JPY",
            amount: -7n,
            voucher: "A",
            invoice: "I-1",
            dueDate: "2024-04-01",
          },
        ],
      },
    ]);
  });

  it("makes one journal of the invoices of a company, journal name and number", () => {
    const text = `vendorInvoices:
  - { company: USMF, vendor: V, invoice: A, date: 2024-01-02, amount: 10.00, currency: EUR, account: 600100 }
  - { company: USMF, vendor: W, invoice: B, date: 2024-01-03, amount: -2.50, currency: USD, dueDate: 2024-02-02 }
  - { company: USMF, vendor: V, invoice: C, date: 2024-01-02, amount: 1, currency: EUR, journalName: OTHER, journal: X }
customerInvoices:
  - { company: DEMF, customer: C, invoice: A, date: 2024-01-02, amount: 10.00, currency: EUR, text: Goods }
`;
    const common = { date: "2024-01-02", currency: "EUR" };
    expect(journalsOf(text)).to.deep.equal([
      {
        company: "USMF",
        name: "VENDINV",
        lines: [
          {
            ...common,
            where: "x.yaml:2",
            account: { type: "vendor", id: "V" },
            amount: -1000n,
            invoice: "A",
            offset: { type: "ledger", id: "600100" },
          },
          {
            where: "x.yaml:3",
            date: "2024-01-03",
            account: { type: "vendor", id: "W" },
            currency: "USD",
            amount: 250n,
            invoice: "B",
            dueDate: "2024-02-02",
          },
        ],
      },
      {
        company: "USMF",
        number: "X",
        name: "OTHER",
        lines: [
          { ...common, where: "x.yaml:4", account: { type: "vendor", id: "V" }, amount: -100n, invoice: "C" },
        ],
      },
      {
        company: "DEMF",
        name: "CUSTINV",
        lines: [
          {
            ...common,
            where: "x.yaml:6",
            account: { type: "customer", id: "C" },
            amount: 1000n,
            invoice: "A",
            text: "Goods",
          },
        ],
      },
    ]);
  });

  it("reads a document of one invoice or journal, and tells one that holds nothing", () => {
    const read = (text: string) => {
      const document = parseYaml(text, "x.yaml");
      const problems = new ProblemList();
      const journal = journalOfDocument(checkDocument(singleSchema, document), "", document.locate, problems);
      problems.throwIfAny();
      return journal;
    };
    expect(
      read(
        "customerInvoice: { company: DEMF, customer: C, invoice: A, date: 2024-01-02, amount: 10, currency: EUR }",
      ),
    ).to.deep.equal({
      company: "DEMF",
      name: "CUSTINV",
      lines: [
        {
          where: "x.yaml:1",
          date: "2024-01-02",
          account: { type: "customer", id: "C" },
          currency: "EUR",
          amount: 1000n,
          invoice: "A",
        },
      ],
    });
    expect(read("journal:\n  { company: DEMF, name: GENERAL, lines: [] }")).to.deep.equal({
      company: "DEMF",
      name: "GENERAL",
      lines: [],
    });
    expect(read("{}")).to.equal(undefined);
  });

  it("lists every bad line with its place", async () => {
    const text = `journals:
  - company: USMF
    name: VENDPAY
    lines:
      - { date: 2024-03-15, vendor: V, bank: B, debit: 1, currency: EUR }
      - { date: 2024-03-15, debit: 1, currency: EUR }
      - { date: 2024-03-15, vendor: V, debit: 1, credit: 1, currency: EUR }
      - { date: 2024-03-15, vendor: V, currency: EUR }
      - { date: 2024-03-15, vendor: V, debit: -1, currency: EUR }
      - { date: 2024-03-15, vendor: V, debit: 0.00, currency: EUR }
      - { date: 2024-03-15, vendor: V, debit: 1.005, currency: EUR }
      - { date: 2024-03-15, vendor: V, debit: 1.5, currency: JPY }
      - { date: 2024-03-15, vendor: V, debit: 92233720368547758.08, currency: EUR }
      - date: 2024-03-15
        vendor: V
        debit: 1
        currency: EUR
        settle:
          - { invoice: A, amount: 0 }
          - { invoice: B, cashDiscount: -1 }
vendorInvoices:
  - { company: USMF, vendor: V, invoice: A, date: 2024-01-02, amount: 0, currency: EUR }
  - { company: USMF, vendor: V, invoice: A, date: 2024-01-02, amount: 0.001, currency: EUR }
`;
    const line = "a line needs either a debit or a credit, above zero, but has";
    expect(await refused(() => journalsOf(text))).to.deep.equal([
      "CP_LINE_ACCOUNT x.yaml:5: a line needs exactly one of account, bank, vendor and customer, but has bank and vendor.",
      "CP_LINE_ACCOUNT x.yaml:6: a line needs exactly one of account, bank, vendor and customer, but has none.",
      `CP_LINE_AMOUNT x.yaml:7: ${line} debit 1 and credit 1.`,
      `CP_LINE_AMOUNT x.yaml:8: ${line} neither.`,
      `CP_LINE_AMOUNT x.yaml:9: ${line} debit -1.`,
      `CP_LINE_AMOUNT x.yaml:10: ${line} debit 0.00.`,
      'CP_AMOUNT_PRECISION x.yaml:11: the amount "1.005" has 3 decimals, but EUR has 2.',
      'CP_AMOUNT_PRECISION x.yaml:12: the amount "1.5" has 1 decimals, but JPY has 0.',
      "CP_AMOUNT_TOO_LARGE x.yaml:13: the amount 92233720368547758.08 EUR is too large.",
      "CP_SETTLE_AMOUNT x.yaml:19: the amount to settle of invoice A must be above zero, not 0.",
      "CP_SETTLE_AMOUNT x.yaml:20: the amount to settle of invoice B must be above zero, not -1.",
      "CP_INVOICE_AMOUNT_ZERO x.yaml:22: the amount of invoice A is zero.",
      'CP_AMOUNT_PRECISION x.yaml:23: the amount "0.001" has 3 decimals, but EUR has 2.',
    ]);
  });
});
