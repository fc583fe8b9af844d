import { expect } from "chai";
import type { PluginInfo } from "contrapost";
import { mermaidOf } from "#host/cli/views/hook-diagram.js";
import { pluginColumns, pluginTree } from "#host/cli/views/plugin-view.js";

function aPlugin(id: string, more: Partial<PluginInfo> = {}): PluginInfo {
  return {
    id,
    version: "1.0.0",
    source: id,
    onFailure: "abort",
    requires: {},
    uses: [],
    provides: [],
    rights: {},
    events: [],
    fields: [],
    configuration: "none",
    hooks: [],
    ...more,
  };
}

describe("tree of plugins", () => {
  it("shows each under those that it requires, and what hangs on it only once", () => {
    const lines = pluginTree([
      aPlugin("base", { rights: { create: ["general"], companies: ["USMF"], tables: ["base__rate"] } }),
      aPlugin("treasury", {
        fields: [
          { on: "line", name: "purpose", type: "choice", required: false },
          { on: "party", name: "iban", type: "text", required: true },
          { on: "party", name: "bic", type: "text", required: false },
        ],
      }),
      aPlugin("fees", { requires: { base: "^1.0.0", treasury: "^1.0.0" } }),
      aPlugin("late-fees", { requires: { fees: "~1.0.0" } }),
    ]);
    const shown = ["Plugin", "Requires", "State", "Rights", "Fields"];
    const columns = pluginColumns.filter(({ head }) => shown.includes(head));
    expect(lines.map((line) => columns.map(({ value }) => value(line) ?? ""))).to.deep.equal([
      ["base", "", "running", "create general in USMF; tables base__rate", ""],
      ["└─ fees", "base ^1.0.0", "running", "none", ""],
      ["   └─ late-fees", "fees ~1.0.0", "running", "none", ""],
      ["treasury", "", "running", "none", "party iban, bic; line purpose"],
      ["└─ fees", "treasury ^1.0.0", "see above", "", ""],
    ]);
  });
});

describe("diagram of hooks", () => {
  it("has an arrow for each reason, dotted where only the order of loading decides", () => {
    const each = { onFailure: "abort", deadline: 1 } as const;
    const handlers = [
      { plugin: "base", handler: "run", ...each, reasons: [] },
      { plugin: "audit", handler: "note", ...each, reasons: [{ cause: "listed", handler: "base/run" }] },
      { plugin: "fees", handler: "add", ...each, reasons: [{ cause: "after", handler: "base/run" }] },
    ] as const;
    expect(
      mermaidOf([{ hook: "onGeneralJournalPosted", phase: "posted", handlers }]).split("\n"),
    ).to.deep.equal([
      "flowchart LR",
      '  subgraph h0 ["onGeneralJournalPosted"]',
      '    h0_0["base/run"]',
      '    h0_1["audit/note"]',
      '    h0_2["fees/add"]',
      "    h0_0 -.-> h0_1",
      "    h0_0 -->|after| h0_2",
      "  end",
    ]);
  });
});
