import { IsIn } from "@contrapost/sdk/config";

/** Settings of the plugin in `contrapost.config.*`. */
export class SettlementConfig {
  /**
   * What happens where the selling company cannot take a mirror: `park` lets the payment stand and keeps the mirror
   * for later, `block` refuses the payment. A trading relationship's policy overrides it.
   */
  @IsIn(["park", "block"])
  readonly onFailure: "park" | "block" = "park";
}
