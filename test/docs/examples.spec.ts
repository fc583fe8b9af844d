import { expect } from "chai";
import { SampleProject } from "../host/cli/sample-project.js";
import { collectExamples } from "./examples/collect-examples.js";
import { type CompiledProgram, compileExamples } from "./examples/compile-examples.js";
import { completeExample } from "./examples/complete-example.js";
import { runExamples } from "./examples/run-examples.js";

describe("The examples of README, docs and TSDoc", function () {
  this.timeout(120_000);
  const examples = collectExamples().filter(
    ({ language, writtenTo }) => ["ts", "js"].includes(language) && writtenTo === undefined,
  );
  let programs: readonly CompiledProgram[] = [];

  it("compile against the types of the packages", () => {
    const { compiled, faults } = compileExamples(examples.map(completeExample));
    programs = compiled;
    expect(faults).to.deep.equal([]);
  });

  it("run, each of them, and come to what they say", async () => {
    const run = programs.filter(({ notRun }) => notRun === undefined);
    const project = await SampleProject.create();
    try {
      const { passed, failures } = await runExamples(run, project.folder);
      expect(failures).to.deep.equal([]);
      expect(passed).to.be.at.least(run.length);
    } finally {
      await project.remove();
    }
  });

  it("are run but for these, for the reason that stands above each", () => {
    const reasons = examples.flatMap(({ file, notRun }) => (notRun === undefined ? [] : [[file, notRun]]));
    expect(reasons).to.deep.equal([["docs/scenarios.md", "it names a PostgreSQL server of the reader's"]]);
  });
});
