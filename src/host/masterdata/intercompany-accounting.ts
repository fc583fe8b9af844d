import { type Static, Type } from "@sinclair/typebox";
import { companyTable } from "./company.js";
import { journalNameTable, plannedJournalType } from "./journal-name.js";
import { checkMainAccount } from "./main-account.js";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { companyId, identifier } from "./schema-texts.js";

/** How two companies book it when one of them pays for the other. */
export const intercompanyAccountingSchema = Type.Object(
  {
    paying: Type.Object(
      {
        company: companyId("The company that pays for another one."),
        dueFrom: identifier("Its main account for what the other company owes it."),
      },
      { additionalProperties: false, description: "The company that pays, and its claim." },
    ),
    paidFor: Type.Object(
      {
        company: companyId("The company whose vendors are paid."),
        dueTo: identifier("Its main account for what it owes the paying company."),
        paymentJournal: identifier(
          "Its journal name of type vendorPayment under which it books what is paid for it.",
        ),
      },
      { additionalProperties: false, description: "The company that is paid for, and its debt." },
    ),
  },
  {
    additionalProperties: false,
    description: "How centralized payments of one company for another are booked.",
  },
);

type IntercompanyAccounting = Static<typeof intercompanyAccountingSchema>;

export interface IntercompanyAccountingRecord extends IntercompanyAccounting {
  readonly where: string;
}

export const intercompanyAccountingTable: MasterTable = {
  table: "intercompany_accounting",
  columns: ["paying_company", "paid_company", "due_from_account", "due_to_account", "payment_journal"],
  keyLength: 2,
};

export function planIntercompanyAccounting(record: IntercompanyAccountingRecord, plan: MasterPlan): void {
  const { where, paying, paidFor } = record;
  plan.put(intercompanyAccountingTable, {
    kind: "intercompanyAccounting",
    where,
    label: `the intercompany accounting of ${paying.company} paying for ${paidFor.company}`,
    row: [paying.company, paidFor.company, paying.dueFrom, paidFor.dueTo, paidFor.paymentJournal],
  });
}

export function checkIntercompanyAccounting(
  { where, paying, paidFor }: IntercompanyAccountingRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  if (paying.company === paidFor.company) {
    problems.add("CP_INTERCOMPANY_SELF", { where, company: paying.company });
    return;
  }
  for (const { company, account } of [
    { company: paying.company, account: paying.dueFrom },
    { company: paidFor.company, account: paidFor.dueTo },
  ]) {
    if (plan.has(companyTable, company)) checkMainAccount(company, account, where, plan, problems);
    else problems.add("CP_COMPANY_UNKNOWN", { where, company });
  }
  const { company, paymentJournal: name } = paidFor;
  if (!plan.has(companyTable, company)) return;
  const type = plannedJournalType(company, name, plan);
  if (type === undefined) problems.add("CP_JOURNAL_NAME_UNKNOWN", { where, company, name });
  else if (type !== "vendorPayment") problems.add("CP_DUE_JOURNAL_TYPE", { where, company, name, type });
  else if (plan.get(journalNameTable, company, name)?.[8] === 1n)
    problems.add("CP_DUE_JOURNAL_APPROVAL", { where, company, name });
}
