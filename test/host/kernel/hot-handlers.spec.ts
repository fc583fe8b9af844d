import { onGeneralJournalPosted, type PostedJournal, type PostingContext } from "@contrapost/sdk";
import { expect } from "chai";
import { aKernel, aPlugin } from "./support/a-kernel.js";
import { aScope } from "./support/a-scope.js";
import { rejection } from "./support/kernel-problems.js";

const posted: PostedJournal = {
  company: "USMF",
  number: "GJ-1",
  type: "general",
  name: "GEN",
  status: "posted",
  description: "",
  origin: { kind: "user" },
  lineCount: 0,
  voucherCount: 1,
  createdBy: "clerk",
};

/** More than are called in one piece, and the odd one among the last of them. */
const count = 40;
const odd = 33;

/** Handlers that have run so often that their calls stand in line, one of which then does something else. */
async function hotHandlers(then: () => unknown, { hang = false } = {}) {
  const calls: number[] = [];
  let isOdd = false;
  const plugins = Array.from({ length: count }, (_, index) =>
    aPlugin(`plugin${index + 1}`, {
      register: ({ on }) =>
        on(onGeneralJournalPosted, function note() {
          calls.push(index + 1);
          return (isOdd && index + 1 === odd ? then() : undefined) as void;
        }),
    }),
  );
  const { dispatcher } = await aKernel(plugins, hang ? { deadline: 20 } : {});
  const { scope } = aScope<PostingContext>();
  const run = () => dispatcher.posted(onGeneralJournalPosted, "USMF", posted, scope);
  for (let time = 0; time < 600; time += 1) await run();
  isOdd = true;
  calls.length = 0;
  return { run, calls };
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const place = `onGeneralJournalPosted in USMF: the handler note of plugin plugin${odd}`;

describe("handlers that run often", () => {
  it("run in their order, each once", async () => {
    const { run, calls } = await hotHandlers(() => undefined);
    await run();
    expect(calls).to.deep.equal(upTo(count));
  });

  it("wait for one that answers with a promise", async () => {
    let settled = false;
    const { run, calls } = await hotHandlers(async () => {
      await new Promise(setImmediate);
      settled = calls.length === odd;
    });
    await run();
    expect([settled, calls]).to.deep.equal([true, upTo(count)]);
  });

  for (const [what, then, message] of [
    ["throws", () => expect.fail("no"), `CP_HANDLER_FAILED ${place} failed: no.`],
    ["rejects", () => Promise.reject(new Error("no")), `CP_HANDLER_FAILED ${place} failed: no.`],
    [
      "answers something",
      () => 7,
      `CP_HANDLER_RESULT ${place} gave a wrong result: a posted handler returns nothing, but this is 7.`,
    ],
    [
      "promises something",
      () => Promise.resolve(7),
      `CP_HANDLER_RESULT ${place} gave a wrong result: a posted handler returns nothing, but this is 7.`,
    ],
    [
      "hangs",
      () => new Promise(() => undefined),
      `CP_HANDLER_TIMEOUT ${place} gave no sign of life for 20 ms.`,
    ],
  ] as const) {
    it(`end with one that ${what}, by name`, async () => {
      const { run, calls } = await hotHandlers(then, { hang: what === "hangs" });
      const error = await rejection(run());
      expect(`${error.code} ${error.message}`).to.equal(message);
      expect(calls).to.deep.equal(upTo(odd));
    });
  }
});

describe("asynchronous handlers that await nothing", () => {
  const calls: string[] = [];
  const run = async (...notes: readonly (() => Promise<unknown>)[]) => {
    calls.length = 0;
    const plugins = notes.map((note, index) =>
      aPlugin(`plugin${index + 1}`, {
        register: ({ on }) => on(onGeneralJournalPosted, note as () => Promise<void>),
      }),
    );
    const { dispatcher } = await aKernel(plugins);
    await dispatcher.posted(onGeneralJournalPosted, "USMF", posted, aScope<PostingContext>().scope);
  };
  const good = async function good() {
    calls.push("good");
  };
  const bad = async function bad() {
    calls.push("bad");
    throw new Error("no");
  };

  it("run one after another", async () => {
    await run(good, good);
    expect(calls).to.deep.equal(["good", "good"]);
  });

  for (const [name, notes, ran] of [
    ["alone", [bad], ["bad"]],
    ["among others", [good, bad, good], ["good", "bad"]],
  ] as const) {
    it(`end with one that fails, by name: ${name}`, async () => {
      const error = await rejection(run(...notes));
      expect(error.message).to.equal(
        `onGeneralJournalPosted in USMF: the handler bad of plugin plugin${ran.length} failed: no.`,
      );
      expect(calls).to.deep.equal(ran);
    });
  }
});
