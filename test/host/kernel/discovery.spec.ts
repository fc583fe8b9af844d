import { type Plugin, definePlugin } from "@contrapost/sdk";
import { pluginSettings } from "#host/kernel/index.js";
import { expect } from "chai";
import { aKernel, aPlugin } from "./support/a-kernel.js";
import { problemsOf } from "./support/kernel-problems.js";
import { pluginSource, projectFolder, removeProjectFolders } from "./support/project-folder.js";

const manifest = (name: string, more: object, id?: string) =>
  JSON.stringify({
    name,
    version: "1.0.0",
    type: "module",
    ...(id !== undefined && { contrapost: { id, host: "^0.1.0" } }),
    ...more,
  });

async function loaded(folder: string, ...plugins: string[]): Promise<string[]> {
  const kernel = await aKernel(plugins, { directory: folder });
  return kernel.plugins.map(({ id, source }) => `${id} from ${source}`);
}

describe("discovery of plugins", () => {
  after(removeProjectFolders);

  it("finds packages by name from the configuration's folder, whatever their manifest calls the entry", async () => {
    const folder = projectFolder({
      "node_modules/plugin-main/package.json": manifest("plugin-main", { main: "lib/main.js" }, "by-main"),
      "node_modules/plugin-main/lib/main.js": pluginSource("by-main"),
      "node_modules/@acme/plugin/package.json": manifest(
        "@acme/plugin",
        { exports: "./dist/plugin.js" },
        "by-exports",
      ),
      "node_modules/@acme/plugin/dist/plugin.js": pluginSource("by-exports"),
      "node_modules/plugin-esm/package.json": manifest(
        "plugin-esm",
        {
          exports: {
            ".": { types: "./index.d.ts", require: "./no.cjs", import: [{ browser: "./no.js" }, "./yes.js"] },
          },
        },
        "by-condition",
      ),
      "node_modules/plugin-esm/yes.js": pluginSource("by-condition"),
      "node_modules/plugin-bare/index.js": pluginSource("by-index").replace(
        /import.*\n/,
        'import { definePlugin } from "@contrapost/sdk";\n',
      ),
      "node_modules/plugin-bare/package.json": manifest("plugin-bare", {}, "by-index"),
      "node_modules/plugin-sub/package.json": manifest("plugin-sub", {
        exports: { "./second": "./second.js" },
      }),
      "node_modules/plugin-sub/second.js": pluginSource("by-subpath"),
    });
    expect(
      await loaded(folder, "plugin-main", "@acme/plugin", "plugin-esm", "plugin-bare", "plugin-sub/second"),
    ).to.deep.equal([
      "by-main from plugin-main",
      "by-exports from @acme/plugin",
      "by-condition from plugin-esm",
      "by-index from plugin-bare",
      "by-subpath from plugin-sub/second",
    ]);
  });

  it("finds the package that the configuration itself belongs to", async () => {
    const folder = projectFolder({
      "package.json": manifest("own-package", { exports: "./index.js" }),
      "index.js": pluginSource("own"),
    });
    expect(await loaded(folder, "own-package")).to.deep.equal(["own from own-package"]);
  });

  it("loads a file or a package's folder by a path from the configuration's folder", async () => {
    const folder = projectFolder({
      "plugins/one.js": pluginSource("one"),
      "plugins/two/package.json": manifest("two", { exports: { import: "./main.js" } }, "two"),
      "plugins/two/main.js": pluginSource("two"),
      "package.json": '{ "type": "module" }',
    });
    expect(await loaded(`${folder}/plugins`, "./one.js", "./two")).to.deep.equal([
      "one from ./one.js",
      "two from ./two",
    ]);
    expect(await loaded("/", `${folder}/plugins/two`, `file://${folder}/plugins/one.js`)).to.deep.equal([
      `two from ${folder}/plugins/two`,
      `one from file://${folder}/plugins/one.js`,
    ]);
  });

  it("takes CommonJS as a compiler writes it, and a plugin made by another copy of the SDK", async () => {
    const folder = projectFolder({
      "compiled.cjs": `Object.defineProperty(exports, "__esModule", { value: true });
exports.default = { [Symbol.for("contrapost.plugin")]: true, id: "compiled", version: "1.0.0", host: "*", register() {} };`,
    });
    expect(await loaded(folder, "./compiled.cjs")).to.deep.equal(["compiled from ./compiled.cjs"]);
  });

  it("takes plugins as objects, alone or with their settings", async () => {
    const kernel = await aKernel([
      aPlugin("one"),
      { plugin: aPlugin("two"), companies: ["USMF"], onFailure: "skip" },
    ]);
    expect(
      kernel.plugins.map(({ id, source, companies, onFailure }) => ({ id, source, companies, onFailure })),
    ).to.deep.equal([
      { id: "one", source: "code", companies: undefined, onFailure: "abort" },
      { id: "two", source: "code", companies: ["USMF"], onFailure: "skip" },
    ]);
  });

  it("tells of every plugin that cannot be loaded, and why", async () => {
    const folder = projectFolder({
      "package.json": '{ "type": "module" }',
      "none.js": "export const plugin = 1;",
      "plain.js": "export default { id: 'plain' };",
      "broken.js": "throw new TypeError('no such account')",
      "needy.js": "import 'missing-library';",
      "node_modules/unbuilt/package.json": manifest(
        "unbuilt",
        { exports: { ".": "./dist/index.js" } },
        "unbuilt",
      ),
    });
    const names = [
      "missing-plugin",
      "../outside.js",
      "unbuilt",
      "./none.js",
      "./plain.js",
      "./broken.js",
      "./needy.js",
    ];
    // The plugin that requires another is not said to lack it: that one may be among those which failed to load.
    const dependent = aPlugin("dependent", { requires: { plain: "^1.0.0" } });
    const problems = problemsOf(aKernel([...names, dependent], { directory: folder }), folder);
    expect(await problems).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 7 problems found.",
      "CP_PLUGIN_NOT_FOUND plugins[0]: there is no plugin missing-plugin: no such package is installed for DIR.",
      `CP_PLUGIN_NOT_FOUND plugins[1]: there is no plugin ../outside.js: ${folder.replace(/[^/]+$/, "outside.js")} does not exist.`,
      "CP_PLUGIN_NOT_FOUND plugins[2]: there is no plugin unbuilt: the package's entry DIR/node_modules/unbuilt/dist/index.js does not exist.",
      "CP_PLUGIN_INVALID plugins[3]: ./none.js is not a plugin that can be used: it has no default export.",
      "CP_PLUGIN_INVALID plugins[4]: ./plain.js is not a plugin that can be used: its default export was made neither by definePlugin nor by @Plugin.",
      "CP_PLUGIN_FAILED_TO_LOAD plugins[5]: the plugin ./broken.js failed while it was loaded: no such account.",
      "CP_PLUGIN_FAILED_TO_LOAD plugins[6]: the plugin ./needy.js failed while it was loaded: Cannot find package 'missing-library' imported from DIR/needy.js.",
    ]);
  });

  it("tells all that is wrong with a manifest", async () => {
    const broken = definePlugin({
      id: "Not Kebab",
      version: "1",
      host: "next",
      requires: { other: "latest", third: 1 },
      uses: { log: "logger" },
      provides: ["service"],
      config: {},
      register: undefined,
      use: {},
    } as never);
    const rule = "CP_PLUGIN_INVALID plugins[0]: code is not a plugin that can be used:";
    expect(await problemsOf(aKernel([broken]))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 10 problems found.",
      `${rule} its key use is unknown (did you mean "uses"?).`,
      `${rule} its id must be words of a-z and 0-9 joined by hyphens, but it is "Not Kebab".`,
      `${rule} its version must be a semantic version such as 1.0.0, but it is "1".`,
      `${rule} its host must be a range of versions such as ^0.1.0, but it is "next".`,
      `${rule} its requires.other must be a range of versions, but it is "latest".`,
      `${rule} its requires.third must be a range of versions, but it is 1.`,
      `${rule} its uses.log must be a service token, but it is "logger".`,
      `${rule} its provides must be a list of service tokens.`,
      `${rule} its config must be a function, but it is an object.`,
      `${rule} its register must be a function, but it is missing.`,
    ]);
  });

  it("checks settings given in code as it checks those of a file", () => {
    const settings = [{ plugin: "a", onFailur: "skip" }, {}] as unknown as Plugin[];
    expect(() => pluginSettings(settings))
      .to.throw("The plugins cannot be started: 2 problems found.")
      .with.property("problems")
      .that.satisfies((problems: Error[]) => {
        expect(problems.map(({ message }) => message)).to.deep.equal([
          'plugins[0].onFailur: this key is unknown (did you mean "onFailure"?).',
          "plugins[1].plugin: this value must be a text, but it is missing.",
        ]);
        return true;
      });
  });
});
