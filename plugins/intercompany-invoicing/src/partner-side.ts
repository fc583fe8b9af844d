import type { AccountRef, TradingRelationship } from "@contrapost/sdk";

/** A relationship as the company of a posted invoice sees it. */
export interface PartnerSide {
  /** The party on the posted invoice. */
  readonly own: AccountRef;
  /** The company that gets the matching invoice. */
  readonly company: string;
  /** The party on the matching invoice. */
  readonly party: AccountRef;
}

/** Seen from the seller: its customer, and the buyer's vendor. Or the other way round. */
export function partnerSide(
  from: "customerInvoice" | "vendorInvoice",
  { sellingCompany, customer, buyingCompany, vendor }: TradingRelationship,
): PartnerSide {
  const selling: AccountRef = { type: "customer", id: customer };
  const buying: AccountRef = { type: "vendor", id: vendor };
  return from === "customerInvoice"
    ? { own: selling, company: buyingCompany, party: buying }
    : { own: buying, company: sellingCompany, party: selling };
}
