import { expect } from "chai";
import { SampleProject } from "./sample-project.js";

const escape = String.fromCharCode(27);

describe("colours", () => {
  let project: SampleProject;
  before(async () => {
    project = await SampleProject.create();
    await project.fill();
  });
  after(() => project.remove());

  const cases = [
    { where: "on a terminal", isTTY: true, environment: {}, coloured: true },
    { where: "in a pipe", isTTY: false, environment: {}, coloured: false },
    { where: "on a terminal with NO_COLOR", isTTY: true, environment: { NO_COLOR: "1" }, coloured: false },
    { where: "on a dumb terminal", isTTY: true, environment: { TERM: "dumb" }, coloured: false },
    { where: "in a pipe with FORCE_COLOR", isTTY: false, environment: { FORCE_COLOR: "1" }, coloured: true },
  ];
  for (const { where, coloured, ...around } of cases) {
    it(`are ${coloured ? "" : "not "}there ${where}`, async () => {
      const { out } = await project.run(["journals"], around);
      expect(out.includes(`${escape}[32mposted${escape}[39m`)).to.equal(coloured);
      expect(out.includes(escape)).to.equal(coloured);
    });
  }
});
