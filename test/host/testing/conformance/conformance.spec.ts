import settlement from "@contrapost/intercompany-settlement";
import {
  definePlugin,
  onGeneralJournalPosted,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
  type PluginDefinition,
} from "@contrapost/sdk";
import { expect } from "chai";
import { checkConformance, type ConformanceOptions, describeConformance } from "contrapost/testing";
import { refusal } from "../../store/rejection.js";

type Register = PluginDefinition["register"];

/** A plugin that is at fault in one respect. */
function bad(id: string, register: Register, more: Partial<PluginDefinition> = {}) {
  return definePlugin({ id, version: "1.0.0", host: "*", ...more, register });
}

/** The messages of the checks that a plugin fails. */
async function failures(
  plugin: ReturnType<typeof bad>,
  options: ConformanceOptions = {},
): Promise<Readonly<Record<string, string | undefined>>> {
  const results = await checkConformance(plugin, options);
  expect(results.map(({ check }) => check)).to.deep.equal([
    "deterministic",
    "idempotent",
    "withinRights",
    "previewsOnly",
    "rollsBack",
    "heedsDeadline",
    "stopsWhole",
  ]);
  return Object.fromEntries(
    results.filter(({ passed }) => !passed).map(({ check, message }) => [check, message]),
  );
}

/** The world outside, as far as a plugin has changed it. */
class Outside {
  sent: string[] = [];
  readonly options: ConformanceOptions = { outside: () => this.sent, reset: () => void (this.sent = []) };
}

const payment = "onVendorPaymentJournalCommitted:USMF:J-000004";

