import {
  definePlugin,
  isContrapostError,
  onVendorInvoicePosted,
  onVendorPaymentJournalPosted,
  type PluginRights,
  type PostedJournal,
  type PostingContext,
} from "@contrapost/sdk";
import { expect } from "chai";
import type { Host } from "contrapost";
import { aPayment, enterPayments, openBooks, postInvoice, query, user } from "./books.js";

const counts = `SELECT (SELECT COUNT(*) FROM journal WHERE status = 'posted'), (SELECT COUNT(*) FROM ledger_entry),
  (SELECT COUNT(*) FROM mirror), (SELECT COUNT(*) FROM journal_line)`;
const general = { name: "GENERAL", origin: { kind: "plugin", plugin: "filer" } } as const;

type Act = (posting: PostingContext, posted: PostedJournal) => Promise<unknown>;

/** A plugin that does one thing in each posting of a vendor payment. */
function filer(rights: PluginRights | undefined, act: Act) {
  return definePlugin({
    id: "filer",
    version: "1.0.0",
    host: "*",
    ...(rights && { rights }),
    register({ on }) {
      on(onVendorPaymentJournalPosted, async function fileIt(posted, posting) {
        await act(posting, posted);
      });
    },
  });
}

describe("the rights of a plugin", () => {
  let host: Host;
  afterEach(() => host.close());

  /** What posting a payment fails with, message and mend; the books must be as before. */
  async function breach(rights: PluginRights | undefined, act: Act): Promise<readonly string[]> {
    host = await openBooks(filer(rights, act));
    const payment = await enterPayments(host, [aPayment()]);
    const before = await query(host, counts);
    try {
      await host.journals.post(payment, { user });
      return [];
    } catch (error) {
      if (!isContrapostError(error)) throw error;
      expect(await query(host, counts)).to.deep.equal(before);
      return [error.message, error.mend];
    }
  }

  const place =
    "onVendorPaymentJournalPosted in USMF: the handler fileIt of plugin filer failed: CP_RIGHT_MISSING:";
  const turn = "If the plugin itself is at fault, turn to its author with the cause.";
  const mend = (lacking: string) =>
    `If filer is to do so, add ${lacking} in its manifest and its definition; otherwise mend the handler. ${turn}`;

  it("are none where it has not asked for any", async () => {
    expect(await breach(undefined, (posting) => posting.in("USMF").journals.create(general))).to.deep.equal([
      `${place} The plugin filer has no right to create general in USMF: its handler fileIt called journals.create.`,
      mend("general to rights.create"),
    ]);
  });

  it("hold in the companies that it names", async () => {
    const rights: PluginRights = { create: ["general"], companies: ["USMF"] };
    expect(await breach(rights, (posting) => posting.in("DEMF").journals.create(general))).to.deep.equal([
      `${place} The plugin filer has no right to create general in DEMF: its handler fileIt called journals.create.`,
      mend("DEMF to rights.companies"),
    ]);
    await host.close();
    expect(await breach(rights, (posting) => posting.in("USMF").journals.create(general))).to.deep.equal([]);
  });

  it("tell apart what it may make and what it may post", async () => {
    const rights: PluginRights = { create: ["general"], companies: "any" };
    const fault = breach(rights, async (posting) => {
      const { journals } = posting.in("USMF");
      await journals.post(await journals.create(general));
    });
    expect(await fault).to.deep.equal([
      `${place} The plugin filer has no right to post general in USMF: its handler fileIt called journals.post.`,
      mend("general to rights.post"),
    ]);
  });

  it("count for records of mirrors", async () => {
    const act: Act = async (posting, source) => {
      const [relationship] = await posting.intercompany.relationshipsOfBuyer("USMF");
      const reason = { code: "X", text: "Y" };
      await posting.mirrors.record({
        source,
        relationship: relationship!,
        outcome: "parked",
        reason,
        lineCount: 1,
      });
    };
    expect(await breach({}, act)).to.deep.equal([
      `${place} The plugin filer has no right to create mirror in DEMF: its handler fileIt called mirrors.record.`,
      mend("mirror to rights.create"),
    ]);
    await host.close();
    expect(await breach({}, (posting) => posting.mirrors.addLines(1, []))).to.deep.equal([
      `${place} The plugin filer has no right to create mirror: its handler fileIt called mirrors.addLines.`,
      mend("mirror to rights.create"),
    ]);
  });

  it("count for links between invoices", async () => {
    const linker = definePlugin({
      id: "linker",
      version: "1.0.0",
      host: "*",
      register: ({ on }) =>
        on(onVendorInvoicePosted, async function link(_posted, posting) {
          await posting.intercompany.linkInvoices();
        }),
    });
    host = await openBooks(linker);
    let message = "";
    await postInvoice(host, "FR-1", 1000n).catch((error: unknown) => (message = (error as Error).message));
    expect(message).to.equal(
      "onVendorInvoicePosted in USMF: the handler link of plugin linker failed: CP_RIGHT_MISSING: The plugin linker " +
        "has no right to create invoiceLink in USMF: its handler link called intercompany.linkInvoices.",
    );
  });

  for (const [stated, origin] of [
    ["user", { kind: "user" }],
    ["plugin of other", { kind: "plugin", plugin: "other" }],
    ["mirror of other", { kind: "mirror", plugin: "other", source: { company: "USMF", number: "PAY-1" } }],
    ["centralPayment", { kind: "centralPayment", source: { company: "USMF", number: "PAY-1" } }],
  ] as const) {
    it(`do not reach to the origin of others: ${stated}`, async () => {
      const rights = { create: ["general", "reversal"], post: ["reversal"], companies: "any" } as const;
      const failed =
        "onVendorPaymentJournalPosted in USMF: the handler fileIt of plugin filer failed: CP_ORIGIN_FOREIGN:";
      expect(
        await breach(rights, (posting) => posting.in("USMF").journals.create({ ...general, origin })),
      ).to.deep.equal([
        `${failed} The handler fileIt of plugin filer calls journals.create with the origin ${stated}, which is not its own.`,
        `State an origin of kind plugin or mirror that names filer. ${turn}`,
      ]);
    });
  }
});
