import { readFileSync } from "node:fs";
import { expect } from "chai";
import { journalText } from "#host/ledger/seal/journal-text.js";
import { netstring } from "#host/ledger/seal/netstring.js";
import { voucherText } from "#host/ledger/seal/voucher-text.js";
import * as fc from "fast-check";

const auditDocs = new URL("../../../../../docs/audit.md", import.meta.url);

describe("what seals are the hash of", () => {
  it("counts the bytes of UTF-8, whatever the text", () => {
    expect(netstring("")).to.equal("0:,");
    expect(netstring("Zürich €5 😀")).to.equal("17:Zürich €5 😀,");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(netstring(text)).to.equal(`${Buffer.byteLength(text)}:${text},`);
      }),
    );
  });

  it("is a voucher after the seal before it, with its entries in their order, as the documentation shows it", () => {
    const voucher = {
      company: "USMF",
      journal: "PAY-1",
      place: 2,
      number: "PAYV-000002",
      date: "2024-03-10",
    };
    const text = voucherText("ab", voucher, [
      { account: "2100", currency: "EUR", amount: 10000n, accounting: 10800n, kind: "line" },
      { account: "1100", currency: "EUR", amount: -10000n, accounting: -10800n, kind: "offset" },
    ]);
    const documented = /Its bytes, broken\ninto lines:\n\n```\n(.*?)```/su.exec(
      readFileSync(auditDocs, "utf8"),
    );
    expect(text).to.equal(documented?.[1]?.replaceAll("\n", ""));
  });

  it("is a journal after the seal before it, with the seal of its last voucher", () => {
    const text = journalText("cd", 7, {
      company: "DEMF",
      number: "J-000001",
      name: "CUSTPAY",
      type: "customerPayment",
      description: "",
      origin: "mirror",
      originPlugin: "intercompany-settlement",
      sourceCompany: "USMF",
      sourceJournal: "PAY-1",
      createdBy: "plugin:intercompany-settlement",
      createdAt: "2024-03-10T09:00:00.000Z",
      postedBy: "ann",
      postedAt: "2024-03-10T09:00:01.000Z",
      voucherCount: 1,
      lastVoucherSeal: "ef",
    });
    expect(text).to.equal(
      "20:contrapost-journal-1,2:cd,1:7,4:DEMF,8:J-000001,7:CUSTPAY,15:customerPayment,0:,6:mirror," +
        "23:intercompany-settlement,4:USMF,5:PAY-1,30:plugin:intercompany-settlement," +
        "24:2024-03-10T09:00:00.000Z,3:ann,24:2024-03-10T09:00:01.000Z,1:1,2:ef,",
    );
  });
});
