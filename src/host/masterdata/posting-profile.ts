import type { Side } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import { checkMainAccount } from "./main-account.js";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { identifier } from "./schema-texts.js";

/** The main accounts that a group of vendors or customers posts to. */
export const postingProfileSchema = Type.Object(
  {
    id: identifier("The profile's id."),
    summaryAccount: identifier("The main account that holds what the parties owe or are owed."),
    gainAccount: identifier("The main account for realized exchange gains."),
    lossAccount: identifier("The main account for realized exchange losses."),
  },
  { additionalProperties: false, description: "A posting profile of vendors or customers." },
);

export type PostingProfile = Static<typeof postingProfileSchema>;

export interface PostingProfileRecord extends PostingProfile {
  readonly where: string;
  readonly company: string;
  readonly side: Side;
}

export const postingProfileTable: MasterTable = {
  table: "posting_profile",
  columns: ["company", "side", "id", "summary_account", "gain_account", "loss_account"],
  keyLength: 3,
};

export function planPostingProfile(record: PostingProfileRecord, plan: MasterPlan): void {
  const { where, company, side, id, summaryAccount, gainAccount, lossAccount } = record;
  plan.put(postingProfileTable, {
    kind: "postingProfile",
    where,
    label: `${side} posting profile ${id} of ${company}`,
    row: [company, side, id, summaryAccount, gainAccount, lossAccount],
  });
}

export function checkPostingProfile(
  record: PostingProfileRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  const accounts = new Set([record.summaryAccount, record.gainAccount, record.lossAccount]);
  for (const account of accounts) checkMainAccount(record.company, account, record.where, plan, problems);
}
