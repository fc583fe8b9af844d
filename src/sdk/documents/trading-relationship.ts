import type { DimensionMap } from "./dimensions.js";

/** What a plugin does when the partner company cannot take a mirror. */
export type MirrorFailure = "block" | "park";

/** The selling company's side of a trading relationship: how its claims are paid. */
export interface SalesOrderPolicy {
  /** A journal name of type `customerPayment` in the selling company. */
  readonly paymentJournal?: string;
  /** Whether a mirror is posted in the same transaction, or stays a draft. */
  readonly postAutomatically: boolean;
  /** Overrides the plugin's own setting for this relationship. */
  readonly onFailure?: MirrorFailure;
}

/** Customer `customer` in the selling company is vendor `vendor` in the buying company. */
export interface TradingRelationship {
  /** Its number, unique over all companies. */
  readonly id: number;
  /** The company that claims. */
  readonly sellingCompany: string;
  /** What the selling company calls the buying one: one of its customers. */
  readonly customer: string;
  /** The company that pays. */
  readonly buyingCompany: string;
  /** What the buying company calls the selling one: one of its vendors. */
  readonly vendor: string;
  /** Whether it counts; an inactive one mirrors nothing and links no invoices. */
  readonly active: boolean;
  /** How the selling company's claims are paid. */
  readonly policy: SalesOrderPolicy;
  /** How mirrors take over the dimensions of their sources; without it they take over none. */
  readonly dimensions?: DimensionMap;
}
