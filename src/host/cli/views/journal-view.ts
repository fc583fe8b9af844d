import type { ApprovalEvent, JournalOrigin, JournalStatus } from "@contrapost/sdk";
import type { Colors } from "picocolors/types.js";
import type { JournalOverview } from "../../inquiry/journals.js";
import type { Column } from "../console/table.js";
import { fieldsText, journalText } from "./amounts.js";

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
  { head: "Fields", value: ({ fields }) => fieldsText(fields) },
];

/** Who did what for a journal's approval. */
export const approvalColumns: readonly Column<ApprovalEvent>[] = [
  { head: "Step", value: ({ event }) => event },
  { head: "By", value: ({ by }) => by },
  { head: "At", value: ({ at }) => at },
  { head: "Reason", value: ({ reason }) => reason },
  { head: "Content", value: ({ contentHash }) => contentHash.slice(0, 12) },
];

/** What it was made from; empty for a user's own. */
export function originText(origin: JournalOrigin): string {
  if (origin.kind === "user") return "";
  if (origin.kind === "revaluation") return origin.kind;
  if (origin.kind === "centralPayment") return `paid by ${journalText(origin.source)}`;
  return origin.kind === "mirror" ? `mirror of ${journalText(origin.source)}` : `plugin ${origin.plugin}`;
}

/** What is done is green, what waits is yellow. */
export function statusColour(status: JournalStatus, colours: Colors): (text: string) => string {
  const byStatus = {
    posted: colours.green,
    draft: colours.yellow,
    submitted: colours.yellow,
    approved: colours.yellow,
    cancelled: colours.dim,
  };
  return byStatus[status];
}
