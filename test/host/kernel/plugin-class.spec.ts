import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  type Clock,
  clockService,
  definePlugin,
  defineService,
  type Journal,
  type Logger,
  loggerService,
  type Objection,
  onGeneralJournalPosted,
  onVendorPaymentJournalValidate,
  type PostedJournal,
  type ValidateContext,
} from "@contrapost/sdk";
import { IsString } from "@contrapost/sdk/config";
import { Inject, InjectConfig, On, OnStart, OnStop, Plugin, Provide } from "@contrapost/sdk/decorators";
import { expect } from "chai";
import { aKernel, aPlugin, recordingLogger } from "./support/a-kernel.js";
import { aScope } from "./support/a-scope.js";
import { problemsOf } from "./support/kernel-problems.js";
import { projectFolder, removeProjectFolders } from "./support/project-folder.js";

class DeskConfig {
  @IsString()
  name = "fx";
}

const desk = defineService<{ readonly name: string; asked: number }>("treasury.desk");
const identity = {
  id: "treasury",
  version: "1.0.0",
  host: "^0.1.0",
  rights: { create: ["general"], companies: "any" },
  config: () => DeskConfig,
} as const;

@Plugin<DeskConfig>(identity)
class Treasury {
  readonly #desk: { readonly name: string; asked: number };

  constructor(
    @Inject(loggerService) private readonly log: Logger,
    @InjectConfig() config: DeskConfig,
    @Inject(clockService) private readonly clock: Clock,
  ) {
    this.#desk = { name: config.name, asked: 0 };
  }

  @On(onVendorPaymentJournalValidate, { deadline: 500, after: ["limits"] })
  ask(journal: Journal, context: ValidateContext): Objection {
    this.#desk.asked += 1;
    return { code: "ASK", message: `${this.#desk.name}: ${journal.number} of ${context.company}` };
  }

  @On(onGeneralJournalPosted)
  async note(posted: PostedJournal): Promise<void> {
    this.log.info("noted", { journal: posted.number, at: this.clock.now().toISOString() });
  }

  @Provide(desk)
  async offer() {
    return this.#desk;
  }

  @OnStart()
  open(): void {
    this.log.info("open");
  }

