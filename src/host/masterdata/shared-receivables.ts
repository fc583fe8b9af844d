import { ContrapostError } from "@contrapost/sdk";
import { keyOf, type MasterPlan } from "./master-plan.js";
import { partyTable } from "./party.js";
import { postingProfileTable } from "./posting-profile.js";
import { tradingRelationshipTable } from "./trading-relationship.js";

/**
 * Warns of each trading relationship in the import whose customer posts to the summary account of customers outside
 * the group: what the group owes could then not be told from trade receivables in the ledger, nor eliminated.
 */
export function sharedReceivables(plan: MasterPlan): readonly ContrapostError[] {
  const saved = [...plan.planned(tradingRelationshipTable)];
  if (saved.length === 0) return [];
  const outside = customersOutside(plan);
  return saved.flatMap(({ row, where }) => {
    const [company, customer, buyer] = row.map(String) as [string, string, string];
    const account = summaryAccount(plan, company, customer);
    const others = account === undefined ? undefined : outside.get(keyOf([company, account]));
    if (others === undefined) return [];
    const facts = { where, company, customer, buyer, account, others: listed(others) };
    return [new ContrapostError("CP_RECEIVABLES_SHARED", facts)];
  });
}

/** The customers that stand in no trading relationship, by their company and summary account. */
function customersOutside(plan: MasterPlan): ReadonlyMap<string, readonly string[]> {
  const inGroup = new Set<string>();
  for (const { row } of plan.rows(tradingRelationshipTable)) inGroup.add(keyOf(row.slice(0, 2)));
  const customers = new Map<string, string[]>();
  for (const { row } of plan.rows(partyTable)) {
    const [company, side, id] = row.map(String) as [string, string, string];
    if (side !== "customer" || inGroup.has(keyOf([company, id]))) continue;
    const account = summaryAccount(plan, company, id);
    if (account === undefined) continue;
    const key = keyOf([company, account]);
    const known = customers.get(key);
    if (known === undefined) customers.set(key, [id]);
    else known.push(id);
  }
  return customers;
}

function summaryAccount(plan: MasterPlan, company: string, customer: string): string | undefined {
  const profile = plan.get(partyTable, company, "customer", customer)?.[4];
  if (profile === undefined) return undefined;
  return plan.get(postingProfileTable, company, "customer", profile)?.[3] as string | undefined;
}

function listed(customers: readonly string[]): string {
  const [first = "", ...rest] = [...customers].sort();
  return rest.length === 0 ? first : `${first} and ${rest.length} more`;
}
