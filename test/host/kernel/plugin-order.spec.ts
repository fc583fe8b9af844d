import { expect } from "chai";
import { aKernel, aPlugin } from "./support/a-kernel.js";
import { problemsOf } from "./support/kernel-problems.js";

describe("requirements of plugins", () => {
  it("lets each plugin register after those that it requires, otherwise as listed", async () => {
    const registered: string[] = [];
    const plugin = (id: string, ...required: string[]) =>
      aPlugin(id, {
        requires: Object.fromEntries(required.map((other) => [other, "^1.0.0"])),
        register: () => void registered.push(id),
      });
    const kernel = await aKernel([plugin("a", "c"), plugin("b"), plugin("c", "d"), plugin("d"), plugin("e")]);
    expect(registered).to.deep.equal(["b", "d", "c", "a", "e"]);
    expect(kernel.plugins.map(({ id }) => id)).to.deep.equal(registered);
  });

  it("waits for a plugin that registers asynchronously", async () => {
    const registered: string[] = [];
    const slow = aPlugin("slow", {
      async register() {
        await new Promise(setImmediate);
        registered.push("slow");
      },
    });
    await aKernel([slow, aPlugin("next", { register: () => void registered.push("next") })]);
    expect(registered).to.deep.equal(["slow", "next"]);
  });

  it("counts a release candidate as its version", async () => {
    const base = aPlugin("base", { version: "1.2.0-rc.1", host: "^1.0.0" });
    const kernel = await aKernel([aPlugin("top", { host: ">=1", requires: { base: "^1.1.0" } }), base], {
      hostVersion: "1.1.0-beta.2",
    });
    expect(kernel.plugins.map(({ id }) => id)).to.deep.equal(["base", "top"]);
  });

  it("tells all that does not fit in one report", async () => {
    const problems = problemsOf(
      aKernel([
        aPlugin("lonely", { requires: { absent: ">=2" } }),
        aPlugin("old", { version: "0.9.0" }),
        aPlugin("modern", { host: "^2.0.0", requires: { old: "^1.0.0" } }),
        aPlugin("old", { version: "1.0.0" }),
        aPlugin("hen", { requires: { egg: "*" } }),
        aPlugin("egg", { requires: { nest: "*" } }),
        aPlugin("nest", { requires: { hen: "*", old: "*" } }),
        aPlugin("self", { requires: { self: "*" } }),
        { plugin: aPlugin("plain"), config: { limit: 1 } },
      ]),
    );
    expect(await problems).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 7 problems found.",
      "CP_PLUGIN_DUPLICATE plugins[3]: the plugin old is listed already, at plugins[1].",
      "CP_PLUGIN_MISSING The plugin lonely requires absent >=2, which is not loaded.",
      "CP_PLUGIN_HOST_VERSION The plugin modern 1.0.0 is made for host ^2.0.0, but this host is 0.1.0.",
      "CP_PLUGIN_VERSION The plugin modern requires old ^1.0.0, but its version 0.9.0 is loaded.",
      "CP_PLUGIN_CYCLE Plugins require each other: hen → egg → nest → hen.",
      "CP_PLUGIN_CYCLE Plugins require each other: self → self.",
      "CP_PLUGIN_CONFIG_INVALID plugins[8].config.limit: the configuration of plugin plain is refused: the plugin has no settings.",
    ]);
  });
});
