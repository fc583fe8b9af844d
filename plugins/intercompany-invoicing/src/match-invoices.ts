import {
  isContrapostError,
  type Logger,
  type PostedJournal,
  type PostingContext,
  type TradingRelationship,
} from "@contrapost/sdk";
import type { InvoicingPolicy } from "./invoicing-config.js";
import { makeMatchingInvoices } from "./make-matching-invoices.js";
import { type PartnerSide, partnerSide } from "./partner-side.js";

/** What matching invoices needs beside the posting. */
export interface Matching {
  readonly policies: readonly InvoicingPolicy[];
  readonly log: Logger;
}

/** Faults of the database or of this plugin's rights: to go on would only hide them. */
const neverLeft: ReadonlySet<string> = new Set(["CP_CONSTRAINT", "CP_DATABASE_BUSY", "CP_RIGHT_MISSING"]);

/** Makes the partners' invoices for a posted journal of customer or vendor invoices. */
export async function matchInvoices(
  posted: PostedJournal,
  posting: PostingContext,
  { policies, log }: Matching,
): Promise<void> {
  // The matching invoice is posted too; it has its match already.
  if (posted.origin.kind === "mirror") return;
  const from = posted.type === "customerInvoice" ? "customerInvoice" : "vendorInvoice";
  const { intercompany } = posting;
  const relationships =
    from === "customerInvoice"
      ? await intercompany.relationshipsOfSeller(posted.company)
      : await intercompany.relationshipsOfBuyer(posted.company);
  for (const relationship of relationships) {
    const policy = policies.find((one) => one.from === from && belongsTo(one, relationship));
    if (policy === undefined || !relationship.active) continue;
    await matchRelationship(posted, partnerSide(from, relationship), policy, posting, log);
  }
}

function belongsTo({ seller, customer }: InvoicingPolicy, relationship: TradingRelationship): boolean {
  return seller === relationship.sellingCompany && customer === relationship.customer;
}

async function matchRelationship(
  posted: PostedJournal,
  side: PartnerSide,
  policy: InvoicingPolicy,
  posting: PostingContext,
  log: Logger,
): Promise<void> {
  try {
    await posting.attempt(() => makeMatchingInvoices(posted, side, policy, posting));
  } catch (error) {
    if (policy.onFailure === "block" || !isContrapostError(error) || neverLeft.has(error.code)) throw error;
    const { company, number: journal } = posted;
    log.warn("no matching invoice", { company, journal, partner: side.company, reason: error.message });
  }
}
