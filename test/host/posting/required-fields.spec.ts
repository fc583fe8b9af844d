import { type Journal, journalField, lineField } from "@contrapost/sdk";
import { expect } from "chai";
import { DeclaredFields } from "#host/fields/declared-fields.js";
import type { StoredLine } from "#host/posting/line-reader.js";
import { Problems } from "#host/posting/problems.js";
import { requiredFields } from "#host/posting/required-fields.js";

const rule = { type: "text", required: true } as const;
const fields = [journalField("desk", "batch", rule), lineField("desk", "note", rule)];

/** What a journal of this origin and type lacks, which has one line; neither has fields. */
function lacking(origin: Journal["origin"], type: Journal["type"]): readonly string[] {
  const journal = { company: "USMF", number: "J-1", type, origin } as Journal;
  const problems = new Problems(journal);
  const required = requiredFields(new DeclaredFields([{ plugin: "desk", fields }]), journal);
  required.ofJournal(problems);
  required.ofLines([{ line: 1, fields: undefined } as StoredLine], problems);
  return problems.errors.map(({ message }) => message);
}

describe("requiredFields", () => {
  const source = { company: "DEMF", number: "PAY-1" };

  it("asks them of what people and plugins enter", () => {
    const both = [
      "USMF, journal J-1: journal field desk.batch is required.",
      "USMF, journal J-1, line 1: line field desk.note is required.",
    ];
    expect(lacking({ kind: "user" }, "general")).to.deep.equal(both);
    expect(lacking({ kind: "plugin", plugin: "fees" }, "vendorInvoice")).to.deep.equal(both);
    expect(lacking({ kind: "mirror", plugin: "settlement", source }, "customerPayment")).to.deep.equal(both);
  });

  it("asks nothing of what the books make themselves", () => {
    expect(lacking({ kind: "revaluation" }, "general")).to.deep.equal([]);
    expect(lacking({ kind: "centralPayment", source }, "vendorPayment")).to.deep.equal([]);
    expect(lacking({ kind: "user" }, "settlement")).to.deep.equal([]);
    expect(lacking({ kind: "user" }, "reversal")).to.deep.equal([]);
  });
});
