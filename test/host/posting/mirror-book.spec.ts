import {
  definePlugin,
  type MirrorRecord,
  onVendorPaymentJournalPosted,
  type PostedJournal,
  type PostingContext,
} from "@contrapost/sdk";
import { expect } from "chai";
import type { Host } from "contrapost";
import { refused } from "../files/refused.js";
import { aPayment, enterPayments, openBooks, query, user } from "./books.js";

type Act = (posting: PostingContext, record: MirrorRecord) => Promise<unknown>;

/** A plugin that does something with the mirror of each vendor payment journal. */
function keeper(act: Act) {
  return definePlugin({
    id: "keeper",
    version: "1.0.0",
    host: "*",
    rights: { create: ["mirror"], companies: "any" },
    register: ({ on }) =>
      on(onVendorPaymentJournalPosted, async function keepIt(posted, posting) {
        await act(posting, await recordOf(posted, posting));
      }),
  });
}

async function recordOf(source: PostedJournal, posting: PostingContext): Promise<MirrorRecord> {
  const [relationship] = await posting.intercompany.relationshipsOfBuyer("USMF");
  const reason = { code: "X", text: "Y" };
  return { source, relationship: relationship!, outcome: "parked", reason, lineCount: 1 };
}

describe("the record of mirrors", () => {
  let host: Host;
  afterEach(() => host.close());

  const failed = "onVendorPaymentJournalPosted in USMF: the handler keepIt of plugin keeper failed:";

  for (const [what, act] of [
    [
      "a journal",
      async ({ mirrors }, record) => {
        await mirrors.record(record);
        await mirrors.record(record);
      },
    ],
    [
      "a line",
      async ({ mirrors }, record) => {
        const mirror = await mirrors.record(record);
        const lines = [{ sourceLine: 1, targetLine: 1 }];
        await mirrors.addLines(mirror, lines);
        await mirrors.addLines(mirror, lines);
      },
    ],
  ] as const satisfies readonly (readonly [string, Act])[]) {
    it(`takes ${what} once, and leaves nothing of a posting that would have it twice`, async () => {
      host = await openBooks(keeper(act));
      const payment = await enterPayments(host, [aPayment()]);
      expect(await refused(() => host.journals.post(payment, { user }))).to.deep.equal([
        `CP_HANDLER_FAILED ${failed} CP_MIRROR_EXISTS: USMF, journal PAY-1 is already mirrored.`,
      ]);
      expect(
        await query(host, "SELECT (SELECT COUNT(*) FROM mirror), (SELECT COUNT(*) FROM ledger_entry)"),
      ).to.deep.equal(["0 | 0"]);
    });
  }

  it("knows what it ties lines to", async () => {
    host = await openBooks(keeper(({ mirrors }) => mirrors.addLines(7, [{ sourceLine: 1, targetLine: 1 }])));
    const payment = await enterPayments(host, [aPayment()]);
    expect(await refused(() => host.journals.post(payment, { user }))).to.deep.equal([
      `CP_HANDLER_FAILED ${failed} CP_MIRROR_UNKNOWN: There is no mirror 7.`,
    ]);
  });
});
