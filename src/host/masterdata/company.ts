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
  /** A second currency in which the books are kept too. */
  readonly reportingCurrency?: string | undefined;
  /** The rate type into it; {@link rateType} without one. */
  readonly reportingRateType?: string | undefined;
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
    "reporting_currency",
    "reporting_rate_type",
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
      record.reportingCurrency ?? stored?.[9] ?? null,
      record.reportingRateType ?? stored?.[10] ?? null,
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
  checkReporting(record, plan, problems);
  if (record.revaluation !== undefined) checkRevaluation(record.revaluation, record, plan, problems);
}

function checkReporting(
  { where, id, reportingCurrency: currency }: CompanyRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  if (currency === undefined) return;
  if (!isCurrency(currency)) problems.add("CP_CURRENCY_UNKNOWN", { where, currency });
  else if (plan.get(companyTable, id)?.[2] === currency) {
    problems.add("CP_REPORTING_CURRENCY_SAME", { where, company: id, currency });
  }
}

/** The companies whose accounting or reporting currency the plan changes. */
export function changedCurrencies(
  plan: MasterPlan,
): readonly { company: string; refusal: ContrapostError }[] {
  const changed = [];
  for (const { row, where } of plan.planned(companyTable)) {
    const company = String(row[0]);
    const stored = plan.stored(companyTable, company);
    if (stored === undefined) continue;
    if (stored[2] !== row[2]) {
      const facts = { where, company, currency: String(stored[2]), wanted: String(row[2]) };
      changed.push({ company, refusal: new ContrapostError("CP_COMPANY_CURRENCY_FIXED", facts) });
    }
    if (stored[9] !== row[9]) {
      const facts = { where, company, currency: stored[9] ?? "none", wanted: String(row[9]) };
      changed.push({ company, refusal: new ContrapostError("CP_REPORTING_CURRENCY_FIXED", facts) });
    }
  }
  return changed;
}

function saysSomething({ where: _where, id: _id, ...said }: CompanyRecord): boolean {
  return Object.values(said).some((value) => value !== undefined);
}
