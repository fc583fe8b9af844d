import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type HandlerOptions, type PostingContext, onGeneralJournalPosted } from "@contrapost/sdk";
import { expect } from "chai";
import { aKernel, aPlugin, recordingLogger } from "./support/a-kernel.js";
import { aScope } from "./support/a-scope.js";
import { rejection } from "./support/kernel-problems.js";

type Handler = (context: PostingContext) => Promise<void>;

const forEver = () => new Promise<never>(() => undefined);
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function posting(
  handler: Handler,
  options: HandlerOptions = {},
  onFailure: "abort" | "skip" = "abort",
) {
  const plugin = aPlugin("slow", {
    register: ({ on }) =>
      on(
        onGeneralJournalPosted,
        async function work(_, context) {
          await handler(context);
        },
        options,
      ),
  });
  const { logger, entries } = recordingLogger();
  const { dispatcher } = await aKernel([{ plugin, onFailure }], { deadline: 40, logger });
  const { scope, log } = aScope<PostingContext>();
  const post = () => dispatcher.posted(onGeneralJournalPosted, "USMF", {} as never, scope);
  return { post, log, entries };
}

const message = (deadline: number) =>
  `onGeneralJournalPosted in USMF: the handler work of plugin slow gave no sign of life for ${deadline} ms.`;

describe("deadline of a handler", () => {
  it("ends the wait for a handler that hangs, aborts its signal and closes its context", async () => {
    const aborted: unknown[] = [];
    const { post, log } = await posting(async ({ signal }) => {
      signal.addEventListener("abort", () => aborted.push(signal.reason));
      await forEver();
    });
    const error = await rejection(post());
    expect(`${error.code} ${error.message}`).to.equal(`CP_HANDLER_TIMEOUT ${message(40)}`);
    expect(error.facts).to.deep.equal({
      hook: "onGeneralJournalPosted",
      company: "USMF",
      plugin: "slow",
      handler: "work",
      deadline: 40,
    });
    expect(aborted).to.deep.equal([error]);
    expect(log.events).to.deep.equal(["open slow/work", "close slow/work"]);
  });

  it("can be set for one handler", async () => {
    const { post } = await posting(forEver, { deadline: 5 });
    expect((await rejection(post())).message).to.equal(message(5));
  });

  it("counts anew from every use of the context", async () => {
    const { post, log } = await posting(async () => {
      for (let use = 0; use < 5; use += 1) {
        await wait(15);
        log.watches[0]!.used();
      }
    });
    await post();
    expect(log.events).to.deep.equal(["open slow/work", "close slow/work"]);
  });

  it("does not count while the host works for the handler, and counts anew after that", async () => {
    let ended = 0;
    const { post, log } = await posting(async () => {
      const answer = await log.watches[0]!.during(wait(100).then(() => "done"));
      expect(answer).to.equal("done");
      await log.watches[0]!.during(Promise.reject(new Error("refused"))).catch(() => undefined);
      ended = performance.now();
      await forEver();
    });
    expect((await rejection(post())).message).to.equal(message(40));
    expect(ended).to.be.greaterThan(0);
    expect(performance.now() - ended).to.be.at.least(39);
  });

  it("takes no notice of what a handler does after it was given up", async () => {
    let fail: (reason: Error) => void = () => undefined;
    const { post, log } = await posting(() => new Promise((_, reject) => (fail = reject)), { deadline: 5 });
    await rejection(post());
    fail(new Error("too late"));
    await new Promise(setImmediate);
    expect(log.events).to.deep.equal(["open slow/work", "close slow/work"]);
    expect(log.watches[0]!.signal.aborted).to.equal(true);
    expect((log.watches[0]!.signal.reason as Error).message).to.equal(message(5));
  });

  it("closes the context before what the handler wrote is undone, where failures are skipped", async () => {
    const { post, log, entries } = await posting(forEver, { deadline: 5 }, "skip");
    await post();
    expect(log.events).to.deep.equal(["open slow/work", "close slow/work", "undo slow/work"]);
    expect(entries.map(({ facts }) => (facts["error"] as Error).message)).to.deep.equal([message(5)]);
  });

  it("watches several handlers at a time, each by its own deadline", async () => {
    const order: string[] = [];
    const late = await posting(forEver, { deadline: 30 });
    const soon = await posting(forEver, { deadline: 5 });
    await Promise.all([
      rejection(late.post()).then(() => order.push("late")),
      rejection(soon.post()).then(() => order.push("soon")),
      rejection(late.post()).then(() => order.push("late again")),
    ]);
    expect(order).to.deep.equal(["soon", "late", "late again"]);
  });

  it("leaves no signal aborted where the handler ended in time", async () => {
    const { post, log } = await posting(
      async ({ signal }) => expect(signal.aborted).to.equal(false) as never,
    );
    await post();
    expect(log.watches[0]!.signal.aborted).to.equal(false);
  });

  it("keeps a process alive while a handler hangs, and no longer", () => {
    const kernel = new URL("../../../../src/host/dist/kernel/index.js", import.meta.url).href;
    const script = `
      import { definePlugin, onGeneralJournalPosted, onVendorInvoicePosted } from "@contrapost/sdk";
      import { pluginSettings, startKernel } from ${JSON.stringify(kernel)};
      const plugin = definePlugin({ id: "slow", version: "1.0.0", host: "*", register({ on }) {
        on(onVendorInvoicePosted, async function begin() { await new Promise((done) => setTimeout(done, 5)); }, { deadline: 200 });
        on(onVendorInvoicePosted, async function hang() { await new Promise(() => {}); }, { deadline: 250 });
        on(onGeneralJournalPosted, async function work() { await new Promise((done) => setTimeout(done, 5)); });
      } });
      const options = { plugins: pluginSettings([plugin]), directory: process.cwd(), hostVersion: "0.1.0", deadline: 3_600_000 };
      const { dispatcher } = await startKernel(options);
      const scope = () => ({ context: {}, close() {} });
      try {
        await dispatcher.posted(onVendorInvoicePosted, "USMF", {}, scope);
      } catch (error) {
        console.log(error.message);
      }
      await dispatcher.posted(onGeneralJournalPosted, "USMF", {}, scope);`;
    const options = {
      encoding: "utf8",
      cwd: fileURLToPath(new URL(".", import.meta.url)),
      timeout: 15_000,
    } as const;
    expect(execFileSync(process.execPath, ["--input-type=module", "--eval", script], options)).to.equal(
      "onVendorInvoicePosted in USMF: the handler hang of plugin slow gave no sign of life for 250 ms.\n",
    );
  });
});
