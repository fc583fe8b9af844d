import type { JournalOrigin, JournalStatus } from "@contrapost/sdk";
import type { Colors } from "picocolors/types.js";
import type { JournalOverview } from "../../inquiry/journals.js";
import type { Column } from "../console/table.js";
import { journalText } from "./amounts.js";

export const journalColumns: readonly Column<JournalOverview>[] = [
  { head: "Journal", value: journalText },
  { head: "Type", value: ({ type }) => type },
  { head: "Name", value: ({ name }) => name },
  {
    head: "Status",
    value: ({ status }) => status,
    colour: ({ status }, colours) => statusColour(status, colours),
  },
  { head: "Lines", right: true, value: ({ lineCount }) => String(lineCount) },
  { head: "From", value: ({ origin }) => originText(origin) },
  { head: "By", value: ({ createdBy, postedBy }) => postedBy ?? createdBy },
  { head: "Description", value: ({ description }) => description },
];

function originText(origin: JournalOrigin): string {
  if (origin.kind === "user") return "";
  if (origin.kind === "revaluation") return origin.kind;
  return origin.kind === "mirror" ? `mirror of ${journalText(origin.source)}` : `plugin ${origin.plugin}`;
}

/** What is done is green, what waits is yellow. */
export function statusColour(status: JournalStatus, colours: Colors): (text: string) => string {
  const byStatus = {
    posted: colours.green,
    draft: colours.yellow,
    approved: colours.yellow,
    cancelled: colours.dim,
  };
  return byStatus[status];
}
