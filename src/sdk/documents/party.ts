import type { CustomFields } from "../fields/custom-fields.js";
import type { Side } from "./party-transaction.js";

/** A vendor or a customer of a company. */
export interface Party {
  readonly company: string;
  readonly side: Side;
  readonly id: string;
  readonly name: string;
  /** What must not be posted to it. */
  readonly hold: "none" | "payment" | "all";
  /** What plugins keep of it. */
  readonly fields?: CustomFields;
}
