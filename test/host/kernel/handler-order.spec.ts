import { type HandlerOptions, onGeneralJournalPosted, onGeneralJournalValidate } from "@contrapost/sdk";
import { expect } from "chai";
import { aKernel, aPlugin } from "./support/a-kernel.js";
import { problemsOf } from "./support/kernel-problems.js";

interface Wish extends HandlerOptions {
  readonly requires?: readonly string[];
  /** Handlers beside the one called `run`. */
  readonly more?: Readonly<Record<string, HandlerOptions>>;
}

/** A plugin with handlers on one hook, `run` first. */
function ordered(id: string, { requires = [], more = {}, ...options }: Wish = {}) {
  return aPlugin(id, {
    requires: Object.fromEntries(requires.map((other) => [other, "*"])),
    register({ on }) {
      for (const [name, own] of Object.entries({ run: options, ...more })) {
        on(onGeneralJournalPosted, { [name]: () => undefined }[name]!, own);
      }
    },
  });
}

async function orderOf(...plugins: ReturnType<typeof ordered>[]): Promise<string> {
  const kernel = await aKernel(plugins);
  const handlers = kernel.plugins.flatMap(({ id, hooks }) =>
    hooks.map(({ handler, position }) => ({ name: handler === "run" ? id : `${id}/${handler}`, position })),
  );
  return handlers
    .sort((left, right) => left.position - right.position)
    .map(({ name }) => name)
    .join(" ");
}

describe("order of handlers", () => {
  it("is the order of loading where nothing else is said", async () => {
    expect(await orderOf(ordered("c", { more: { second: {} } }), ordered("a"), ordered("b"))).to.equal(
      "c c/second a b",
    );
  });

  it("follows what plugins require", async () => {
    expect(
      await orderOf(ordered("a", { requires: ["b"] }), ordered("b", { requires: ["c"] }), ordered("c")),
    ).to.equal("c b a");
  });

  it("follows before and after, by plugin or by handler", async () => {
    expect(await orderOf(ordered("a"), ordered("b", { before: ["a"] }))).to.equal("b a");
    expect(await orderOf(ordered("a", { after: ["b"] }), ordered("b", { more: { second: {} } }))).to.equal(
      "b b/second a",
    );
    expect(
      await orderOf(ordered("a", { after: ["b/first"] }), ordered("b", { more: { first: {}, last: {} } })),
    ).to.equal("b b/first a b/last");
  });

  it("puts before and after above what plugins require", async () => {
    const base = ordered("base");
    expect(await orderOf(base, ordered("early", { requires: ["base"], before: ["base"] }))).to.equal(
      "early base",
    );
  });

  it("keeps what plugins require where a third handler comes between", async () => {
    // Without the requirement, `user` would be the first that waits for nobody.
    const base = ordered("base", { after: ["late"] });
    expect(await orderOf(base, ordered("user", { requires: ["base"] }), ordered("late"))).to.equal(
      "late base user",
    );
  });

  it("does not mind a loaded plugin that has no handler there", async () => {
    expect(await orderOf(ordered("a", { before: ["quiet"] }), aPlugin("quiet"))).to.equal("a");
  });

  it("orders a plugin's handler among the others of its own plugin", async () => {
    expect(await orderOf(ordered("a", { after: ["a"], more: { early: {} } }))).to.equal("a/early a");
  });

  it("tells of every unknown target and every contradiction", async () => {
    const problems = problemsOf(
      aKernel([
        ordered("a", { before: ["b"], after: ["absent"] }),
        ordered("b", { before: ["c/run"] }),
        ordered("c", { before: ["a", "b/walk"], more: { self: { after: ["c/self"] } } }),
        aPlugin("validator", {
          register({ on }) {
            on(onGeneralJournalValidate, function check() {}, { before: ["b/run"] });
          },
        }),
      ]),
    );
    expect(await problems).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 4 problems found.",
      "CP_HANDLER_ORDER_UNKNOWN onGeneralJournalPosted: the handler run of plugin a is to run after absent, which is not loaded.",
      "CP_HANDLER_ORDER_UNKNOWN onGeneralJournalPosted: the handler run of plugin c is to run before b/walk, which is not loaded.",
      "CP_HANDLER_ORDER_CYCLE onGeneralJournalPosted: the handlers' order contradicts itself: a/run after c/run after b/run after a/run.",
      "CP_HANDLER_ORDER_UNKNOWN onGeneralJournalValidate: the handler check of plugin validator is to run before b/run, which is not loaded.",
    ]);
  });
});

describe("an unknown target of an order", () => {
  it("comes with the plugin or handler that it may mean", async () => {
    const problems = problemsOf(
      aKernel([ordered("limits"), ordered("desk", { before: ["limit"], after: ["limits/runs"] })]),
    );
    const wants = "CP_HANDLER_ORDER_UNKNOWN onGeneralJournalPosted: the handler run of plugin desk is to run";
    expect(await problems).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 2 problems found.",
      `${wants} before limit, which is not loaded (did you mean "limits"?).`,
      `${wants} after limits/runs, which is not loaded (did you mean "limits/run"?).`,
    ]);
  });
});

