import {
  definePlugin,
  type JournalApproval,
  type JournalRef,
  onJournalApprovalValidate,
  onVendorPaymentJournalAmend,
  onVendorPaymentJournalValidate,
  type Plugin,
} from "@contrapost/sdk";
import { expect } from "chai";
import type { Host, PluginInput } from "contrapost";
import { aPayment, enterPayments, openBooks, postInvoice, query, refusalOf } from "./books.js";

const ann = { user: "ann" };
const bob = { user: "bob" };

/** Books in which USMF's vendor payments need approval, and two open invoices. */
async function approvalBooks(...plugins: readonly PluginInput[]): Promise<Host> {
  const host = await openBooks(...plugins);
  const name = { id: "VENDPAY", type: "vendorPayment", voucherSeries: "VENDPAY", approval: true } as const;
  await host.applyMasterData({
    companies: [{ id: "USMF", journalNames: [{ ...name, offset: { bank: "USMF-OPER" } }] }],
  });
  await postInvoice(host, "FR-1", 10000n);
  await postInvoice(host, "FR-2", 20000n);
  return host;
}

function enterTwo(host: Host): Promise<JournalRef> {
  return enterPayments(host, [
    aPayment({ settle: [{ invoice: "FR-1" }] }),
    aPayment({ amount: 20000n, settle: [{ invoice: "FR-2" }] }),
  ]);
}

async function approved(host: Host): Promise<JournalRef> {
  const journal = await enterTwo(host);
  await host.journals.submit(journal, ann);
  await host.journals.approve(journal, bob);
  return journal;
}

const change = (host: Host, sql: string): Promise<unknown> =>
  host.store.transaction((session) => session.run(sql));

function aPlugin(register: Parameters<typeof definePlugin>[0]["register"]): Plugin {
  return definePlugin({ id: "clerk", version: "1.0.0", host: "^0.1.0", register });
}

