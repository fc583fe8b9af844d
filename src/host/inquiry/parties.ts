import type { Dimensions, Party } from "@contrapost/sdk";
import { parseFields } from "../fields/fields-text.js";
import type { SettlementOrder } from "../ledger/settlement-order.js";
import { parseDimensions } from "../ledger/dimensions.js";
import type { Session, SqlRow } from "../store/session.js";
import { filterOf } from "./filter.js";

/** Which vendors and customers are asked for; what is left out does not filter. */
export interface PartyFilter {
  /** Only those of this company. */
  readonly company?: string | undefined;
  /** Only vendors, or only customers. */
  readonly side?: Party["side"] | undefined;
  /** Only those of this number. */
  readonly party?: string | undefined;
}

/** A vendor or customer with its terms. */
export interface PartyOverview extends Party {
  /** The posting profile. */
  readonly profile: string;
  /** When its invoices are due. */
  readonly termsOfPayment?: string;
  /** What may be deducted from them. */
  readonly cashDiscount?: string;
  /** Which of its open transactions are settled first where nobody names them. */
  readonly settlementOrder: SettlementOrder;
  /** What entries of its documents have where their lines do not say so. */
  readonly dimensions?: Dimensions;
}

/** Vendors, then customers, by company and number. */
export async function listParties(
  session: Session,
  filter: PartyFilter = {},
): Promise<readonly PartyOverview[]> {
  const { where, parameters } = filterOf([
    ["p.company = ?", filter.company],
    ["p.side = ?", filter.side],
    ["p.id = ?", filter.party],
  ]);
  const rows = await session.rows(
    `SELECT p.company, p.side, p.id, p.name, p.hold, p.profile, p.terms_of_payment, p.cash_discount, p.dimensions, p.fields, p.settlement_order
     FROM party p ${where} ORDER BY p.company, p.side DESC, p.id`,
    parameters,
  );
  return rows.map(partyOf);
}

function partyOf(row: SqlRow): PartyOverview {
  return {
    company: row[0] as string,
    side: row[1] as Party["side"],
    id: row[2] as string,
    name: row[3] as string,
    hold: row[4] as Party["hold"],
    profile: row[5] as string,
    settlementOrder: row[10] as SettlementOrder,
    ...(row[6] === null ? {} : { termsOfPayment: row[6] as string }),
    ...(row[7] === null ? {} : { cashDiscount: row[7] as string }),
    ...(row[8] === null ? {} : { dimensions: parseDimensions(row[8] as string) }),
    ...(row[9] === null ? {} : { fields: parseFields(row[9] as string) }),
  };
}
