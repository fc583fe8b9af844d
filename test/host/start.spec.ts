import { expect } from "chai";
import { modulesLoadedBy, packagesOf } from "../support/loaded-modules.js";

describe("the start of a host", () => {
  it("loads neither what its plugins do not need nor the pipeline of postings", () => {
    const modules = modulesLoadedBy(`
      import { openHost } from "contrapost";
      import { definePlugin, loggerService, onGeneralJournalPosted } from "@contrapost/sdk";
      const plain = definePlugin({
        id: "plain", version: "1.0.0", host: "*", uses: { log: loggerService },
        register({ on, services }) {
          on(onGeneralJournalPosted, function note() { services.log.info("posted"); });
        },
      });
      const host = await openHost({ database: "sqlite::memory:", plugins: [plain] });
      await host.close();`);
    expect([...packagesOf(modules)]).to.deep.equal(["semver", "better-sqlite3"]);
    expect(
      modules.filter((url) => /[/]posting[/](pipeline|post-journal|build-chunk)[.]js$/.test(url)),
    ).to.deep.equal([]);
  });

  it("in a test loads no schemas before a scenario asks for them", () => {
    const packages = packagesOf(modulesLoadedBy(`import "contrapost/testing";`));
    expect([...packages].sort()).to.not.include.members(["@sinclair/typebox"]);
    expect(packages.has("csv-parse")).to.equal(false);
  });
});