describe("the approval of a journal", () => {
  let host: Host;
  afterEach(() => host.close());

  it("freezes lines and marks until the journal is recalled", async () => {
    host = await approvalBooks();
    const journal = await enterTwo(host);
    await host.journals.submit(journal, ann);
    const lines =
      "CP_JOURNAL_FROZEN A journal under approval cannot be changed: its lines and their marks are frozen.";
    const header =
      "CP_JOURNAL_FROZEN A journal under approval cannot be changed: its header is frozen, and it is not deleted.";
    const open = "(SELECT id FROM journal WHERE number = 'PAY-1')";
    for (const [sql, text] of [
      [`UPDATE journal_line SET amount = 1 WHERE journal_id = ${open}`, lines],
      [`DELETE FROM journal_line WHERE journal_id = ${open}`, lines],
      [`UPDATE mark SET amount = -1 WHERE journal_id = ${open}`, lines],
      [`DELETE FROM mark WHERE journal_id = ${open}`, lines],
      [`UPDATE journal SET description = 'x' WHERE id = ${open}`, header],
    ] as const) {
      expect(await refusalOf(change(host, sql)), sql).to.deep.equal([text]);
    }
    await host.journals.recall(journal, ann);
    await change(host, `UPDATE journal_line SET payment_reference = 'P' WHERE journal_id = ${open}`);
  });

  it("is bound to the content: a change that gets past the guards voids it", async () => {
    host = await approvalBooks();
    const journal = await approved(host);
    for (const trigger of ["mark_changed", "mark_moved"]) await change(host, `DROP TRIGGER ${trigger}`);
    await change(host, "UPDATE mark SET amount = -1 WHERE line_no = 1");
    expect(await refusalOf(host.journals.post(journal, ann))).to.deep.equal([
      "CP_APPROVAL_STALE USMF, journal PAY-1 is not what was approved: its content has changed since.",
    ]);
  });

  it("keeps who did what, with a fingerprint that only the content changes", async () => {
    host = await approvalBooks();
    const journal = await enterTwo(host);
    await host.journals.submit(journal, ann);
    await host.journals.reject(journal, { ...bob, reason: "too early" });
    await host.journals.submit(journal, ann);
    await host.journals.recall(journal, ann);
    await change(host, "UPDATE journal_line SET date = '2024-03-01' WHERE line_no = 2");
    await host.journals.submit(journal, ann);
    await host.journals.approve(journal, bob);
    await host.journals.post(journal, ann);
    const events = await query(
      host,
      "SELECT event, by_user, at, reason, content_hash FROM journal_event ORDER BY event_no",
    );
    const hashes = events.map((event) => event.slice(-64));
    const [first, , , , last] = hashes;
    expect(first).to.match(/^[0-9a-f]{64}$/);
    expect(hashes).to.deep.equal([first, first, first, first, last, last]);
    expect(last).not.to.equal(first);
    const at = "2024-06-01T12:00:00.000Z";
    expect(events.map((event) => event.slice(0, -67))).to.deep.equal([
      `submitted | ann | ${at} | null`,
      `rejected | bob | ${at} | too early`,
      `submitted | ann | ${at} | null`,
      `recalled | ann | ${at} | null`,
      `submitted | ann | ${at} | null`,
      `approved | bob | ${at} | null`,
    ]);
  });

  it("asks for a reason where a journal is rejected", async () => {
    host = await approvalBooks();
    const journal = await approved(host);
    expect(await refusalOf(host.journals.reject(journal, { ...bob, reason: " " }))).to.deep.equal([
      "CP_APPROVAL_REASON_MISSING USMF, journal PAY-1: a rejection needs a reason.",
    ]);
  });

  it("holds for the whole journal: faulty lines of it are not transferred", async () => {
    host = await approvalBooks();
    const journal = await approved(host);
    const party = { id: "V-DEMF", profile: "IC", hold: "payment" } as const;
    await host.applyMasterData({ companies: [{ id: "USMF", vendors: [party] }] });
    const fault = "USMF, journal PAY-1, line 1: vendor V-DEMF of USMF is on hold for payment.";
    const refused = await refusalOf(host.journals.post(journal, { ...ann, transferFaulty: true }));
    expect(refused).to.deep.equal([
      "CP_TRANSFER_APPROVED USMF, journal PAY-1 was approved as a whole, so that no lines of it are transferred: " +
        fault,
      `CP_PARTY_ON_HOLD ${fault}`,
      `CP_PARTY_ON_HOLD ${fault.replace("line 1", "line 2")}`,
    ]);
  });

  it("covers what amend handlers make of the journal: they run when it is submitted, and not again", async () => {
    let calls = 0;
    const plugin = aPlugin(({ on }) => {
      on(onVendorPaymentJournalAmend, function refer({ journal, lines }) {
        calls += 1;
        return { journal, lines: lines.map((line) => ({ ...line, paymentReference: `R${calls}` })) };
      });
    });
    host = await approvalBooks(plugin);
    const journal = await approved(host);
    const atSubmission = calls;
    await host.journals.post(journal, ann);
    expect(calls).to.equal(atSubmission);
    const sql = "SELECT line_no, payment_reference FROM journal_line WHERE payment_reference IS NOT NULL";
    expect(await query(host, sql)).to.deep.equal(["1 | R1", "2 | R2"]);
  });

  it("lets plugins object to a step, and to posting by what was approved", async () => {
    const seen: [JournalApproval, string][] = [];
    const plugin = aPlugin(({ on }) => {
      on(onJournalApprovalValidate, function fourEyes({ action, journal }, { user }) {
        if (action !== "approve" || user !== journal.createdBy) return undefined;
        return { code: "OWN_JOURNAL", message: "who made a journal does not approve it" };
      });
      on(onVendorPaymentJournalValidate, async function twoApprovers(_journal, context) {
        const approval = await context.approval();
        seen.push([approval, await context.contentHash()]);
        if (approval.approvals.length > 1) return undefined;
        return { code: "ONE_APPROVER", message: "two people must approve" };
      });
    });
    host = await approvalBooks(plugin);
    const journal = await enterTwo(host);
    await host.journals.submit(journal, ann);
    expect(await refusalOf(host.journals.approve(journal, ann))).to.deep.equal([
      "CP_APPROVAL_REFUSED USMF, journal PAY-1: ann cannot approve it, 1 problem: USMF, journal PAY-1: plugin clerk, " +
        "handler fourEyes, objects with OWN_JOURNAL: who made a journal does not approve it",
      "CP_OBJECTION USMF, journal PAY-1: plugin clerk, handler fourEyes, objects with OWN_JOURNAL: " +
        "who made a journal does not approve it",
    ]);
    await host.journals.approve(journal, bob);
    expect((await refusalOf(host.journals.post(journal, ann))).slice(1)).to.deep.equal([
      "CP_OBJECTION USMF, journal PAY-1: plugin clerk, handler twoApprovers, objects with ONE_APPROVER: " +
        "two people must approve",
    ]);
    await host.journals.approve(journal, { user: "chloe" });
    await host.journals.post(journal, ann);
    const [{ submitted, approvals }, hash] = seen.at(-1)!;
    expect(submitted?.by).to.equal("ann");
    expect(approvals.map(({ by }) => by)).to.deep.equal(["bob", "chloe"]);
    expect(new Set([submitted, ...approvals].map((step) => step?.contentHash))).to.deep.equal(
      new Set([hash]),
    );
  });
});
