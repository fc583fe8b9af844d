import type { Side } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import { checkMainAccount, mainAccountTable } from "./main-account.js";
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
    unrealizedGainAccount: Type.Optional(
      identifier("The main account for unrealized exchange gains; the company's without one."),
    ),
    unrealizedLossAccount: Type.Optional(
      identifier("The main account for unrealized exchange losses; the company's without one."),
    ),
    discountAccount: Type.Optional(identifier("The main account for cash discounts.")),
    writeOffAccount: Type.Optional(
      identifier("The main account for overpayments, underpayments and other write-offs."),
    ),
    pennyDifferenceAccount: Type.Optional(identifier("The main account for penny differences.")),
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
  columns: [
    "company",
    "side",
    "id",
    "summary_account",
    "gain_account",
    "loss_account",
    "unrealized_gain_account",
    "unrealized_loss_account",
    "discount_account",
    "write_off_account",
    "penny_difference_account",
  ],
  keyLength: 3,
};

export function planPostingProfile(record: PostingProfileRecord, plan: MasterPlan): void {
  const { where, company, side, id, summaryAccount, gainAccount, lossAccount } = record;
  plan.put(postingProfileTable, {
    kind: "postingProfile",
    where,
    label: `${side} posting profile ${id} of ${company}`,
    row: [
      company,
      side,
      id,
      summaryAccount,
      gainAccount,
      lossAccount,
      record.unrealizedGainAccount ?? null,
      record.unrealizedLossAccount ?? null,
      record.discountAccount ?? null,
      record.writeOffAccount ?? null,
      record.pennyDifferenceAccount ?? null,
    ],
  });
}

export function checkPostingProfile(
  record: PostingProfileRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  const { summaryAccount, gainAccount, lossAccount } = record;
  const { discountAccount, writeOffAccount, pennyDifferenceAccount } = record;
  const { unrealizedGainAccount, unrealizedLossAccount } = record;
  const optional = [
    discountAccount,
    writeOffAccount,
    pennyDifferenceAccount,
    unrealizedGainAccount,
    unrealizedLossAccount,
  ];
  const accounts = new Set([summaryAccount, gainAccount, lossAccount, ...optional]);
  for (const account of accounts) {
    if (account !== undefined) checkMainAccount(record.company, account, record.where, plan, problems);
  }
}

/** What is open with parties is revalued item by item; their summary account must not be revalued once more. */
export function checkRevaluedAccounts(plan: MasterPlan, problems: ProblemList): void {
  for (const { row, where } of plan.rows(postingProfileTable)) {
    const [company, side, profile, account] = row.map(String) as [string, string, string, string];
    if (plan.get(mainAccountTable, company, account)?.[4] !== 1n) continue;
    const place = where ?? `${company}, account ${account}`;
    problems.add("CP_REVALUED_SUMMARY_ACCOUNT", { where: place, company, account, side, profile });
  }
}
