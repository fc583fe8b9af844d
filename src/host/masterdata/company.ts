import { ContrapostError, isCurrency } from "@contrapost/sdk";
import { checkRevaluation, type CompanyRevaluation } from "./company-revaluation.js";
import { checkMainAccount } from "./main-account.js";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";

/** What a company itself says. A company that stands already may be named by its id alone. */
export interface CompanyRecord {
  readonly where: string;
  readonly id: string;
  readonly name?: string | undefined;
  /** Accounting currency; needed for a new company. */
  readonly currency?: string | undefined;
  /** The rate type that the company converts by; `Default` without one. */
  readonly rateType?: string | undefined;
  readonly roundingAccount?: string | undefined;
  /** How open items and balances in foreign currency are revalued. */
  readonly revaluation?: CompanyRevaluation | undefined;
}

export const companyTable: MasterTable = {
  table: "company",
  columns: [
    "id",
    "name",
    "currency",
    "rate_type",
    "default_payment_journal",
    "rounding_account",
    "revaluation_journal",
    "unrealized_gain_account",
    "unrealized_loss_account",
  ],
  keyLength: 1,
};

/** Plans a company; what the record leaves out stays as it is. */
export function planCompany(record: CompanyRecord, plan: MasterPlan): void {
  if (!saysSomething(record)) return;
  const stored = plan.stored(companyTable, record.id);
  const currency = record.currency ?? stored?.[2];
  if (currency === undefined) return;
  plan.put(companyTable, {
    kind: "company",
    where: record.where,
    label: `company ${record.id}`,
    row: [
      record.id,
      record.name ?? stored?.[1] ?? record.id,
      currency,
      record.rateType ?? stored?.[3] ?? "Default",
      stored?.[4] ?? null,
      record.roundingAccount ?? stored?.[5] ?? null,
      record.revaluation?.journal ?? stored?.[6] ?? null,
      record.revaluation?.gainAccount ?? stored?.[7] ?? null,
      record.revaluation?.lossAccount ?? stored?.[8] ?? null,
    ],
  });
}

export function checkCompany(record: CompanyRecord, plan: MasterPlan, problems: ProblemList): void {
  const { where, id, currency, roundingAccount } = record;
  if (!plan.has(companyTable, id)) {
    const code = saysSomething(record) ? "CP_COMPANY_CURRENCY_MISSING" : "CP_COMPANY_UNKNOWN";
    problems.add(code, { where, company: id });
    return;
  }
  if (currency !== undefined && !isCurrency(currency))
    problems.add("CP_CURRENCY_UNKNOWN", { where, currency });
  if (roundingAccount !== undefined) checkMainAccount(id, roundingAccount, where, plan, problems);
  if (record.revaluation !== undefined) checkRevaluation(record.revaluation, record, plan, problems);
}

/** The companies whose accounting currency the plan changes. */
export function changedCurrencies(
  plan: MasterPlan,
): readonly { company: string; refusal: ContrapostError }[] {
  const changed = [];
  for (const { row, where } of plan.planned(companyTable)) {
    const company = String(row[0]);
    const stored = plan.stored(companyTable, company)?.[2];
    if (stored === undefined || stored === row[2]) continue;
    const facts = { where, company, currency: String(stored), wanted: String(row[2]) };
    changed.push({ company, refusal: new ContrapostError("CP_COMPANY_CURRENCY_FIXED", facts) });
  }
  return changed;
}

function saysSomething({ name, currency, rateType, roundingAccount, revaluation }: CompanyRecord): boolean {
  return [name, currency, rateType, roundingAccount, revaluation].some((value) => value !== undefined);
}
