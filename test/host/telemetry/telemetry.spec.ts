import {
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
} from "@contrapost/sdk";
import { expect } from "chai";
import type { Host, PluginInput } from "contrapost";
import { aPlugin } from "../kernel/support/a-kernel.js";
import { aPayment, enterPayments, openBooksOn, postInvoice, refusalOf, user } from "../posting/books.js";
import { postgresUrl } from "../../support/postgres.js";
import { Recorded, type RecordedSpan } from "./recorded.js";

const settlement = "@contrapost/intercompany-settlement";

/** A posting of one line in USMF, as a user asks for it. */
const payment = {
  "contrapost.company": "USMF",
  "contrapost.journal.number": "PAY-1",
  "contrapost.posting.depth": 0,
  "contrapost.journal.type": "vendorPayment",
  "contrapost.journal.lines": 1,
  "contrapost.journal.origin": "user",
};

/** The mirror's posting in DEMF. */
const mirror = {
  "contrapost.company": "DEMF",
  "contrapost.journal.number": "J-000002",
  "contrapost.posting.depth": 1,
  "contrapost.journal.type": "customerPayment",
  "contrapost.journal.lines": 1,
  "contrapost.journal.origin": "mirror",
  "contrapost.plugin": "intercompany-settlement",
};

function handler(plugin: string, hook: string, name: string) {
  return { "contrapost.plugin": plugin, "contrapost.hook": hook, "contrapost.handler": name };
}

const mirroring = handler("intercompany-settlement", "onVendorPaymentJournalPosted", "mirrorVendorPayments");

/** The calls of one plugin's handlers below some spans, by name: `look` or `look, failed: CODE`. */
function callsOf(plugin: string, spans: readonly RecordedSpan[]): readonly string[] {
  return spans.flatMap(({ attributes, failed, children = [] }) => [
    ...(attributes["contrapost.plugin"] === plugin && attributes["contrapost.handler"] !== undefined
      ? [`${String(attributes["contrapost.handler"])}${failed === undefined ? "" : `, failed: ${failed}`}`]
      : []),
    ...callsOf(plugin, children),
  ]);
}

