import type { DimensionMap } from "@contrapost/sdk";
import { Type } from "@sinclair/typebox";
import { companyTable } from "./company.js";
import { checkDimensionMap } from "./dimension-map.js";
import { journalNameTable } from "./journal-name.js";
import { type MasterPlan, type MasterTable, keyOf } from "./master-plan.js";
import { partyTable } from "./party.js";
import type { ProblemList } from "./problem-list.js";
import { companyId, identifier } from "./schema-texts.js";

/** The properties of a trading relationship, without its policy. */
export const tradingPartnerProperties = {
  selling: Type.Object(
    { company: companyId("The selling company."), customer: identifier("What it calls the buying company.") },
    { additionalProperties: false, description: "The company that sells, and its customer." },
  ),
  buying: Type.Object(
    { company: companyId("The buying company."), vendor: identifier("What it calls the selling company.") },
    { additionalProperties: false, description: "The company that buys and pays, and its vendor." },
  ),
  active: Type.Optional(Type.Boolean({ description: "Whether payments are mirrored.", default: true })),
};

/** Customer C of the selling company is vendor V of the buying company. */
export interface TradingRelationshipRecord {
  readonly where: string;
  readonly sellingCompany: string;
  readonly customer: string;
  readonly buyingCompany: string;
  readonly vendor: string;
  readonly active: boolean;
  /** Left out, what is stored stays. */
  readonly dimensions?: DimensionMap;
}

export const tradingRelationshipTable: MasterTable = {
  table: "trading_relationship",
  columns: [
    "selling_company",
    "customer",
    "buying_company",
    "vendor",
    "active",
    "payment_journal",
    "post_automatically",
    "on_failure",
    "dimension_map",
  ],
  keyLength: 2,
  reservesIds: true,
};

/** Plans a relationship; a policy that is stored already stays until a policy record replaces it. */
export function planTradingRelationship(record: TradingRelationshipRecord, plan: MasterPlan): void {
  const { where, sellingCompany, customer, buyingCompany, vendor } = record;
  const stored = plan.stored(tradingRelationshipTable, sellingCompany, customer);
  plan.put(tradingRelationshipTable, {
    kind: "tradingRelationship",
    where,
    label: `the trading relationship of ${sellingCompany}, customer ${customer}`,
    row: [
      sellingCompany,
      customer,
      buyingCompany,
      vendor,
      record.active ? 1n : 0n,
      stored?.[5] ?? null,
      stored?.[6] ?? 0n,
      stored?.[7] ?? null,
      record.dimensions === undefined ? (stored?.[8] ?? null) : JSON.stringify(record.dimensions),
    ],
  });
}

export function checkTradingRelationship(
  record: TradingRelationshipRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  const { where, sellingCompany, customer, buyingCompany, vendor } = record;
  if (sellingCompany === buyingCompany) {
    problems.add("CP_RELATIONSHIP_SELF", { where, company: sellingCompany });
    return;
  }
  checkPartner(sellingCompany, "customer", customer, where, plan, problems);
  checkPartner(buyingCompany, "vendor", vendor, where, plan, problems);
  if (record.dimensions === undefined) return;
  checkDimensionMap(
    record.dimensions,
    { where, buying: buyingCompany, selling: sellingCompany },
    plan,
    problems,
  );
}

function checkPartner(
  company: string,
  side: "customer" | "vendor",
  party: string,
  where: string,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  if (!plan.has(companyTable, company)) problems.add("CP_COMPANY_UNKNOWN", { where, company });
  else if (!plan.has(partyTable, company, side, party)) {
    problems.add("CP_ACCOUNT_UNKNOWN", { where, company, accountType: side, account: party });
  }
}

/** A vendor is the other side of one customer only. */
export function checkVendorsOnce(plan: MasterPlan, problems: ProblemList): void {
  const seen = new Map<string, string>();
  for (const { row, where } of plan.rows(tradingRelationshipTable)) {
    const [selling, customer, company, vendor] = row.map(String) as [string, string, string, string];
    const key = keyOf([company, vendor]);
    const other = seen.get(key);
    if (other === undefined) seen.set(key, `customer ${customer} of ${selling}`);
    else problems.add("CP_RELATIONSHIP_VENDOR", { where, company, vendor, other });
  }
}

/** A journal name that policies or parameters pay through already must not become one of another type. */
export function checkPaymentJournalsKept(plan: MasterPlan, problems: ProblemList): void {
  const users = new Set<string>();
  for (const { row } of plan.rows(tradingRelationshipTable)) {
    const stored = plan.stored(tradingRelationshipTable, row[0]!, row[1]!);
    if (row[5] !== null && row[5] === stored?.[5]) users.add(keyOf([row[0]!, row[5]!]));
  }
  for (const { row } of plan.rows(companyTable)) {
    const stored = plan.stored(companyTable, row[0]!);
    if (row[4] !== null && row[4] === stored?.[4]) users.add(keyOf([row[0]!, row[4]!]));
  }
  for (const { row, where } of plan.planned(journalNameTable)) {
    const [company, journal, type] = row.map(String) as [string, string, string];
    if (type === "customerPayment" || !users.has(keyOf([company, journal]))) continue;
    problems.add("CP_POLICY_JOURNAL_TYPE", { where, company, journal, type });
  }
}
