import {
  type Journal,
  type Objection,
  type PostedJournal,
  type PostingContext,
  type ValidateContext,
  ContrapostError,
  onGeneralJournalAmend,
  onGeneralJournalCommitted,
  onGeneralJournalPosted,
  onGeneralJournalValidate,
} from "@contrapost/sdk";
import { expect } from "chai";
import { aKernel, aPlugin, recordingLogger } from "./support/a-kernel.js";
import { aScope } from "./support/a-scope.js";
import { rejection } from "./support/kernel-problems.js";

const journal: Journal = {
  company: "USMF",
  number: "GJ-1",
  type: "general",
  name: "GEN",
  status: "draft",
  description: "",
  origin: { kind: "user" },
  lineCount: 0,
  createdBy: "clerk",
};
const posted: PostedJournal = { ...journal, status: "posted", voucherCount: 1 };

const objecting = (id: string, check: () => unknown) =>
  aPlugin(id, { register: ({ on }) => on(onGeneralJournalValidate, check as never) });
const noting = (id: string, note: (posted: PostedJournal, context: PostingContext) => unknown) =>
  aPlugin(id, { register: ({ on }) => on(onGeneralJournalPosted, note as never) });

async function validated(...plugins: Parameters<typeof aKernel>[0][number][]) {
  const { dispatcher } = await aKernel(plugins);
  return dispatcher.validate(
    onGeneralJournalValidate,
    "USMF",
    { ...journal },
    aScope<ValidateContext>().scope,
  );
}

async function post(...plugins: Parameters<typeof aKernel>[0][number][]) {
  const { logger, entries } = recordingLogger();
  const { dispatcher } = await aKernel(plugins, { logger });
  const { scope, log } = aScope<PostingContext>();
  const run = () => dispatcher.posted(onGeneralJournalPosted, "USMF", { ...posted }, scope);
  return { run, log, entries };
}

describe("validate", () => {
  it("collects the objections of all handlers, in order, with their plugins", async () => {
    const objections = await validated(
      objecting("one", function check(): Objection {
        return { code: "NOTE_MISSING", message: "Say why.", line: 2, extra: 1 } as Objection;
      }),
      objecting("two", async function check() {}),
      objecting("three", async function check(): Promise<Objection[]> {
        return [
          { code: "A", message: "First." },
          { code: "B", message: "Second." },
        ];
      }),
    );
    expect(objections).to.deep.equal([
      { code: "NOTE_MISSING", message: "Say why.", line: 2, plugin: "one", handler: "check" },
      { code: "A", message: "First.", plugin: "three", handler: "check" },
      { code: "B", message: "Second.", plugin: "three", handler: "check" },
    ]);
    expect(objections).to.be.frozen;
    expect(objections[0]).to.be.frozen;
  });

  for (const [result, shown] of [
    [true, "this is true"],
    [null, "this is empty"],
    [[{ code: "A", message: "x" }, "no"], 'this is "no"'],
    [{ code: "", message: "x" }, 'its code is ""'],
    [{ code: "A" }, "its message is missing"],
    [{ code: "A", message: "x", line: 0 }, "its line is 0"],
  ] as const) {
    it(`refuses ${JSON.stringify(result)} as a result`, async () => {
      const check = function check() {
        return result;
      };
      const error = await rejection(validated(objecting("odd", check)));
      expect(`${error.code} ${error.message}`).to.equal(
        `CP_HANDLER_RESULT onGeneralJournalValidate in USMF: the handler check of plugin odd gave a wrong result: an objection has a code, a message and perhaps a line number, but ${shown}.`,
      );
    });
  }

  it("names plugin, hook and handler where one throws, and keeps what it threw", async () => {
    const cause = new RangeError("rate is zero");
    const throwing = objecting("rates", function checkRates() {
      throw cause;
    });
    const error = await rejection(validated(throwing));
    expect(error.toJSON()).to.deep.equal({
      code: "CP_HANDLER_FAILED",
      message:
        "onGeneralJournalValidate in USMF: the handler checkRates of plugin rates failed: rate is zero.",
      mend: "Mend what the reason names. If the plugin itself is at fault, turn to its author with the cause.",
      facts: {
        hook: "onGeneralJournalValidate",
        company: "USMF",
        plugin: "rates",
        handler: "checkRates",
        reason: "rate is zero.",
        remedy: "Mend what the reason names.",
      },
    });
    expect(error.cause).to.equal(cause);
  });

  it("goes on without a failing handler where its plugin's failures are to be skipped", async () => {
    const failing = objecting("failing", async function check() {
      throw new Error("down");
    });
    const objecting2 = objecting("strict", function check() {
      return { code: "A", message: "No." };
    });
    const objections = await validated(
      { plugin: failing, onFailure: "skip" },
      { plugin: objecting2, onFailure: "skip" },
    );
    expect(objections).to.deep.equal([{ code: "A", message: "No.", plugin: "strict", handler: "check" }]);
  });
});

