// Mocha's spec reporter, which also leaves the counts in test/dist/results.json for scripts to read.
const { mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const Mocha = require("mocha");

module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const folder = join(__dirname, "..", "dist");
      const { passes: passed, failures: failed, pending } = this.stats;
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "results.json"), `${JSON.stringify({ passed, failed, pending })}\n`);
    });
  }
};
