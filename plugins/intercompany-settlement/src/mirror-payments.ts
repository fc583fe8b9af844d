import type { PostedJournal, PostingContext } from "@contrapost/sdk";
import { mirrorRelationship } from "./mirror-relationship.js";
import type { SettlementConfig } from "./settlement-config.js";

/**
 * Mirrors a posted journal's vendor payments: one customer payment journal for each trading relationship that they
 * fall under. A journal that is itself a mirror is left alone, so two companies that pay each other cannot loop.
 */
export async function mirrorPayments(
  posted: PostedJournal,
  posting: PostingContext,
  config: Readonly<SettlementConfig>,
): Promise<void> {
  if (posted.origin.kind === "mirror") return;
  const relationships = await posting.intercompany.relationshipsOfBuyer(posted.company);
  if (relationships.length === 0) return;
  const ofVendor = new Map(relationships.map((relationship) => [relationship.vendor, relationship]));
  for (const { account, lineCount } of await posting.paidAccounts()) {
    const relationship = account.type === "vendor" ? ofVendor.get(account.id) : undefined;
    if (relationship === undefined) continue;
    await mirrorRelationship({ source: posted, event: "payment", relationship, lineCount }, posting, config);
  }
}
