import {
  type AccountUse,
  definePlugin,
  onVendorPaymentJournalPosted,
  type PostedJournal,
  type PostingContext,
} from "@contrapost/sdk";
import { expect } from "chai";
import type { Host } from "contrapost";
import { tracePosting } from "#host/inquiry/trace/trace-posting.js";
import { verifyBooks } from "#host/inquiry/verify/verify-books.js";
import { verifyDamaged } from "../inquiry/verify/damaged-books.js";
import { aPayment, clock, postInvoice, query, refusalOf, user } from "./books.js";
import { enterInGbsi, openCentralBooks } from "./central-books.js";

const mirror = "@contrapost/intercompany-settlement";
const company = "USMF";
const entries = `SELECT v.company, v.number, e.account, e.currency, e.amount FROM ledger_entry e
  JOIN voucher v ON v.id = e.voucher_id WHERE e.account IN ('130750', '200350') ORDER BY v.company, v.number`;

describe("a centralized payment", () => {
  let host: Host;
  afterEach(() => host.close());

  it("is handed over in chunks: the other company's lines keep their numbers, and settle its invoices", async () => {
    host = await openCentralBooks(mirror);
    for (const index of [1, 2, 3]) await postInvoice(host, `FR-${index}`, 1000n * BigInt(index));
    const forUsmf = (index: number) =>
      aPayment({ company, amount: 1000n * BigInt(index), settle: [{ invoice: `FR-${index}` }] });
    const own = aPayment({ company: "GBSI", amount: 500n });
    await host.journals.post(await enterInGbsi(host, [forUsmf(1), own, forUsmf(2), own, forUsmf(3)]), {
      user,
    });
    expect(await query(host, entries)).to.deep.equal([
      "GBSI | APPM-000001 | 130750 | EUR | 1000",
      "GBSI | APPM-000003 | 130750 | EUR | 2000",
      "GBSI | APPM-000005 | 130750 | EUR | 3000",
      "USMF | CENT-000001 | 200350 | EUR | -1000",
      "USMF | CENT-000002 | 200350 | EUR | -2000",
      "USMF | CENT-000003 | 200350 | EUR | -3000",
    ]);
    expect(
      await query(
        host,
        `SELECT j.company, j.line_count, l.line_no, l.voucher_no, l.company FROM journal j
         JOIN journal_line l ON l.journal_id = j.id WHERE j.type = 'vendorPayment' ORDER BY j.company, l.line_no`,
      ),
    ).to.deep.equal([
      "GBSI | 5 | 1 | 1 | USMF",
      "GBSI | 5 | 2 | 2 | null",
      "GBSI | 5 | 3 | 3 | USMF",
      "GBSI | 5 | 4 | 4 | null",
      "GBSI | 5 | 5 | 5 | USMF",
      "USMF | 3 | 1 | 1 | null",
      "USMF | 3 | 3 | 2 | null",
      "USMF | 3 | 5 | 3 | null",
    ]);
    expect(
      await query(host, "SELECT company, type, amount FROM party_transaction WHERE open <> 0 ORDER BY id"),
    ).to.deep.equal(["GBSI | payment | 500", "GBSI | payment | 500"]);
    expect(await query(host, "SELECT source_line, target_line FROM mirror_line")).to.deep.equal([
      "1 | 1",
      "3 | 2",
      "5 | 3",
    ]);
    expect(await query(host, "SELECT COUNT(*) FROM mark")).to.deep.equal(["0"]);
    expect(await host.store.read((session) => verifyBooks(session))).to.deep.equal([]);
  });

  it("settles by itself where the other company's vendor does so", async () => {
    host = await openCentralBooks();
    await host.applyMasterData({
      companies: [{ id: "USMF", vendors: [{ id: "V-DEMF", profile: "IC", automaticSettlement: true }] }],
    });
    await postInvoice(host, "FR-1", 1000n);
    await host.journals.post(await enterInGbsi(host, [aPayment({ company, amount: 1000n })]), { user });
    expect(
      await query(host, "SELECT company FROM party_transaction WHERE side = 'vendor' AND open <> 0"),
    ).to.deep.equal([]);
  });

  it("is told to handlers in the other company first, and in the paying company as nobody's own vendor", async () => {
    const heard: string[] = [];
    const paid: (readonly AccountUse[])[] = [];
    const listener = definePlugin({
      id: "listener",
      version: "1.0.0",
      host: "^0.1.0",
      register: ({ on }) =>
        on(
          onVendorPaymentJournalPosted,
          async function listen(posted: PostedJournal, posting: PostingContext) {
            const lines: string[] = [];
            for await (const chunk of posting.lines()) {
              for (const { line, company: other, transaction } of chunk)
                lines.push(
                  `${line} ${other ?? "own"} ${transaction === undefined ? "without" : "with"} transaction`,
                );
            }
            let ofVendor = 0;
            for await (const chunk of posting.lines({ type: "vendor", id: "V-DEMF" }))
              ofVendor += chunk.length;
            heard.push(
              `${posted.company}/${posted.number} ${posted.origin.kind}: ${lines.join(", ")}; ${ofVendor}`,
            );
            paid.push(await posting.paidAccounts());
          },
        ),
    });
    host = await openCentralBooks(listener);
    await host.journals.post(await enterInGbsi(host, [aPayment({ company }), aPayment()]), { user });
    expect(heard).to.deep.equal([
      "USMF/J-000001 centralPayment: 1 own with transaction; 1",
      "GBSI/PAY-1 user: 1 USMF without transaction, 2 own with transaction; 1",
    ]);
    const once = [{ account: { type: "vendor", id: "V-DEMF" }, lineCount: 1 }];
    expect(paid).to.deep.equal([once, once]);
  });

  it("is approved where the money leaves, and its marks go over once it is posted", async () => {
    host = await openCentralBooks();
    const offset = { bank: "GBSI-OPER" };
    const name = {
      id: "VENDPAY",
      type: "vendorPayment",
      voucherSeries: "VENDPAY",
      offset,
      approval: true,
    } as const;
    await host.applyMasterData({ companies: [{ id: "GBSI", journalNames: [name] }] });
    await postInvoice(host, "FR-1", 10000n);
    const journal = await enterInGbsi(host, [aPayment({ company, settle: [{ invoice: "FR-1" }] })]);
    await host.journals.submit(journal, { user });
    await host.journals.approve(journal, { user: "bob" });
    await host.journals.post(journal, { user: "eve" });
    expect(
      await query(
        host,
        "SELECT company, status, created_by, posted_by FROM journal WHERE type = 'vendorPayment' ORDER BY company",
      ),
    ).to.deep.equal(["GBSI | posted | ann | eve", "USMF | posted | ann | eve"]);
    expect(await query(host, "SELECT amount FROM settlement")).to.deep.equal(["-10000"]);
  });

  it("is not entered for a company that is not there, nor to settle what that company's vendor has not", async () => {
    host = await openCentralBooks();
    expect(await refusalOf(enterInGbsi(host, [aPayment({ company: "USRT" })]))).to.deep.equal([
      "CP_COMPANY_UNKNOWN payments.yaml:1: there is no company USRT.",
    ]);
    await postInvoice(host, "FR-1", 1000n);
    const settle = [{ invoice: "FR-1" }];
    expect(await refusalOf(enterInGbsi(host, [aPayment({ settle })]))).to.deep.equal([
      "CP_INVOICE_UNKNOWN payments.yaml:1: vendor V-DEMF of GBSI has no open invoice FR-1.",
    ]);
    expect(
      await refusalOf(enterInGbsi(host, [aPayment({ company, settle: [{ invoice: "FR-2" }] })])),
    ).to.deep.equal(["CP_INVOICE_UNKNOWN payments.yaml:1: vendor V-DEMF of USMF has no open invoice FR-2."]);
  });

  it("is refused whole where a company further on blocks it", async () => {
    host = await openCentralBooks(mirror);
    await host.applyMasterData({
      companies: [{ id: "DEMF", periods: [{ from: "2024-02", to: "2024-02", status: "closed" }] }],
      tradingRelationships: [
        {
          selling: { company: "DEMF", customer: "C-USMF" },
          buying: { company: "USMF", vendor: "V-DEMF" },
          salesOrderPolicy: { paymentJournal: "CUSTPAY", postAutomatically: true, onFailure: "block" },
        },
      ],
    });
    const [refusal, ...problems] = await refusalOf(
      host.journals.post(await enterInGbsi(host, [aPayment({ company })]), { user }),
    );
    const blocked =
      "onVendorPaymentJournalPosted in USMF: the handler mirrorVendorPayments of plugin intercompany-settlement failed: CP_MIRROR_BLOCKED: USMF/J-000001 cannot be posted, because DEMF cannot take its mirror: DEMF, journal J-000001, line 1: the fiscal period of DEMF on 2024-02-05 is closed.";
    expect(refusal).to.equal(`CP_POSTING_REFUSED GBSI, journal PAY-1 was not posted, 1 problem: ${blocked}`);
    expect(problems).to.deep.equal([`CP_HANDLER_FAILED ${blocked}`]);
    expect(await query(host, "SELECT COUNT(*) FROM voucher")).to.deep.equal(["0"]);
    expect(await query(host, "SELECT company, number, status FROM journal")).to.deep.equal([
      "GBSI | PAY-1 | draft",
    ]);
  });

  it("can be followed from either company, and be seen before it is posted", async () => {
    host = await openCentralBooks();
    const journal = await enterInGbsi(host, [aPayment({ company })]);
    const preview = await host.journals.preview(journal, { user });
    expect(
      preview.others.map(({ journal: other, voucherCount, entries: made }) => ({
        company: other.company,
        voucherCount,
        entries: made.map(({ account, amount, accounting }) => `${account} ${amount} ${accounting}`),
      })),
    ).to.deep.equal([
      { company: "USMF", voucherCount: 1, entries: ["200300 10000 10800", "200350 -10000 -10800"] },
    ]);
    await host.journals.post(journal, { user });
    const trace = (number: string, of: string) =>
      host.store.read((session) => tracePosting(session, { journal: { company: of, number } }, clock.now()));
    const payer = await trace("PAY-1", "GBSI");
    const other = await trace("J-000001", "USMF");
    expect(payer.paidFor).to.deep.equal([other.journal]);
    expect(other.journal.origin).to.deep.equal({ kind: "centralPayment", source: journal });
    expect(other.paidFor).to.deep.equal([]);
  });

  it("is found by verify where one company has not booked what the other paid", async () => {
    host = await openCentralBooks();
    await host.journals.post(
      await enterInGbsi(host, [aPayment({ company }), aPayment({ company, amount: 5000n })]),
      { user },
    );
    const ofUsmf = "journal_id = (SELECT id FROM journal WHERE company = 'USMF')";
    const findings = await verifyDamaged(host.store, [
      `UPDATE journal_line SET amount = 9000 WHERE ${ofUsmf} AND line_no = 1`,
      `UPDATE journal_line SET line_no = 3 WHERE ${ofUsmf} AND line_no = 2`,
    ]);
    const finding = {
      code: "centralPaymentDiffers",
      company: "USMF",
      what: "What a company has paid for another one is not what that one has booked.",
    };
    const where = (line: number) => `line ${line} of GBSI/PAY-1, paid for USMF`;
    expect(findings.filter(({ code }) => code === finding.code)).to.deep.equal([
      {
        ...finding,
        where: where(1),
        expected: "100.00 EUR on 2024-02-05",
        actual: "90.00 EUR on 2024-02-05",
      },
      { ...finding, where: where(2), expected: "50.00 EUR on 2024-02-05", actual: "none" },
      { ...finding, where: where(3), expected: "none", actual: "50.00 EUR on 2024-02-05" },
    ]);
  });
});