describe("amend", () => {
  const draft = { journal, lines: [{ line: 1 }] } as never;
  const amending = (id: string, amend: (draft: { lines: object[] }) => unknown) =>
    aPlugin(id, { register: ({ on }) => on(onGeneralJournalAmend, amend as never) });
  const amended = async (...plugins: Parameters<typeof aKernel>[0][number][]) => {
    const { dispatcher } = await aKernel(plugins);
    return dispatcher.amend(onGeneralJournalAmend, "USMF", draft, aScope<never>().scope);
  };
  const adding = (id: string) =>
    amending(id, function add(before) {
      return { ...before, lines: [...before.lines, { line: id }] };
    });

  it("passes each handler what the one before it made, and answers the last", async () => {
    const result = await amended(
      adding("one"),
      amending("two", async function look() {}),
      adding("three"),
    );
    expect(result).to.deep.equal({ journal, lines: [{ line: 1 }, { line: "one" }, { line: "three" }] });
    expect(result.lines[1]).to.be.frozen;
  });

  it("answers the very same object where no handler changed it", async () => {
    expect(await amended(amending("one", function look() {}))).to.equal(draft);
    expect(await amended()).to.equal(draft);
  });

  it("leaves the draft as it was where a failing handler is skipped", async () => {
    const failing = amending("failing", function add() {
      throw new Error("down");
    });
    expect(await amended({ plugin: failing, onFailure: "skip" }, adding("one"))).to.deep.equal({
      journal,
      lines: [{ line: 1 }, { line: "one" }],
    });
  });

  for (const [result, reason] of [
    [null, "the changed payload must be an object like the one it got, but it is empty"],
    [[], "the changed payload must be an object like the one it got, but it is a list"],
    [7, "the changed payload must be an object like the one it got, but it is 7"],
    [{ journal }, "the changed payload lacks lines"],
  ] as const) {
    it(`refuses ${JSON.stringify(result).slice(0, 20)} as a result`, async () => {
      const change = function change() {
        return result;
      };
      const error = await rejection(amended(amending("odd", change)));
      expect(`${error.code} ${error.message}`).to.equal(
        `CP_HANDLER_RESULT onGeneralJournalAmend in USMF: the handler change of plugin odd gave a wrong result: ${reason}.`,
      );
    });
  }
});

