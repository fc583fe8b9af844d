import { Matches } from "@contrapost/sdk/config";

/** What contrapost.config.yaml may say about the plugin; the values here are the defaults. */
export class PluginConfig {
  /** The largest payment, in whatever currency it is. */
  @Matches(/^\d{1,12}(\.\d{1,2})?$/)
  readonly limit: string = "10000.00";
}