describe("registration", () => {
  it("tells all that a plugin does wrong", async () => {
    const handler = function check() {};
    const wrong = aPlugin("wrong", {
      register({ on, onStop }) {
        const loose = on as (...args: unknown[]) => void;
        loose("onGeneralJournalPosted", handler);
        loose(onGeneralJournalPosted, 5);
        loose(
          onGeneralJournalPosted,
          (
            () => () =>
              undefined
          )(),
        );
        loose(onGeneralJournalPosted, handler, { before: "b" });
        loose(onGeneralJournalPosted, handler, { deadline: 0 });
        loose(onGeneralJournalPosted, handler, { order: 1 });
        loose(onGeneralJournalPosted, handler, null);
        on(onGeneralJournalPosted, handler);
        on(onGeneralJournalPosted, handler);
        onStop("now" as never);
      },
    });
    const rule = "CP_REGISTRATION_INVALID The plugin wrong registers wrongly: on(onGeneralJournalPosted";
    expect(await problemsOf(aKernel([wrong]))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 9 problems found.",
      'CP_REGISTRATION_INVALID The plugin wrong registers wrongly: on needs a hook, but got "onGeneralJournalPosted".',
      `${rule}) needs a function, but got 5.`,
      `${rule}) needs a function with a name, such as on(onGeneralJournalPosted, async function checkLimit(…)).`,
      `${rule}, check) has an option before that must be a list of texts, but it is "b".`,
      `${rule}, check) has a deadline that must be 1 to 86400000 ms, but it is 0.`,
      `${rule}, check) has the unknown option order.`,
      `${rule}, check) has options that must be an object, but they are empty.`,
      `${rule}) has the handler check already.`,
      'CP_REGISTRATION_INVALID The plugin wrong registers wrongly: onStop needs a function, but got "now".',
    ]);
  });

  it("is over when register has finished", async () => {
    let late: () => void = () => undefined;
    const plugin = aPlugin("late", {
      register({ on }) {
        late = () => on(onGeneralJournalPosted, function note() {});
      },
    });
    await aKernel([plugin]);
    expect(late).to.throw("The plugin late registers wrongly: on was called after register had finished.");
  });

  it("names the plugin whose register throws, and stops those that registered before it", async () => {
    const stopped: string[] = [];
    const stops = (id: string) =>
      aPlugin(id, { register: ({ onStop }) => onStop(() => void stopped.push(id)) });
    const broken = aPlugin("broken", {
      register() {
        throw new TypeError("desk is undefined");
      },
    });
    expect(await problemsOf(aKernel([stops("one"), stops("two"), broken, stops("three")]))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 1 problem found.",
      "CP_PLUGIN_FAILED_TO_REGISTER The plugin broken failed while it registered: desk is undefined.",
    ]);
    expect(stopped).to.deep.equal(["two", "one"]);
  });

  it("does not wait for ever for a plugin", async () => {
    const hanging = aPlugin("hanging", { register: () => new Promise<never>(() => undefined) });
    expect(await problemsOf(aKernel([hanging], { deadline: 20 }))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 1 problem found.",
      "CP_PLUGIN_FAILED_TO_REGISTER The plugin hanging failed while it registered: register did not finish within 20 ms.",
    ]);
  });
});

describe("reasons for the order of handlers", () => {
  it("tell what a handler asks for, what another asks, what its plugin requires, and else the order of loading", async () => {
    const { hooks } = await aKernel([
      ordered("base", { more: { last: {} } }),
      { plugin: ordered("audit", { before: ["fees"] }), companies: ["USMF"], onFailure: "skip" },
      ordered("fees", { requires: ["base"], after: ["base/run"] }),
    ]);
    const each = { deadline: 10_000, onFailure: "abort" };
    expect(hooks).to.deep.equal([
      {
        hook: "onGeneralJournalPosted",
        phase: "posted",
        handlers: [
          { plugin: "base", handler: "run", ...each, reasons: [] },
          {
            plugin: "base",
            handler: "last",
            ...each,
            reasons: [{ cause: "listed", handler: "base/run" }],
          },
          {
            plugin: "audit",
            handler: "run",
            ...each,
            onFailure: "skip",
            companies: ["USMF"],
            reasons: [{ cause: "listed", handler: "base/last" }],
          },
          {
            plugin: "fees",
            handler: "run",
            ...each,
            reasons: [
              { cause: "after", handler: "base/run" },
              { cause: "requires", handler: "base/last" },
              { cause: "before", handler: "audit/run" },
            ],
          },
        ],
      },
    ]);
  });
});
