import { definePlugin, type JournalLine, onVendorPaymentJournalAmend } from "@contrapost/sdk";
import { expect } from "chai";
import type { Host } from "contrapost";
import { refused } from "../files/refused.js";
import { aPayment, enterPayments, openBooksWith, query, user } from "./books.js";

/** A plugin whose handler gives back other lines than those it got. */
function amender(change: (lines: readonly JournalLine[]) => readonly JournalLine[]) {
  return definePlugin({
    id: "amender",
    version: "1.0.0",
    host: "*",
    register: ({ on }) =>
      on(onVendorPaymentJournalAmend, function changeLines({ journal, lines }) {
        return { journal, lines: change(lines) };
      }),
  });
}

describe("the lines that an amend handler gives back", () => {
  let host: Host;
  afterEach(() => host.close());

  const changes: Readonly<Record<string, (lines: readonly JournalLine[]) => readonly JournalLine[]>> = {
    fewer: (lines) => lines.slice(1),
    more: (lines) => [...lines, ...lines],
    "in another order": (lines) => lines.toReversed(),
    renumbered: (lines) => lines.map((line) => ({ ...line, line: line.line + 1 })),
  };
  for (const [how, change] of Object.entries(changes)) {
    it(`are refused where they are ${how}, and nothing is posted`, async () => {
      host = await openBooksWith({ database: "sqlite::memory:", plugins: [amender(change)], chunkLines: 10 });
      const payment = await enterPayments(host, [aPayment(), aPayment()]);
      expect(await refused(() => host.journals.post(payment, { user }))).to.deep.equal([
        "CP_HANDLER_RESULT onVendorPaymentJournalAmend in USMF: the handler changeLines of plugin amender gave a wrong result: it must return all lines that it got, in their order and with their numbers, but it added, dropped or reordered lines.",
      ]);
      expect(
        await query(host, "SELECT status, (SELECT COUNT(*) FROM ledger_entry) FROM journal"),
      ).to.deep.equal(["draft | 0"]);
    });
  }
});
