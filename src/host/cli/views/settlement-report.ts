import type { PostedJournal } from "@contrapost/sdk";
import type { Host } from "../../host.js";
import { listSettlements, type PreviewedSettlement } from "../../inquiry/settlements.js";
import type { SettlementPreview } from "../../posting/settlement/settlement-service.js";
import type { CommandLine } from "../command-line.js";
import { exitCode } from "../exit-code.js";
import { countText, journalText } from "./amounts.js";
import { previewJson, previewText, shownPreview } from "./preview-view.js";
import { settlementColumns, settlementJson } from "./settlement-view.js";

/** Tells of a settlement document that was posted, and of what it settled or undid. */
export async function showSettled(
  line: CommandLine,
  host: Host,
  journal: PostedJournal,
  done: "settled" | "undone",
): Promise<void> {
  const { company, number } = journal;
  const settlements = await host.store.read((session) =>
    listSettlements(session, { company, journal: number }),
  );
  await line.report({
    json: () => ({ journal, settlements: settlements.map(settlementJson) }),
    text: async () => {
      const { green } = line.colours;
      const made = `${countText(settlements.length, "settlement")}${done === "undone" ? " undone" : ""}`;
      const table = await line.table(settlementColumns(settlements), settlements);
      return `${journalText(journal)} ${green("posted")}: ${made}\n\n${table}`;
    },
  });
}

/** Tells of what a settlement document would do. */
export async function showSettling(
  line: CommandLine,
  host: Host,
  found: SettlementPreview<PreviewedSettlement>,
  name: string,
): Promise<void> {
  const { problems, settlements } = found;
  const shown = await shownPreview(host, found);
  await line.report({
    json: () => ({ ...previewJson(shown), settlements: settlements.map(settlementJson) }),
    text: async () => {
      const text = await previewText(line, shown, name);
      if (problems.length > 0) return text;
      return `${await line.table(settlementColumns(settlements), settlements)}\n\n${text}`;
    },
  });
  if (problems.length > 0) line.exitCode = exitCode.refused;
}
