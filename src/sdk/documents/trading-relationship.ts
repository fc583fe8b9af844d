import type { DimensionMap } from "./dimensions.js";

/** What a plugin does when the partner company cannot take a mirror. */
export type MirrorFailure = "block" | "park";

/** The selling company's side of a trading relationship: how its claims are paid. */
export interface SalesOrderPolicy {
  /** A journal name of type `customerPayment` in the selling company. */
  readonly paymentJournal?: string;
  readonly postAutomatically: boolean;
  /** Overrides the plugin's own setting for this relationship. */
  readonly onFailure?: MirrorFailure;
}

/** Customer {@link customer} in the selling company is vendor {@link vendor} in the buying company. */
export interface TradingRelationship {
  readonly id: number;
  readonly sellingCompany: string;
  readonly customer: string;
  readonly buyingCompany: string;
  readonly vendor: string;
  readonly active: boolean;
  readonly policy: SalesOrderPolicy;
  /** How mirrors take over the dimensions of their sources; without it they take over none. */
  readonly dimensions?: DimensionMap;
}
