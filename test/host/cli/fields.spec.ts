import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { SampleProject } from "./sample-project.js";

const plugin = `import { definePlugin, journalField, lineField, partyField } from "@contrapost/sdk";
export default definePlugin({
  id: "desk", version: "1.0.0", host: "^0.1.0", register() {},
  fields: [
    partyField("desk", "rank", { type: "integer", description: "1 is best." }),
    journalField("desk", "batch", { type: "text", required: true, types: ["general"] }),
    lineField("desk", "urgent", { type: "boolean" }),
  ],
});
`;

const input = `companies: [{ id: USMF, vendors: [{ id: V-DEMF, profile: IC, fields: { desk: { rank: 2 } } }] }]
journals:
  - company: USMF
    number: PAY-9
    name: VENDPAY
    lines: [{ date: 2024-03-15, vendor: V-DEMF, debit: 1, currency: EUR, fields: { desk: { urgent: true } } }]
`;

describe("fields of plugins on the command line", () => {
  let project: SampleProject;

  beforeEach(async () => {
    project = await SampleProject.create();
    await project.fill();
    await writeFile(project.path("plugins/desk.js"), plugin);
    const config = "database: sqlite:./books.db\nplugins: [./plugins/desk.js]\n";
    await writeFile(project.path("contrapost.config.yaml"), config);
    await writeFile(project.path("fields.yaml"), input);
    await project.run(["import", project.path("fields.yaml")]);
  });
  afterEach(() => project.remove());

  const cells = async (words: readonly string[]) => {
    const { out } = await project.run(words);
    const table = out.split("\n\n").at(-1) ?? "";
    return table
      .trimEnd()
      .split("\n")
      .map((line) => line.trim().split(/ {2,}/));
  };

  it("parties: shows vendors and customers with their fields", async () => {
    expect(await cells(["parties", "--company", "USMF"])).to.deep.equal([
      ["Company", "Party", "Name", "Profile", "Fields"],
      ["USMF", "vendor V-DEMF", "V-DEMF", "IC", "desk.rank 2"],
    ]);
    expect(await project.json(["parties", "--side", "vendor"])).to.deep.equal([
      {
        company: "USMF",
        side: "vendor",
        id: "V-DEMF",
        name: "V-DEMF",
        hold: "none",
        profile: "IC",
        settlementOrder: "dueDate",
        fields: { desk: { rank: 2 } },
      },
    ]);
    expect((await project.run(["parties", "--party", "X"])).out).to.equal(
      "There are no such vendors or customers.\n",
    );
  });

  it("journals show: shows the fields of lines", async () => {
    const [heads, line] = await cells(["journals", "show", "USMF/PAY-9"]);
    expect([heads?.at(-1), line?.at(-1)]).to.deep.equal(["Fields", "desk.urgent true"]);
    const { lines } = (await project.json(["journals", "show", "USMF/PAY-9"])) as {
      lines: { fields: object }[];
    };
    expect(lines.map(({ fields }) => fields)).to.deep.equal([{ desk: { urgent: true } }]);
  });

  it("plugins: shows the fields that a plugin declares", async () => {
    const [heads = [], row = []] = await cells(["plugins"]);
    expect(row[heads.indexOf("Fields")]).to.equal("party rank; journal batch; line urgent");
    const [info] = (await project.json(["plugins"])) as { fields: object[] }[];
    expect(info?.fields).to.deep.equal([
      { on: "party", name: "rank", type: "integer", required: false, description: "1 is best." },
      { on: "journal", name: "batch", type: "text", required: true },
      { on: "line", name: "urgent", type: "boolean", required: false },
    ]);
  });
});