describe("telemetry", () => {
  let recorded: Recorded;
  let host: Host;
  beforeEach(() => {
    recorded = new Recorded();
  });
  afterEach(async () => {
    await host.close();
    recorded.end();
  });

  /** Books with an invoice of 100.00 EUR in both companies, and a payment of it as a draft. What that told is forgotten. */
  async function openBooksToPay(...plugins: readonly PluginInput[]): Promise<void> {
    await openBooksToPayOn("sqlite::memory:", ...plugins);
  }
  async function openBooksToPayOn(database: string, ...plugins: readonly PluginInput[]): Promise<void> {
    host = await openBooksOn(database, ...plugins);
    await postInvoice(host, "FR-1", 10000n);
    await enterPayments(host, [aPayment({ settle: [{ invoice: "FR-1" }] })]);
    recorded.reset();
  }
  const pay = () => host.journals.post({ company: "USMF", number: "PAY-1" }, { user });

  /** What was counted, without the invoices' share. */
  async function counted(metric: string) {
    const { [metric]: values = [] } = await recorded.metrics();
    return values.filter(
      ([, attributes]) => !String(attributes["contrapost.journal.type"]).endsWith("Invoice"),
    );
  }

  it("tells of a posting, its handlers, and the mirror's posting inside the one that made it", async () => {
    const look = aPlugin("audit", {
      register: ({ on }) => on(onVendorPaymentJournalPosted, function look() {}),
    });
    await openBooksToPay(settlement, look);
    await pay();
    expect(recorded.spans()).to.deep.equal([
      {
        name: "contrapost.posting",
        attributes: payment,
        children: [
          {
            name: "contrapost.handler",
            attributes: { ...mirroring, "contrapost.phase": "posted" },
            children: [{ name: "contrapost.posting", attributes: mirror }],
          },
          {
            name: "contrapost.handler",
            attributes: {
              ...handler("audit", "onVendorPaymentJournalPosted", "look"),
              "contrapost.phase": "posted",
            },
          },
        ],
      },
    ]);
  });

  it("tells the same on PostgreSQL, whose answers come over a connection that others use too", async () => {
    const mail = aPlugin("mail", {
      register: ({ on }) => on(onVendorPaymentJournalCommitted, function tell() {}),
    });
    await openBooksToPayOn(await postgresUrl(), settlement, mail);
    await pay();
    await host.deliver();
    const outline = ({ name, links = [], children = [] }: RecordedSpan): unknown[] => [
      [name, ...links].join(" -> "),
      ...children.map(outline),
    ];
    expect(recorded.spans().map(outline)).to.deep.equal([
      ["contrapost.posting", ["contrapost.handler", ["contrapost.posting"]]],
      ["contrapost.delivery -> contrapost.posting", ["contrapost.handler"]],
    ]);
  });

  it("counts postings and their lines by company and type, and measures how long they took", async () => {
    await openBooksToPay(settlement);
    await pay();
    const both = [
      [1, { "contrapost.company": "DEMF", "contrapost.journal.type": "customerPayment" }],
      [1, { "contrapost.company": "USMF", "contrapost.journal.type": "vendorPayment" }],
    ];
    expect(await counted("contrapost.postings")).to.deep.equal(both);
    expect(await counted("contrapost.posting.lines")).to.deep.equal(both);
    expect(await counted("contrapost.posting.duration")).to.deep.equal(both);
    const calls = await counted("contrapost.handler.duration");
    expect(
      calls.find(([, attributes]) => attributes["contrapost.hook"] === mirroring["contrapost.hook"]),
    ).to.deep.equal([1, mirroring]);
    expect(await counted("contrapost.handler.failures")).to.deep.equal([]);
  });

  it("tells the codes of a refusal, and neither its amounts nor its texts", async () => {
    await openBooksToPay();
    await host.applyMasterData({
      companies: [{ id: "USMF", periods: [{ year: "2024", status: "closed" }] }],
    });
    await refusalOf(pay());
    expect(recorded.spans()).to.deep.equal([
      {
        name: "contrapost.posting",
        attributes: {
          ...payment,
          "error.type": "CP_POSTING_REFUSED",
          "contrapost.problems": ["CP_PERIOD_CLOSED"],
        },
        failed: "CP_POSTING_REFUSED",
      },
    ]);
    expect(await counted("contrapost.postings")).to.deep.equal([
      [
        1,
        {
          "contrapost.company": "USMF",
          "contrapost.journal.type": "vendorPayment",
          "error.type": "CP_POSTING_REFUSED",
        },
      ],
    ]);
    expect(await counted("contrapost.posting.lines")).to.deep.equal([]);
  });

  it("tells of a journal that there is not", async () => {
    await openBooksToPay();
    await refusalOf(host.journals.post({ company: "USMF", number: "PAY-9" }, { user }));
    expect(recorded.spans()).to.deep.equal([
      {
        name: "contrapost.posting",
        attributes: {
          "contrapost.company": "USMF",
          "contrapost.journal.number": "PAY-9",
          "contrapost.posting.depth": 0,
          "error.type": "CP_JOURNAL_UNKNOWN",
        },
        failed: "CP_JOURNAL_UNKNOWN",
      },
    ]);
  });

  it("counts a parked mirror, and shows where its posting was refused", async () => {
    await openBooksToPay(settlement);
    await host.applyMasterData({
      companies: [{ id: "DEMF", periods: [{ year: "2024", status: "closed" }] }],
    });
    await pay();
    const refused = { "error.type": "CP_POSTING_REFUSED", "contrapost.problems": ["CP_PERIOD_CLOSED"] };
    expect(recorded.spans()).to.deep.equal([
      {
        name: "contrapost.posting",
        attributes: payment,
        children: [
          {
            name: "contrapost.handler",
            attributes: { ...mirroring, "contrapost.phase": "posted" },
            children: [
              {
                name: "contrapost.posting",
                attributes: { ...mirror, ...refused },
                failed: "CP_POSTING_REFUSED",
              },
            ],
          },
        ],
      },
    ]);
    expect(await counted("contrapost.mirrors.parked")).to.deep.equal([
      [1, { "contrapost.company": "DEMF", "contrapost.reason": "CP_PERIOD_CLOSED" }],
    ]);
    expect(await counted("contrapost.postings")).to.deep.equal([
      [
        1,
        {
          "contrapost.company": "DEMF",
          "contrapost.journal.type": "customerPayment",
          "error.type": "CP_POSTING_REFUSED",
        },
      ],
      [1, { "contrapost.company": "USMF", "contrapost.journal.type": "vendorPayment" }],
    ]);
  });

  it("counts nothing that was posted inside a posting which came to nothing", async () => {
    const refuse = aPlugin("refusal", {
      register: ({ on }) =>
        on(onVendorPaymentJournalPosted, function refuse() {
          throw new RangeError("12,000.00 EUR is too much for Ann");
        }),
    });
    await openBooksToPay(settlement, refuse);
    await refusalOf(pay());
    const [posting] = recorded.spans();
    expect(posting?.failed).to.equal("CP_HANDLER_FAILED");
    expect(posting?.children).to.deep.equal([
      {
        name: "contrapost.handler",
        attributes: { ...mirroring, "contrapost.phase": "posted" },
        children: [{ name: "contrapost.posting", attributes: mirror }],
      },
      {
        name: "contrapost.handler",
        attributes: {
          ...handler("refusal", "onVendorPaymentJournalPosted", "refuse"),
          "contrapost.phase": "posted",
          "error.type": "RangeError",
        },
        failed: "RangeError",
      },
    ]);
    expect(await counted("contrapost.postings")).to.deep.equal([
      [
        1,
        {
          "contrapost.company": "USMF",
          "contrapost.journal.type": "vendorPayment",
          "error.type": "CP_HANDLER_FAILED",
        },
      ],
    ]);
    expect(await counted("contrapost.handler.failures")).to.deep.equal([
      [1, { ...handler("refusal", "onVendorPaymentJournalPosted", "refuse"), "error.type": "RangeError" }],
    ]);
  });

  it("counts nothing that a handler undid itself", async () => {
    const rash = aPlugin("rash", {
      rights: { create: ["general"], post: ["general"], companies: "any" },
      register: ({ on }) =>
        on(onVendorPaymentJournalPosted, async function tryOut({ company }, posting) {
          const { journals } = posting.in(company);
          const undone = posting.attempt(async () => {
            const journal = await journals.create({
              name: "GENERAL",
              origin: { kind: "plugin", plugin: "rash" },
            });
            await journal.append([
              {
                date: "2024-02-05",
                account: { type: "ledger", id: "140200" },
                offset: { type: "ledger", id: "110110" },
                currency: "USD",
                amount: 100n,
              },
            ]);
            await journals.post(journal);
            throw new Error("undone");
          });
          await undone.catch(() => undefined);
        }),
    });
    await openBooksToPay(rash);
    await pay();
    const [posting] = recorded.spans();
    const [call] = posting?.children ?? [];
    expect(
      call?.children?.map(({ attributes, failed }) => [attributes["contrapost.journal.type"], failed]),
    ).to.deep.equal([["general", undefined]]);
    expect(await counted("contrapost.postings")).to.deep.equal([
      [1, { "contrapost.company": "USMF", "contrapost.journal.type": "vendorPayment" }],
    ]);
  });

  it("tells how many objections a handler had", async () => {
    const object = aPlugin("limits", {
      register: ({ on }) =>
        on(onVendorPaymentJournalValidate, async function object() {
          return [
            { code: "LIMIT", message: "It is too much." },
            { code: "LIMIT", message: "It is far too much." },
          ];
        }),
    });
    await openBooksToPay(object);
    await refusalOf(pay());
    expect(recorded.spans()).to.deep.equal([
      {
        name: "contrapost.posting",
        attributes: {
          ...payment,
          "error.type": "CP_POSTING_REFUSED",
          "contrapost.problems": ["CP_OBJECTION"],
        },
        failed: "CP_POSTING_REFUSED",
        children: [
          {
            name: "contrapost.handler",
            attributes: {
              ...handler("limits", "onVendorPaymentJournalValidate", "object"),
              "contrapost.phase": "validate",
              "contrapost.objections": 2,
            },
          },
        ],
      },
    ]);
  });

  const hanging = async () => {
    await new Promise<never>(() => undefined);
  };
  const soon = { deadline: 20 };

  it("ends the span of a handler that hangs", async () => {
    const plugin = aPlugin("slow", {
      register: ({ on }) => on(onVendorPaymentJournalPosted, hanging, soon),
    });
    await openBooksToPay(plugin);
    await refusalOf(pay());
    const [posting] = recorded.spans();
    expect(posting?.failed).to.equal("CP_HANDLER_TIMEOUT");
    expect(posting?.children).to.deep.equal([
      {
        name: "contrapost.handler",
        attributes: {
          ...handler("slow", "onVendorPaymentJournalPosted", "hanging"),
          "contrapost.phase": "posted",
          "error.type": "CP_HANDLER_TIMEOUT",
        },
        failed: "CP_HANDLER_TIMEOUT",
      },
    ]);
  });

  for (const hook of [onVendorPaymentJournalValidate, onVendorPaymentJournalPosted] as const) {
    it(`keeps what comes after a hanging ${hook.phase} handler inside the posting`, async () => {
      const plugin = aPlugin("slow", {
        register({ on }) {
          on(hook as typeof onVendorPaymentJournalPosted, hanging, soon);
          on(hook as typeof onVendorPaymentJournalPosted, async function goOn(_, context) {
            await Promise.resolve(context);
          });
        },
      });
      await openBooksToPay({ plugin, onFailure: "skip" });
      await pay();
      const spans = recorded.spans();
      expect(spans.map(({ name }) => name)).to.deep.equal(["contrapost.posting"]);
      expect(callsOf("slow", spans)).to.deep.equal(["hanging, failed: CP_HANDLER_TIMEOUT", "goOn"]);
    });
  }

  it("tells of deliveries, with links to the postings that they tell of", async () => {
    const mail = aPlugin("mail", {
      register: ({ on }) =>
        on(onVendorPaymentJournalCommitted, async function tell() {
          await Promise.resolve();
          throw new TypeError("It does not answer.");
        }),
    });
    await openBooksToPay(mail);
    await pay();
    await host.deliver();
    const [row] = await host.outbox();
    const about = handler("mail", "onVendorPaymentJournalCommitted", "tell");
    const delivery = {
      ...about,
      "contrapost.company": "USMF",
      "contrapost.journal.number": "PAY-1",
      "contrapost.delivery.id": row?.id,
      "contrapost.delivery.attempt": 1,
    };
    const [, first, ...others] = recorded.spans();
    expect(others).to.deep.equal([]);
    expect(first).to.deep.equal({
      name: "contrapost.delivery",
      attributes: { ...delivery, "error.type": "CP_HANDLER_FAILED" },
      failed: "CP_HANDLER_FAILED",
      kind: "CONSUMER",
      links: ["contrapost.posting"],
      children: [
        {
          name: "contrapost.handler",
          attributes: { ...about, "contrapost.phase": "committed", "error.type": "TypeError" },
          failed: "TypeError",
        },
      ],
    });
    expect(await counted("contrapost.deliveries")).to.deep.equal([
      [1, { ...about, "error.type": "CP_HANDLER_FAILED" }],
    ]);
    expect(await counted("contrapost.outbox.deliveries")).to.deep.equal([
      [1, { "contrapost.delivery.state": "pending" }],
      [0, { "contrapost.delivery.state": "dead" }],
    ]);
  });

  it("counts the outbox as long as the host is open", async () => {
    await openBooksToPay();
    expect(await counted("contrapost.outbox.deliveries")).to.have.lengthOf(2);
    await host.close();
    expect(await recorded.faults()).to.deep.equal([]);
  });

  it("counts settlements and reversals once committed, and previews not at all", async () => {
    await openBooksToPay();
    await pay();
    const request = { journal: { company: "USMF", number: "PAY-1" }, date: "2024-02-06" };
    await host.reversals.preview(request, { user });
    const inUsmf = { "contrapost.company": "USMF" };
    const paid = [1, { ...inUsmf, "contrapost.journal.type": "vendorPayment" }];
    expect(await counted("contrapost.postings")).to.deep.equal([paid]);
    await host.reversals.reverse(request, { user });
    expect(await counted("contrapost.postings")).to.deep.equal([
      paid,
      [1, { ...inUsmf, "contrapost.journal.type": "reversal" }],
    ]);
  });
});
