import { ArrayUnique, IsArray, IsIn, Matches } from "@contrapost/sdk/config";

/** Settings of the plugin in `contrapost.config.*`. */
export class SettlementConfig {
  /**
   * What happens where the selling company cannot take a mirror: `park` lets the payment stand and keeps the mirror
   * for later, `block` refuses the payment. A trading relationship's policy overrides it.
   */
  @IsIn(["park", "block"])
  readonly onFailure: "park" | "block" = "park";

  /** Fields of payment lines that mirrored lines have as well, by plugin and name: `treasury.purpose`. */
  @IsArray()
  @ArrayUnique()
  @Matches(/^[a-z0-9-]+\.[A-Za-z0-9]+$/, { each: true, message: "each of copyFields must be plugin.field" })
  readonly copyFields: readonly string[] = [];
}