describe("posted", () => {
  it("runs one handler after another, each with a context that ends with it", async () => {
    const { run, log } = await post(
      noting("slow", async function note(_, _context) {
        await new Promise(setImmediate);
        log.events.push("slow is done");
      }),
      noting("quick", function note(_, _context) {
        log.events.push("quick is done");
      }),
    );
    await run();
    expect(log.events).to.deep.equal([
      "open slow/note",
      "slow is done",
      "close slow/note",
      "open quick/note",
      "quick is done",
      "close quick/note",
    ]);
  });

  for (const [name, property, change] of [
    [
      "the payload",
      "description",
      (given: PostedJournal) => Object.assign(given, { description: "changed" }),
    ],
    [
      "what the payload holds",
      "kind",
      (given: PostedJournal) => Object.assign(given.origin, { kind: "plugin" }),
    ],
  ] as const) {
    it(`makes an attempt to change ${name} fail in the handler that tries`, async () => {
      const { run } = await post(
        noting("sly", async function note(given) {
          change(given);
        }),
      );
      const { message, mend } = await rejection(run());
      expect({ message, mend }).to.deep.equal({
        message: `onGeneralJournalPosted in USMF: the handler note of plugin sly failed: Cannot assign to read only property '${property}' of object '#<Object>'.`,
        mend: "What the host hands over cannot be changed: change a copy, which an amend handler may return. If the plugin itself is at fault, turn to its author with the cause.",
      });
    });
  }

  it("shows a deliberate refusal through the failure of its handler, and runs no further handler", async () => {
    const refusal = new ContrapostError("CP_DELIVERY_UNKNOWN", { delivery: 7 });
    const { run, log } = await post(
      noting("strict", async function note(_, _context) {
        throw refusal;
      }),
      noting("next", function note() {}),
    );
    const error = await rejection(run());
    expect(error.message).to.equal(
      "onGeneralJournalPosted in USMF: the handler note of plugin strict failed: CP_DELIVERY_UNKNOWN: There is no delivery 7.",
    );
    expect(error.mend).to.equal(
      "List the deliveries and take the number from there. If the plugin itself is at fault, turn to its author with the cause.",
    );
    expect(error.cause).to.equal(refusal);
    expect(log.events).to.deep.equal(["open strict/note", "close strict/note"]);
  });

  for (const [thrown, reason] of [
    ["a text", 'it threw "a text".'],
    [undefined, "it threw missing."],
    [new Error(""), "Error."],
    [new Error("ends well!"), "ends well!"],
    [new Error("first line\nsecond line"), "first line."],
  ] as const) {
    it(`tells in a sentence what was thrown: ${JSON.stringify(reason)}`, async () => {
      const { run } = await post(
        noting("rude", function note() {
          // eslint-disable-next-line @typescript-eslint/only-throw-error -- plugins may throw anything
          throw thrown;
        }),
      );
      const error = await rejection(run());
      expect(error.message).to.equal(
        `onGeneralJournalPosted in USMF: the handler note of plugin rude failed: ${reason}`,
      );
    });
  }

  it("refuses a returned value, which its author may have meant as a veto", async () => {
    const { run } = await post(
      noting("veto", async function note() {
        return { code: "NO", message: "No." };
      }),
    );
    const error = await rejection(run());
    expect(`${error.code} ${error.message}`).to.equal(
      "CP_HANDLER_RESULT onGeneralJournalPosted in USMF: the handler note of plugin veto gave a wrong result: a posted handler returns nothing, but this is an object.",
    );
  });

  it("undoes and logs a failure that is to be skipped, and goes on", async () => {
    const failing = noting("failing", async function note() {
      throw new Error("no desk");
    });
    const returning = noting("returning", function note() {
      return 1;
    });
    const { run, log, entries } = await post(
      { plugin: failing, onFailure: "skip" },
      { plugin: returning, onFailure: "skip" },
      { plugin: noting("good", async function note() {}), onFailure: "skip" },
    );
    await run();
    expect(log.events).to.deep.equal([
      "open failing/note",
      "close failing/note",
      "undo failing/note",
      "open returning/note",
      "close returning/note",
      "undo returning/note",
      "open good/note",
      "close good/note",
      "keep good/note",
    ]);
    expect(
      entries.map(({ level, message, facts: { error, ...facts } }) => ({
        level,
        message,
        facts,
        error: String(error),
      })),
    ).to.deep.equal([
      {
        level: "error",
        message: "a plugin's handler failed and was skipped",
        facts: { plugin: "failing", handler: "note", hook: "onGeneralJournalPosted" },
        error:
          "ContrapostError: onGeneralJournalPosted in USMF: the handler note of plugin failing failed: no desk.",
      },
      {
        level: "error",
        message: "a plugin's handler failed and was skipped",
        facts: { plugin: "returning", handler: "note", hook: "onGeneralJournalPosted" },
        error:
          "ContrapostError: onGeneralJournalPosted in USMF: the handler note of plugin returning gave a wrong result: a posted handler returns nothing, but this is 1.",
      },
    ]);
  });

  it("does not blame the plugin for a failure of the host around its handler", async () => {
    const plugin = noting("fine", function note() {});
    const { dispatcher } = await aKernel([{ plugin, onFailure: "skip" }]);
    const failure = new Error("the database is gone");
    const attempt = async (work: () => Promise<unknown>) => {
      await work();
      throw failure;
    };
    const { scope } = aScope<PostingContext>(() => ({ attempt }));
    const outcome = dispatcher.posted(onGeneralJournalPosted, "USMF", { ...posted }, scope);
    expect(await outcome.catch((error: unknown) => error)).to.equal(failure);
  });
});

