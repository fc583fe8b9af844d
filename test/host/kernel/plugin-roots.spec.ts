import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { loadConfiguration } from "#host/kernel/index.js";
import { aKernel } from "./support/a-kernel.js";
import { problemsOf } from "./support/kernel-problems.js";
import { pluginSource, projectFolder, removeProjectFolders } from "./support/project-folder.js";

const packaged = (id: string) =>
  JSON.stringify({ name: id, version: "1.0.0", type: "module", contrapost: { id, host: "^0.1.0" } });

/** A project with a configuration in `app`, and with plugins beside it. */
function project(): string {
  const folder = projectFolder({
    "package.json": '{ "type": "module" }',
    "app/inside.js": pluginSource("inside"),
    "shared/outside.js": pluginSource("outside"),
    "shared/packaged/package.json": packaged("packaged"),
    "shared/packaged/index.js": pluginSource("packaged"),
  });
  symlinkSync(join(folder, "shared/outside.js"), join(folder, "app/linked.js"));
  mkdirSync(join(folder, "app/node_modules"));
  symlinkSync(join(folder, "shared/packaged"), join(folder, "app/node_modules/packaged"));
  return folder;
}

describe("the folders that plugins may come from", () => {
  after(removeProjectFolders);

  it("are that of the configuration and those whose node_modules have them; links count as what they lead to", async () => {
    const folder = project();
    const names = [
      "./inside.js",
      "../shared/outside.js",
      "./linked.js",
      "packaged",
      `${folder}/shared/packaged`,
    ];
    const outside = (index: number, source: string, file: string) =>
      `CP_PLUGIN_OUTSIDE plugins[${index}]: the plugin ${source} lies at DIR/shared/${file}, outside of the folders that plugins may come from: DIR/app.`;
    expect(await problemsOf(aKernel(names, { directory: `${folder}/app` }), folder)).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 4 problems found.",
      outside(1, "../shared/outside.js", "outside.js"),
      outside(2, "./linked.js", "outside.js"),
      outside(3, "packaged", "packaged/index.js"),
      outside(4, "DIR/shared/packaged", "packaged/index.js"),
    ]);
  });

  it("are more where the configuration says so", async () => {
    const folder = project();
    const options = { directory: `${folder}/app`, roots: ["../shared"] };
    const { plugins } = await aKernel(["./linked.js", "packaged"], options);
    expect(plugins.map(({ id }) => id)).to.deep.equal(["outside", "packaged"]);
  });

  it("hold packages that a workspace links into its own node_modules", async () => {
    const folder = project();
    symlinkSync(join(folder, "shared/packaged"), join(folder, "node_modules/packaged"));
    const { plugins } = await aKernel(["packaged"], { directory: `${folder}/shared` });
    expect(plugins.map(({ id }) => id)).to.deep.equal(["packaged"]);
  });

  it("are read from the configuration", async () => {
    const folder = projectFolder({
      "good/contrapost.config.yaml": "database: 'sqlite::memory:'\npluginRoots: [../shared]\n",
      "bad/contrapost.config.yaml": "database: 'sqlite::memory:'\npluginRoots: [7]\n",
    });
    expect((await loadConfiguration(`${folder}/good`)).pluginRoots).to.deep.equal(["../shared"]);
    expect(await problemsOf(loadConfiguration(`${folder}/bad`), folder)).to.deep.equal([
      "CP_CONFIG_INVALID The configuration DIR/bad/contrapost.config.yaml cannot be used: 1 problem found.",
      "CP_CONFIG_VALUE_INVALID DIR/bad/contrapost.config.yaml, pluginRoots[0]: this value must be a text, but it is 7.",
    ]);
  });
});
