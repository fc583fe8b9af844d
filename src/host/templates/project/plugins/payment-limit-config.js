// @ts-check
import { Matches } from "@contrapost/sdk/config";

/** What contrapost.config.yaml may say about the plugin; the values here are the defaults. */
export class PaymentLimitConfig {
  /** The largest payment, in whatever currency it is. */
  limit = "10000.00";
}

// In TypeScript this would be a decorator: @Matches(…) limit = "10000.00".
Matches(/^\d{1,12}(\.\d{1,2})?$/)(PaymentLimitConfig.prototype, "limit");