describe("dispatcher", () => {
  it("runs a plugin's handlers only in the companies where it is active", async () => {
    const seen: string[] = [];
    const plugin = (id: string) =>
      noting(id, function note(given) {
        seen.push(`${id} in ${given.company}`);
      });
    const { dispatcher } = await aKernel([
      { plugin: plugin("us"), companies: ["USMF", "USSI"] },
      plugin("everywhere"),
      { plugin: plugin("de"), companies: ["DEMF"] },
    ]);
    for (const company of ["USMF", "DEMF", "GBSI"]) {
      await dispatcher.posted(
        onGeneralJournalPosted,
        company,
        { ...posted, company },
        aScope<PostingContext>().scope,
      );
    }
    expect(seen).to.deep.equal([
      "us in USMF",
      "everywhere in USMF",
      "everywhere in DEMF",
      "de in DEMF",
      "everywhere in GBSI",
    ]);
  });

  it("makes nothing where there is no handler", async () => {
    const only = { plugin: noting("us", function note() {}), companies: ["USMF"] };
    const { dispatcher } = await aKernel([only]);
    expect(dispatcher.has(onGeneralJournalPosted, "USMF")).to.equal(true);
    expect(dispatcher.has(onGeneralJournalPosted, "DEMF")).to.equal(false);
    expect(dispatcher.has(onGeneralJournalValidate, "USMF")).to.equal(false);

    const { scope, log } = aScope<never>();
    const payload = { ...posted };
    const validate = () => dispatcher.validate(onGeneralJournalValidate, "USMF", payload, scope);
    const post = () => dispatcher.posted(onGeneralJournalPosted, "DEMF", payload, scope);
    expect(validate()).to.equal(validate());
    expect(await validate()).to.deep.equal([]);
    expect(post()).to.equal(post());
    expect(payload).not.to.be.frozen;
    expect(log.events).to.deep.equal([]);
  });

  it("knows a hook by its name, from whichever copy of the SDK", async () => {
    const copy = { ...onGeneralJournalPosted };
    const { dispatcher } = await aKernel([noting("us", function note() {})]);
    expect(dispatcher.has(copy, "USMF")).to.equal(true);
  });

  it("lists committed handlers and runs them one at a time for the outbox, whatever the policy on failures", async () => {
    const plugin = aPlugin("mail", {
      register({ on }) {
        on(onGeneralJournalCommitted, async function second(given) {
          throw new Error(`no post for ${given.number}`);
        });
        on(
          onGeneralJournalCommitted,
          async function first(given, { attempt }) {
            seen.push(`${given.number}, attempt ${attempt}`);
          },
          { before: ["mail/second"] },
        );
        on(onGeneralJournalPosted, function note() {});
      },
    });
    const seen: string[] = [];
    const kernel = await aKernel([{ plugin, onFailure: "skip" }]);
    const [first, second] = kernel.dispatcher.committedHandlers(onGeneralJournalCommitted, "USMF");
    expect([first, second]).to.deep.equal([
      { plugin: "mail", handler: "first" },
      { plugin: "mail", handler: "second" },
    ]);

    const { scope, log } = aScope<never>(() => ({ attempt: 3 }));
    await kernel.handlerFor(first!, onGeneralJournalCommitted)?.run({ ...posted }, "USMF", scope);
    expect(seen).to.deep.equal(["GJ-1, attempt 3"]);
    expect(log.events).to.deep.equal(["open mail/first", "close mail/first"]);
    const failing = kernel
      .handlerFor(second!, "onGeneralJournalCommitted")!
      .run({ ...posted }, "USMF", scope);
    expect((await rejection(failing)).message).to.equal(
      "onGeneralJournalCommitted in USMF: the handler second of plugin mail failed: no post for GJ-1.",
    );
    expect(kernel.handlerFor({ plugin: "mail", handler: "third" }, onGeneralJournalCommitted)).to.equal(
      undefined,
    );
    expect(kernel.handlerFor({ plugin: "mail", handler: "note" }, onGeneralJournalPosted)).to.equal(
      undefined,
    );
    expect(kernel.handlerFor(first!, "onSomethingCommitted")).to.equal(undefined);
  });
});
