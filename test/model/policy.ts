/** A sales order policy with its relationship's state. */
export interface Policy {
  readonly active: boolean;
  readonly journal: string | undefined;
  readonly automatic: boolean;
  readonly onFailure: "park" | "block" | undefined;
}
