import { dirname, relative, resolve } from "node:path";
import { expect } from "chai";
import { findScenarios, loadScenario, testHost } from "contrapost/testing";
import { verifyBooks } from "#host/inquiry/verify/verify-books.js";
import { applyOwn } from "#host/testing/set-up.js";

const mirrors = ["@contrapost/intercompany-settlement"];

describe("The books of every scenario hold", () => {
  for (const file of findScenarios("fixtures")) {
    it(relative("fixtures", file), async () => {
      const scenario = await loadScenario(file);
      const directory = resolve(dirname(file));
      const { setup = [], plugins = mirrors, now, steps, user, with: own, locate } = scenario;
      const books = await testHost({
        plugins,
        setup: typeof setup === "string" ? [setup] : setup,
        directory,
        restarts: steps.some(({ restart }) => restart === true),
        ...(now === undefined ? {} : { now }),
        ...(user === undefined ? {} : { user }),
      });
      try {
        if (own !== undefined) {
          await applyOwn(books.host, own, { file, locate: (pointer) => locate(`/with${pointer}`) });
        }
        for (const step of steps) {
          await books.perform(step);
          expect(await books.host.store.read((session) => verifyBooks(session))).to.deep.equal([]);
        }
      } finally {
        await books.close();
      }
    });
  }
});