describe("The conformance suite", () => {
  const timers: NodeJS.Timeout[] = [];
  afterEach(() => {
    for (const timer of timers.splice(0)) clearInterval(timer);
  });

  it("passes a plugin that does as it should", async () => {
    const outside = new Outside();
    const good = bad("good", ({ on }) => {
      on(onVendorPaymentJournalCommitted, function send(_posted, { idempotencyKey, signal }) {
        signal.throwIfAborted();
        if (!outside.sent.includes(idempotencyKey)) outside.sent.push(idempotencyKey);
      });
    });
    expect(await failures(good, outside.options)).to.deep.equal({});
    expect(outside.sent).to.deep.equal([`${payment}:good/send`]);
  });

  it("finds one that goes by the computer's clock", async () => {
    const year = new Date().getFullYear();
    const plugin = bad(
      "clocked",
      ({ on }) => {
        on(onGeneralJournalPosted, async function note(posted, posting) {
          if (posted.origin.kind !== "user") return;
          const description = new Date().getFullYear() === year ? "this year" : "later";
          const origin = { kind: "plugin", plugin: "clocked" } as const;
          await posting.in(posted.company).journals.create({ name: "GENERAL", description, origin });
        });
      },
      { rights: { create: ["general"], companies: "any" } },
    );
    const { deterministic, ...others } = await failures(plugin);
    expect(others).to.deep.equal({});
    expect(deterministic?.replace(/journal \d+/, "journal N")).to.equal(
      [
        "The plugin clocked cannot be called deterministic:",
        '  journal N, description: "this year" in the first run, "later" in the second',
      ].join("\n"),
    );
  });

  it("finds one that does a thing twice", async () => {
    const outside = new Outside();
    const plugin = bad("twice", ({ on }) => {
      on(onVendorPaymentJournalCommitted, function send(posted, { signal }) {
        signal.throwIfAborted();
        outside.sent.push(posted.number);
      });
    });
    expect(await failures(plugin, outside.options)).to.deep.equal({
      idempotent: [
        "The plugin twice is not idempotent: an event that was delivered again had a second effect:",
        '  outside: ["J-000004"] before, ["J-000004","J-000004"] after',
      ].join("\n"),
    });
  });

  it("finds one that goes beyond its rights, though it keeps quiet about it", async () => {
    const plugin = bad("greedy", ({ on }) => {
      on(onVendorPaymentJournalPosted, async function grab(_posted, posting) {
        const origin = { kind: "plugin", plugin: "greedy" } as const;
        await posting
          .in("DEMF")
          .journals.create({ name: "GENERAL", origin })
          .catch(() => undefined);
      });
    });
    expect(await failures(plugin)).to.deep.equal({
      withinRights: [
        "The plugin greedy goes beyond its rights:",
        "  The plugin greedy has no right to create general in DEMF: its handler grab called journals.create.",
      ].join("\n"),
    });
  });

  it("finds one that acts in a preview", async () => {
    const outside = new Outside();
    const plugin = bad("eager", ({ on }) => {
      on(onVendorPaymentJournalValidate, function look(journal, { preview }) {
        if (preview) outside.sent.push(journal.number);
      });
    });
    expect(await failures(plugin, outside.options)).to.deep.equal({
      previewsOnly: [
        "The plugin eager does not honour preview: something was left behind:",
        '  USMF/J-000004: outside: [] before, ["J-000004"] after',
      ].join("\n"),
    });
  });

  it("finds one that acts before the posting stands", async () => {
    const outside = new Outside();
    const plugin = bad("hasty", ({ on }) => {
      on(onVendorPaymentJournalPosted, function send(posted) {
        outside.sent.push(posted.number);
      });
    });
    expect(await failures(plugin, outside.options)).to.deep.equal({
      rollsBack: [
        "The plugin hasty leaves something behind a posting that was rolled back:",
        '  USMF/J-000004: outside: [] before, ["J-000004"] after',
      ].join("\n"),
    });
  });

  it("finds one that remembers what was rolled back", async () => {
    const rights = { create: ["general"], companies: "any" } as const;
    const plugin = bad(
      "forgetful",
      ({ on }) => {
        const noted = new Set<string>();
        on(onGeneralJournalPosted, async function note(posted, posting) {
          if (posted.origin.kind !== "user" || noted.has(posted.number)) return;
          noted.add(posted.number);
          const origin = { kind: "plugin", plugin: "forgetful" } as const;
          await posting.in(posted.company).journals.create({ name: "GENERAL", origin });
        });
      },
      { rights },
    );
    const { rollsBack, ...others } = await failures(plugin);
    expect(others).to.deep.equal({});
    expect(rollsBack?.split("\n").slice(0, 1)).to.deep.equal([
      "The plugin forgetful leaves something behind a posting that was rolled back:",
    ]);
    expect(rollsBack).to.match(/\n {2}journal \d+: only where none was rolled back(\n|$)/);
  });

  it("finds one that hangs", async () => {
    const plugin = bad("hung", ({ on }) => {
      on(onVendorPaymentJournalCommitted, function wait() {
        return new Promise<void>(() => undefined);
      });
    });
    expect(await failures(plugin, { deadline: 30 })).to.deep.equal({
      heedsDeadline: [
        "The plugin hung does not heed its deadline:",
        "  CP_HANDLER_TIMEOUT: onVendorPaymentJournalCommitted in USMF: the handler wait of plugin hung gave no sign of life for 30 ms.",
      ].join("\n"),
    });
  });

  it("finds one that acts after its signal has aborted", async () => {
    const outside = new Outside();
    const plugin = bad("deaf", ({ on }) => {
      on(onVendorPaymentJournalCommitted, function send(_posted, { idempotencyKey }) {
        if (!outside.sent.includes(idempotencyKey)) outside.sent.push(idempotencyKey);
      });
    });
    expect(await failures(plugin, outside.options)).to.deep.equal({
      heedsDeadline: [
        "The plugin deaf does not heed its deadline:",
        `  with its signal aborted: outside: [] before, ["${payment}:deaf/send"] after`,
      ].join("\n"),
    });
  });

  it("finds one that runs on", async () => {
    const plugin = bad("restless", ({ on }) => {
      timers.push(setInterval(() => undefined, 60_000));
      on(onVendorPaymentJournalPosted, function look() {
        // Acts on payments, as far as the suite can tell.
      });
    });
    expect(await failures(plugin)).to.deep.equal({
      stopsWhole: [
        "The plugin restless leaves something running after the host has stopped:",
        "  Timeout: 1 more than before",
      ].join("\n"),
    });
  });

  it("finds one that it cannot try, and one that fails at its work", async () => {
    const idle = await failures(bad("idle", () => undefined));
    expect(idle).to.deep.equal({
      deterministic: [
        "The plugin idle cannot be called deterministic:",
        "  none of its handlers ran: give journals that it acts on",
      ].join("\n"),
    });
    const broken = bad("broken", ({ on }) => {
      on(onVendorPaymentJournalPosted, function breakDown() {
        throw new Error("Out of order.");
      });
    });
    const { deterministic } = await failures(broken);
    expect(deterministic).to.equal(
      [
        "The plugin broken cannot be called deterministic:",
        "  USMF/J-000004 was refused: onVendorPaymentJournalPosted in USMF: the handler breakDown of plugin broken failed: Out of order.",
      ].join("\n"),
    );
    const error = await refusal(checkConformance({} as never));
    expect(`${error.code}: ${error.message}`).to.equal(
      "CP_TEST_PLUGIN: What is to be tried for its conformance is no plugin.",
    );
  });
});

describeConformance(settlement);
