import {
  definePlugin,
  onVendorPaymentJournalAmend,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
  type PostingContext,
} from "@contrapost/sdk";
import { expect } from "chai";
import type { Host } from "contrapost";
import { aPayment, enterPayments, openBooks, postInvoice, query, refusalOf, user } from "./books.js";

const mirror = "@contrapost/intercompany-settlement";
const counts = `SELECT (SELECT COUNT(*) FROM voucher), (SELECT COUNT(*) FROM ledger_entry),
  (SELECT COUNT(*) FROM party_transaction), (SELECT COUNT(*) FROM settlement), (SELECT COUNT(*) FROM mirror)`;
const nextNumbers = "SELECT company, id, next FROM number_series WHERE next > 1 ORDER BY company, id";

describe("posting", () => {
  let host: Host;
  afterEach(() => host.close());

  it("posts a payment and its mirror over several chunks, and settles both sides", async () => {
    host = await openBooks(mirror);
    for (let index = 1; index <= 5; index += 1) await postInvoice(host, `FR-${index}`, 1000n * BigInt(index));
    const lines = [1, 2, 3, 4, 5].map((index) =>
      aPayment({ amount: 1000n * BigInt(index), settle: [{ invoice: `FR-${index}` }] }),
    );
    await host.journals.post(await enterPayments(host, lines), { user });
    expect(await query(host, "SELECT COUNT(*) FROM party_transaction WHERE open <> 0")).to.deep.equal(["0"]);
    expect(await query(host, "SELECT source_line, target_line, flag FROM mirror_line")).to.deep.equal(
      [1, 2, 3, 4, 5].map((line) => `${line} | ${line} | null`),
    );
    expect(
      await query(host, "SELECT number FROM voucher WHERE company = 'DEMF' AND number LIKE 'ARPM%'"),
    ).to.deep.equal([1, 2, 3, 4, 5].map((number) => `ARPM-00000${number}`));
  });

  it("leaves a mirror on account rather than guess what it settles, though the customer settles automatically", async () => {
    host = await openBooks(mirror);
    await postInvoice(host, "FR-1", 10000n);
    await host.store.transaction((session) =>
      session.run("UPDATE party SET automatic_settlement = 1 WHERE company = 'DEMF'"),
    );
    await host.journals.post(await enterPayments(host, [aPayment({ amount: 4000n })]), { user });
    expect(
      await query(
        host,
        "SELECT company, type, open FROM party_transaction WHERE open <> 0 ORDER BY company, type",
      ),
    ).to.deep.equal([
      "DEMF | invoice | 10000",
      "DEMF | payment | -4000",
      "USMF | invoice | -10000",
      "USMF | payment | 4000",
    ]);
  });

  it("settles the oldest invoices by itself where the vendor says so, and its mirror settles the same", async () => {
    host = await openBooks(mirror);
    await postInvoice(host, "FR-1", 1000n);
    await postInvoice(host, "FR-2", 2000n);
    await host.store.transaction((session) =>
      session.run("UPDATE party SET automatic_settlement = 1 WHERE company = 'USMF'"),
    );
    const lines = [aPayment({ amount: 700n }), aPayment({ amount: 800n })];
    await host.journals.post(await enterPayments(host, lines), { user });
    expect(
      await query(
        host,
        `SELECT p.company, i.invoice, s.amount, i.open FROM settlement s JOIN party_transaction i ON i.id = s.invoice_id
         JOIN party_transaction p ON p.id = s.payment_id ORDER BY p.company DESC, s.payment_id, s.settlement_no`,
      ),
    ).to.deep.equal([
      "USMF | FR-1 | -700 | 0",
      "USMF | FR-1 | -300 | 0",
      "USMF | FR-2 | -500 | -1500",
      "DEMF | FR-1 | 700 | 0",
      "DEMF | FR-1 | 300 | 0",
      "DEMF | FR-2 | 500 | 1500",
    ]);
  });

  it("lists every bad line and writes nothing", async () => {
    host = await openBooks(mirror);
    await postInvoice(host, "FR-1", 10000n);
    const before = [...(await query(host, counts)), ...(await query(host, nextNumbers))];
    const journal = await enterPayments(host, [
      aPayment({ settle: [{ invoice: "FR-1" }] }),
      aPayment({ date: "2022-01-01" }),
      aPayment({ account: { type: "vendor", id: "V-NONE" } }),
      aPayment({ currency: "JPY" }),
    ]);
    expect(await refusalOf(host.journals.post(journal, { user }))).to.deep.equal([
      "CP_POSTING_REFUSED USMF, journal PAY-1 was not posted, 4 problems: " +
        "USMF, journal PAY-1, line 2: USMF has no fiscal period on 2022-01-01.",
      "CP_PERIOD_MISSING USMF, journal PAY-1, line 2: USMF has no fiscal period on 2022-01-01.",
      "CP_RATE_MISSING USMF, journal PAY-1, line 2: USMF has no exchange rate from EUR to USD on 2022-01-01 " +
        "(rate type Default).",
      "CP_ACCOUNT_UNKNOWN USMF, journal PAY-1, line 3: company USMF has no vendor account V-NONE.",
      "CP_RATE_LEG_MISSING USMF, journal PAY-1, line 4: USMF has no exchange rate from JPY to USD on 2024-02-05 " +
        "(rate type Default): they are not quoted, and on the way over EUR there is no rate between JPY and EUR.",
    ]);
    expect([...(await query(host, counts)), ...(await query(host, nextNumbers))]).to.deep.equal(before);
  });

  it("moves the faulty lines into a new journal and posts the rest without a gap", async () => {
    host = await openBooks(mirror);
    await postInvoice(host, "FR-1", 10000n);
    await postInvoice(host, "FR-2", 5000n);
    const journal = await enterPayments(host, [
      aPayment({ settle: [{ invoice: "FR-1" }] }),
      aPayment({ date: "2022-01-01" }),
      aPayment({ amount: 5000n, settle: [{ invoice: "FR-2" }] }),
    ]);
    const outcome = await host.journals.post(journal, { user, transferFaulty: true });
    expect(outcome.transferred).to.deep.equal({ company: "USMF", number: "J-000003" });
    expect(
      await query(
        host,
        `SELECT j.company, j.number, j.status, j.line_count, l.line_no, l.voucher_no FROM journal j
         JOIN journal_line l ON l.journal_id = j.id WHERE j.type IN ('vendorPayment', 'customerPayment')
         ORDER BY j.company, j.number, l.line_no`,
      ),
    ).to.deep.equal([
      "DEMF | J-000003 | posted | 2 | 1 | 1",
      "DEMF | J-000003 | posted | 2 | 2 | 2",
      "USMF | J-000003 | draft | 1 | 2 | 1",
      "USMF | PAY-1 | posted | 2 | 1 | 1",
      "USMF | PAY-1 | posted | 2 | 3 | 2",
    ]);
    expect(
      await query(host, "SELECT number FROM voucher WHERE number LIKE 'APPM%' ORDER BY 1"),
    ).to.deep.equal(["APPM-000001", "APPM-000002"]);
    expect(await query(host, "SELECT COUNT(*) FROM party_transaction WHERE open <> 0")).to.deep.equal(["0"]);
  });

  it("keeps a mirror whole: its faulty lines are not moved away from their sources", async () => {
    host = await openBooks(mirror);
    await host.store.transaction(async (session) => {
      await session.run("UPDATE trading_relationship SET post_automatically = 0");
      await session.run(
        "UPDATE fiscal_period SET status = 'closed' WHERE company = 'DEMF' AND start_date = '2024-03-01'",
      );
    });
    const lines = [aPayment(), aPayment({ date: "2024-03-05" })];
    await host.journals.post(await enterPayments(host, lines), { user });
    const draft = await host.journals.find("DEMF/J-000001");
    expect(
      (await refusalOf(host.journals.post(draft, { user, transferFaulty: true }))).slice(1),
    ).to.deep.equal([
      "CP_PERIOD_CLOSED DEMF, journal J-000001, line 2: the fiscal period of DEMF on 2024-03-05 is closed.",
    ]);
    expect(
      await query(host, "SELECT number, status, line_count FROM journal WHERE company = 'DEMF'"),
    ).to.deep.equal(["J-000001 | draft | 2"]);
  });

  it("previews the entries without a trace", async () => {
    host = await openBooks(mirror);
    await postInvoice(host, "FR-1", 10000n);
    const journal = await enterPayments(host, [aPayment({ settle: [{ invoice: "FR-1" }] })]);
    const before = [...(await query(host, counts)), ...(await query(host, nextNumbers))];
    const preview = await host.journals.preview(journal, { user });
    expect(preview.problems).to.deep.equal([]);
    expect(preview.entries.map(({ account, accounting, kind }) => [account, accounting, kind])).to.deep.equal(
      [
        ["200300", 10800n, "line"],
        ["110110", -10800n, "offset"],
        ["200300", 200n, "exchangeAdjustment"],
        ["801300", -200n, "exchangeGain"],
      ],
    );
    expect([...(await query(host, counts)), ...(await query(host, nextNumbers))]).to.deep.equal(before);
    expect((await host.journals.find("USMF/PAY-1")).status).to.equal("draft");
  });

  it("shows objections of plugins in preview and on posting, with the plugin's name", async () => {
    const objector = definePlugin({
      id: "objector",
      version: "1.0.0",
      host: "*",
      register({ on }) {
        on(onVendorPaymentJournalValidate, async function tooMany(_journal, context) {
          for await (const lines of context.lines()) {
            const line = lines.find(({ amount }) => amount > 5000n);
            if (line !== undefined)
              return { code: "TOO_MUCH", message: "Ask the treasurer.", line: line.line };
          }
          return undefined;
        });
      },
    });
    host = await openBooks(objector);
    const journal = await enterPayments(host, [aPayment({ amount: 100n }), aPayment({ amount: 5001n })]);
    const text =
      "CP_OBJECTION USMF, journal PAY-1, line 2: plugin objector, handler tooMany, objects with TOO_MUCH: " +
      "Ask the treasurer.";
    const preview = await host.journals.preview(journal, { user });
    expect(preview.problems.map(({ code, message }) => `${code} ${message}`)).to.deep.equal([text]);
    expect((await refusalOf(host.journals.post(journal, { user }))).slice(1)).to.deep.equal([text]);
  });

  it("posts what amend handlers made of the draft", async () => {
    const amender = definePlugin({
      id: "amender",
      version: "1.0.0",
      host: "*",
      register({ on }) {
        on(onVendorPaymentJournalAmend, function addReference({ journal, lines }) {
          return { journal, lines: lines.map((line) => ({ ...line, paymentReference: `REF-${line.line}` })) };
        });
      },
    });
    host = await openBooks(amender);
    await host.journals.post(await enterPayments(host, [aPayment(), aPayment(), aPayment()]), { user });
    expect(
      await query(host, "SELECT payment_reference FROM journal_line WHERE payment_reference IS NOT NULL"),
    ).to.deep.equal(["REF-1", "REF-2", "REF-3"]);
  });

  it("refuses a handler that uses its posting context after it returned", async () => {
    let kept: PostingContext | undefined;
    const keeper = definePlugin({
      id: "keeper",
      version: "1.0.0",
      host: "*",
      register({ on }) {
        on(onVendorPaymentJournalPosted, function keepIt(_posted, posting) {
          kept = posting;
        });
      },
    });
    host = await openBooks(keeper);
    await host.journals.post(await enterPayments(host, [aPayment()]), { user });
    expect(() => kept?.in("USMF")).to.throw(
      "onVendorPaymentJournalPosted: the handler keepIt of plugin keeper used its context after it had ended.",
    );
  });

  it("undoes a failed attempt of a handler and keeps the rest", async () => {
    const trier = definePlugin({
      id: "trier",
      version: "1.0.0",
      host: "*",
      rights: { create: ["general"], companies: "any" },
      register({ on }) {
        on(onVendorPaymentJournalPosted, async function tryTwice(posted, posting) {
          const draft = { name: "GENERAL", origin: { kind: "plugin", plugin: "trier" } } as const;
          const { journals } = posting.in(posted.company);
          await journals.create({ ...draft, description: "kept" });
          await posting
            .attempt(async () => {
              await journals.create({ ...draft, description: "undone" });
              throw new Error("no");
            })
            .catch(() => undefined);
        });
      },
    });
    host = await openBooks(trier);
    await host.journals.post(await enterPayments(host, [aPayment()]), { user });
    expect(await query(host, "SELECT description FROM journal WHERE name = 'GENERAL'")).to.deep.equal([
      "kept",
    ]);
  });

  it("stops journals that answer journals without end", async () => {
    const echo = definePlugin({
      id: "echo",
      version: "1.0.0",
      host: "*",
      rights: { create: ["vendorPayment"], post: ["vendorPayment"], companies: ["USMF"] },
      register({ on }) {
        on(onVendorPaymentJournalPosted, async function again(posted, posting) {
          const { journals } = posting.in(posted.company);
          const draft = await journals.create({
            name: "VENDPAY",
            origin: { kind: "plugin", plugin: "echo" },
          });
          await draft.append([
            { date: "2024-02-05", account: { type: "vendor", id: "V-1001" }, currency: "USD", amount: 100n },
          ]);
          await journals.post(draft);
        });
      },
    });
    host = await openBooks(echo);
    const before = await query(host, counts);
    const journal = await enterPayments(host, [aPayment()]);
    const [message] = await refusalOf(host.journals.post(journal, { user }));
    expect(message).to.contain(
      "USMF, journal J-000004 would be posted 4 levels inside other postings; 4 are allowed.",
    );
    expect(await query(host, counts)).to.deep.equal(before);
  });
});
