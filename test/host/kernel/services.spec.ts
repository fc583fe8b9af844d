import { type Logger, clockService, defineService, idService, loggerService } from "@contrapost/sdk";
import { expect } from "chai";
import { aKernel, aPlugin, recordingLogger } from "./support/a-kernel.js";
import { problemsOf, rejection } from "./support/kernel-problems.js";

interface Desk {
  rate(): string;
}
const desk = defineService<Desk>("treasury.desk");
const other = defineService<Desk>("treasury.other");

const provider = aPlugin("treasury", {
  provides: [desk],
  register: ({ provide }) => provide(desk, { rate: () => "1.05" }),
});

describe("services of plugins", () => {
  it("hands each plugin what it declared, by its own names", async () => {
    const { logger, entries } = recordingLogger();
    const clock = { now: () => new Date("2024-03-01T00:00:00Z") };
    const seen: unknown[] = [];
    const user = aPlugin("user", {
      requires: { treasury: "^1.0.0" },
      uses: { log: loggerService, time: clockService, fx: desk },
      register({ services: { log, time, fx } }) {
        log.warn("started", { plugin: "forged", at: time.now() });
        seen.push(time === clock, fx.rate());
      },
    });
    await aKernel([user, provider], { logger, clock });

    expect(seen).to.deep.equal([true, "1.05"]);
    expect(entries).to.deep.equal([
      { level: "warn", message: "started", facts: { plugin: "user", at: new Date("2024-03-01T00:00:00Z") } },
    ]);
  });

  it("gives ids that are found nowhere else", async () => {
    const ids: string[] = [];
    const user = aPlugin("user", {
      uses: { ids: idService },
      register: ({ services }) => void ids.push(services.ids.next(), services.ids.next()),
    });
    await aKernel([user]);
    await aKernel([user]);
    expect(new Set(ids).size).to.equal(4);
    for (const id of ids) expect(id).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it("finds a service by a token from another copy of the SDK", async () => {
    const copy = { ...desk, toString: () => "copy" };
    let rate = "";
    const user = aPlugin("user", {
      requires: { treasury: "*" },
      uses: { fx: copy, again: desk },
      register: ({ services }) => void (rate = services.fx.rate() + services.again.rate()),
    });
    await aKernel([provider, user]);
    expect(rate).to.equal("1.051.05");
  });

  it("does not resolve what was not declared, even where another plugin provides it", async () => {
    const user = aPlugin("user", {
      requires: { treasury: "*" },
      uses: { log: loggerService },
      register({ services }) {
        // @ts-expect-error: the plugin does not declare fx
        (services.fx as Desk).rate();
      },
    });
    const error = await rejection(aKernel([provider, user]));
    expect(error.problems.map(({ message, mend }) => ({ message, mend }))).to.deep.equal([
      {
        message:
          "The plugin user failed while it registered: CP_SERVICE_UNDECLARED: The plugin user asks for services.fx, which it did not declare.",
        mend: "Add the service's token under this name to uses of user. If the plugin itself is at fault, remove it from the configuration and turn to its author with the cause.",
      },
    ]);
  });

  it("can be awaited, printed and asked for its names like any object", async () => {
    let answers: unknown;
    const user = aPlugin("user", {
      uses: { log: loggerService },
      async register({ services }) {
        const awaited = await Promise.resolve(services);
        answers = [awaited === services, JSON.stringify(services), "log" in services, "fx" in services];
        expect(() => Object.assign(services, { log: 1 as unknown as Logger })).to.throw(TypeError);
      },
    });
    await aKernel([user]);
    expect(answers).to.deep.equal([true, "{}", true, false]);
  });

  it("tells at once which services are unknown, doubled or from a plugin that is not required", async () => {
    const problems = problemsOf(
      aKernel([
        provider,
        aPlugin("second", { provides: [desk, clockService] }),
        aPlugin("user", { uses: { fx: desk, none: other } }),
      ]),
    );
    expect(await problems).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 4 problems found.",
      "CP_SERVICE_DUPLICATE The service treasury.desk is provided by both treasury and second.",
      "CP_SERVICE_DUPLICATE The service host.clock is provided by both the host and second.",
      "CP_SERVICE_NOT_REQUIRED The plugin user uses the service treasury.desk of plugin treasury without requiring that plugin.",
      "CP_SERVICE_UNKNOWN The plugin user uses the service treasury.other, which neither the host nor any plugin provides.",
    ]);
  });

  it("holds a plugin to what it declared to provide", async () => {
    const careless = aPlugin("careless", {
      provides: [desk],
      register({ provide }) {
        provide(other, { rate: () => "1" });
        // @ts-expect-error: a text is no token
        provide("desk", 1);
      },
    });
    expect(await problemsOf(aKernel([careless]))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 3 problems found.",
      "CP_REGISTRATION_INVALID The plugin careless registers wrongly: it provides treasury.other, which does not stand in its provides.",
      'CP_REGISTRATION_INVALID The plugin careless registers wrongly: provide needs a service token, but got "desk".',
      "CP_SERVICE_NOT_PROVIDED The plugin careless declares that it provides treasury.desk, but its register function did not.",
    ]);
    const double = aPlugin("double", {
      provides: [desk],
      register({ provide }) {
        provide(desk, { rate: () => "1" });
        provide(desk, { rate: () => "2" });
      },
    });
    expect(await problemsOf(aKernel([double]))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 1 problem found.",
      "CP_REGISTRATION_INVALID The plugin double registers wrongly: it provides treasury.desk twice.",
    ]);
  });
});
