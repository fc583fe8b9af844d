import { realpathSync } from "node:fs";
import { expect } from "chai";
import { aKernel, recordingLogger } from "./support/a-kernel.js";
import { pluginSource, projectFolder, removeProjectFolders } from "./support/project-folder.js";

const treasury = (more: object) =>
  JSON.stringify({
    name: "treasury",
    version: "1.0.0",
    type: "module",
    contrapost: { id: "treasury", host: "^0.1.0" },
    ...more,
  });

const own = (library: string) => realpathSync(`node_modules/${library}`);

describe("a second copy of a library", () => {
  after(removeProjectFolders);

  it("is named with where it lies and its version, and is no obstacle", async () => {
    const folder = projectFolder({
      "node_modules/treasury/package.json": treasury({
        dependencies: { inversify: "^7.0.0", "class-validator": "^0.14.0" },
      }),
      "node_modules/treasury/index.js": pluginSource("treasury"),
      "node_modules/treasury/node_modules/inversify/package.json": '{ "version": "7.1.0" }',
      "node_modules/class-validator/package.json": '{ "version": "0.14.2" }',
    });
    const { logger, entries } = recordingLogger();
    const { libraryCopies } = await aKernel(["treasury"], { directory: folder, logger });
    const messages = [
      `inversify is there more than once: 8.2.3 in ${own("inversify")}, 7.1.0 in ${folder}/node_modules/treasury/node_modules/inversify.`,
      `class-validator is there more than once: 0.15.1 in ${own("class-validator")}, 0.14.2 in ${folder}/node_modules/class-validator.`,
    ];
    expect(libraryCopies.map(({ code, message }) => `${code} ${message}`)).to.deep.equal(
      messages.map((message) => `CP_LIBRARY_COPIES ${message}`),
    );
    expect(entries.map(({ level, message }) => `${level} ${message}`)).to.deep.equal(
      messages.map((message) => `warn ${message}`),
    );
  });

  it("is not seen in what a plugin does not depend on, nor in the one copy that all share", async () => {
    const folder = projectFolder({
      "node_modules/treasury/package.json": treasury({ peerDependencies: { "@contrapost/sdk": "^0.1.0" } }),
      "node_modules/treasury/index.js": pluginSource("treasury"),
      "node_modules/inversify/package.json": '{ "version": "7.1.0" }',
    });
    const { libraryCopies } = await aKernel(["treasury"], { directory: folder });
    expect(libraryCopies).to.deep.equal([]);
  });

  it("of the SDK is seen when it is loaded", async () => {
    const folder = projectFolder({ "plugin.js": "" });
    const copies = (globalThis as { [key: symbol]: Set<string> })[Symbol.for("contrapost.sdk.copies")]!;
    const second = `file://${folder}/second/dist/loaded-copies.js`;
    copies.add(second);
    try {
      const { libraryCopies } = await aKernel([]);
      expect(libraryCopies.map(({ message }) => message.split(":")[0])).to.deep.equal([
        "@contrapost/sdk is there more than once",
      ]);
    } finally {
      copies.delete(second);
    }
  });
});