  @OnStop()
  async close(): Promise<void> {
    this.log.info("closed", { asked: this.#desk.asked });
  }
}

/** The same without a class. */
const treasury = definePlugin({
  ...identity,
  uses: { log: loggerService, clock: clockService },
  provides: [desk],
  register({ on, provide, onStart, onStop, services: { log, clock }, config }) {
    const own = { name: config.name, asked: 0 };
    provide(desk, own);
    on(
      onVendorPaymentJournalValidate,
      function ask(journal, context) {
        own.asked += 1;
        return { code: "ASK", message: `${own.name}: ${journal.number} of ${context.company}` };
      },
      { deadline: 500, after: ["limits"] },
    );
    on(onGeneralJournalPosted, async function note(posted) {
      log.info("noted", { journal: posted.number, at: clock.now().toISOString() });
    });
    onStart(() => log.info("open"));
    onStop(async () => log.info("closed", { asked: own.asked }));
  },
});

const limits = aPlugin("limits");
const clock: Clock = { now: () => new Date("2024-02-05T00:00:00Z") };
const journal = { company: "USMF", number: "PAY-1" };

describe("a plugin as a class", () => {
  after(removeProjectFolders);

  for (const [face, plugin] of [
    ["a class", Treasury],
    ["a definition", treasury],
  ] as const) {
    it(`registers and works the same as ${face}`, async () => {
      const { logger, entries } = recordingLogger();
      const kernel = await aKernel([limits, { plugin, config: { name: "desk 1" } }], { logger, clock });
      const { hooks, ...info } = kernel.plugins[1]!;
      expect(info).to.deep.equal({
        id: "treasury",
        version: "1.0.0",
        source: "code",
        onFailure: "abort",
        requires: {},
        uses: ["host.logger", "host.clock"],
        provides: ["treasury.desk"],
        rights: identity.rights,
        events: [],
        fields: [],
        configuration: "given",
      });
      expect(hooks).to.deep.equal([
        {
          hook: "onVendorPaymentJournalValidate",
          phase: "validate",
          handler: "ask",
          position: 1,
          deadline: 500,
        },
        { hook: "onGeneralJournalPosted", phase: "posted", handler: "note", position: 1, deadline: 10_000 },
      ]);
      const context = () => ({ company: "USMF" });
      const objections = await kernel.dispatcher.validate(
        onVendorPaymentJournalValidate,
        "USMF",
        journal as Journal,
        aScope<ValidateContext>(context).scope,
      );
      const message = "desk 1: PAY-1 of USMF";
      expect(objections).to.deep.equal([{ code: "ASK", message, plugin: "treasury", handler: "ask" }]);
      const posted = journal as PostedJournal;
      await kernel.dispatcher.posted(onGeneralJournalPosted, "USMF", posted, aScope<never>().scope);
      await kernel.stop();
      const plugin_ = { plugin: "treasury" };
      expect(entries).to.deep.equal([
        { level: "info", message: "open", facts: plugin_ },
        {
          level: "info",
          message: "noted",
          facts: { journal: "PAY-1", at: "2024-02-05T00:00:00.000Z", ...plugin_ },
        },
        { level: "info", message: "closed", facts: { asked: 1, ...plugin_ } },
      ]);
    });
  }

  it("has the methods of the class that it extends, and is no plugin by extending one", async () => {
    class Base {
      @On(onGeneralJournalPosted)
      note(): void {}
    }
    @Plugin({ id: "derived", version: "1.0.0", host: "*" })
    class Derived extends Base {}
    const { plugins } = await aKernel([Derived]);
    expect(plugins[0]?.hooks.map(({ handler }) => handler)).to.deep.equal(["note"]);
    class Further extends Derived {}
    expect(() => void aKernel([Further])).to.throw("The plugins cannot be started: 1 problem found.");
  });

  it("must say what each parameter of its constructor gets", () => {
    expect(() => {
      @Plugin({ id: "lacking", version: "1.0.0", host: "*" })
      class Lacking {
        constructor(
          @Inject(loggerService) readonly log: Logger,
          readonly clock: Clock,
        ) {}
      }
      return Lacking;
    }).to.throw(
      "The plugin class Lacking cannot be used: parameter 2 of its constructor has neither @Inject nor @InjectConfig.",
    );
  });

  it("is what a package exports by default", async () => {
    const folder = projectFolder({
      "package.json": '{ "type": "module" }',
      "plugin.js": `import { Plugin } from "@contrapost/sdk/decorators";
class Exported {}
Plugin({ id: "exported", version: "1.0.0", host: "*" })(Exported);
export default Exported;`,
      "plain.js": "export default class Plain {}",
    });
    const { plugins } = await aKernel(["./plugin.js"], { directory: folder });
    expect(plugins.map(({ id }) => id)).to.deep.equal(["exported"]);
    expect(await problemsOf(aKernel(["./plain.js"], { directory: folder }))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 1 problem found.",
      "CP_PLUGIN_INVALID plugins[0]: ./plain.js is not a plugin that can be used: its default export was made neither by definePlugin nor by @Plugin.",
    ]);
  });

  it("needs no reflect-metadata", () => {
    const script = `import "@contrapost/sdk/decorators"; console.log("metadata" in Reflect);`;
    const options = { encoding: "utf8", cwd: fileURLToPath(new URL(".", import.meta.url)) } as const;
    expect(execFileSync(process.execPath, ["--input-type=module", "--eval", script], options)).to.equal(
      "false\n",
    );
  });
});

describe("the start of a plugin", () => {
  it("comes when every plugin has registered; where it fails, all are stopped, the last first", async () => {
    const events: string[] = [];
    const noting = (id: string, fail?: () => Promise<void>) =>
      aPlugin(id, {
        register({ onStart, onStop }) {
          events.push(`register ${id}`);
          onStart(async () => {
            events.push(`start ${id}`);
            await fail?.();
          });
          onStop(() => void events.push(`stop ${id}`));
        },
      });
    const failure = () => Promise.reject(new Error("no line to the bank"));
    expect(await problemsOf(aKernel([noting("a"), noting("b", failure), noting("c")]))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 1 problem found.",
      "CP_PLUGIN_FAILED_TO_START The plugin b failed as it started: no line to the bank.",
    ]);
    expect(events).to.deep.equal([
      ...["register a", "register b", "register c", "start a", "start b", "stop c", "stop b", "stop a"],
    ]);
  });

  it("has a deadline", async () => {
    const hanging = aPlugin("hanging", {
      register: ({ onStart }) => onStart(() => new Promise(() => undefined)),
    });
    expect(await problemsOf(aKernel([hanging], { deadline: 20 }))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 1 problem found.",
      "CP_PLUGIN_FAILED_TO_START The plugin hanging failed as it started: its work for the start did not finish within 20 ms.",
    ]);
  });
});
