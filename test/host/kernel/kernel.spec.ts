import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  defineEvent,
  definePlugin,
  defineService,
  loggerService,
  onGeneralJournalPosted,
  partyField,
  onVendorInvoiceValidate,
} from "@contrapost/sdk";
import { IsString } from "@contrapost/sdk/config";
import { expect } from "chai";
import { aKernel, aPlugin, recordingLogger } from "./support/a-kernel.js";

class Config {
  @IsString()
  desk = "fx";
}

describe("kernel", () => {
  it("tells what it knows about each plugin", async () => {
    const desk = defineService<string>("treasury.desk");
    const treasury = definePlugin<Config>({
      id: "treasury",
      version: "2.1.0",
      host: "*",
      provides: [desk],
      hooks: [defineEvent<{ readonly limit: bigint }>("treasury", "limitBreach")],
      fields: [
        partyField("treasury", "limit", {
          type: "decimal",
          required: true,
          description: "What may be paid.",
        }),
      ],
      rights: { create: ["general"], companies: ["USMF"] },
      config: () => Config,
      register({ on, provide, config }) {
        provide(desk, config.desk);
        on(onGeneralJournalPosted, function note() {}, { after: ["limits"], deadline: 500 });
      },
    });
    const limits = aPlugin("limits", {
      uses: { log: loggerService },
      register({ on }) {
        on(onVendorInvoiceValidate, function checkLimit() {});
        on(onGeneralJournalPosted, function count() {});
      },
    });
    const user = aPlugin("user", { requires: { treasury: "^2.0.0" } });
    const { plugins } = await aKernel([
      { plugin: treasury, config: { desk: "main" }, companies: ["USMF"], onFailure: "skip" },
      limits,
      user,
    ]);
    expect(plugins).to.deep.equal([
      {
        id: "treasury",
        version: "2.1.0",
        source: "code",
        companies: ["USMF"],
        onFailure: "skip",
        requires: {},
        uses: [],
        provides: ["treasury.desk"],
        rights: { create: ["general"], companies: ["USMF"] },
        events: ["treasury.limitBreach"],
        fields: [
          { on: "party", name: "limit", type: "decimal", required: true, description: "What may be paid." },
        ],
        configuration: "given",
        hooks: [
          { hook: "onGeneralJournalPosted", phase: "posted", handler: "note", position: 2, deadline: 500 },
        ],
      },
      {
        id: "limits",
        version: "1.0.0",
        source: "code",
        onFailure: "abort",
        requires: {},
        uses: ["host.logger"],
        provides: [],
        rights: {},
        events: [],
        fields: [],
        configuration: "none",
        hooks: [
          {
            hook: "onVendorInvoiceValidate",
            phase: "validate",
            handler: "checkLimit",
            position: 1,
            deadline: 10_000,
          },
          {
            hook: "onGeneralJournalPosted",
            phase: "posted",
            handler: "count",
            position: 1,
            deadline: 10_000,
          },
        ],
      },
      {
        id: "user",
        version: "1.0.0",
        source: "code",
        onFailure: "abort",
        requires: { treasury: "^2.0.0" },
        uses: [],
        provides: [],
        rights: {},
        events: [],
        fields: [],
        configuration: "none",
        hooks: [],
      },
    ]);
  });

  it("stops plugins once, the last first, and lets none keep the others from it", async () => {
    const stopped: string[] = [];
    const { logger, entries } = recordingLogger();
    const failure = new Error("still busy");
    const hanging = aPlugin("three", {
      register: ({ onStop }) => onStop(() => new Promise(() => undefined)),
    });
    const kernel = await aKernel(
      [
        aPlugin("one", {
          register({ onStop }) {
            onStop(() => void stopped.push("one"));
            onStop(async () => {
              await new Promise(setImmediate);
              stopped.push("one, opened later");
            });
          },
        }),
        aPlugin("two", {
          register({ onStop }) {
            onStop(() => {
              throw failure;
            });
          },
        }),
        hanging,
      ],
      { logger, deadline: 20 },
    );
    await Promise.all([kernel.stop(), kernel.stop()]);
    expect(stopped).to.deep.equal(["one, opened later", "one"]);
    const message = "a plugin failed as it stopped";
    expect(entries[0]?.facts["error"]).to.have.property(
      "message",
      "its work for the stop did not finish within 20 ms.",
    );
    expect(entries.map(({ facts }) => facts["plugin"])).to.deep.equal(["three", "two"]);
    expect(entries[1]).to.deep.equal({ level: "error", message, facts: { plugin: "two", error: failure } });
  });

  it("loads neither the container nor the validation library where no plugin needs them", () => {
    const script = `
      import { createRequire } from "node:module";
      import { definePlugin, loggerService, onGeneralJournalPosted } from "@contrapost/sdk";
      import { pluginSettings, startKernel } from ${JSON.stringify(new URL("../../../../src/host/dist/kernel/index.js", import.meta.url).href)};
      const plugin = definePlugin({ id: "plain", version: "1.0.0", host: "*", uses: { log: loggerService }, register({ on, services }) {
        on(onGeneralJournalPosted, function note() { services.log.info("posted"); });
      } });
      await startKernel({ plugins: pluginSettings([plugin]), directory: process.cwd(), hostVersion: "0.1.0" });
      const { cache } = createRequire(import.meta.url);
      console.log(JSON.stringify([
        Object.keys(cache ?? {}).some((file) => file.includes("class-validator")),
        "getMetadata" in Reflect,
      ]));`;
    const options = { encoding: "utf8", cwd: fileURLToPath(new URL(".", import.meta.url)) } as const;
    const answer = execFileSync(process.execPath, ["--input-type=module", "--eval", script], options);
    expect(JSON.parse(answer)).to.deep.equal([false, false]);
  });
});
