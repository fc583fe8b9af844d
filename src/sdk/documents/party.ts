import type { CustomFields } from "../fields/custom-fields.js";
import type { JournalLineDraft } from "./journal.js";
import type { Side } from "./party-transaction.js";

/** A vendor or a customer of a company. */
export interface Party {
  /** In whose books it stands. */
  readonly company: string;
  /** Whether it is a vendor or a customer there. */
  readonly side: Side;
  /** Its id, unique within the side. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** What must not be posted to it. */
  readonly hold: "none" | "payment" | "all";
  /** What plugins keep of it. */
  readonly fields?: CustomFields;
}

/** What of a line tells which party it is on. */
export type PartyLine = Pick<JournalLineDraft, "account" | "company">;

/** Vendors and customers that were looked up. */
export interface Parties {
  /** Each once, in no certain order. */
  readonly all: readonly Party[];
  /** The party that a line is on; undefined where its account is none, or was not looked up, or does not exist. */
  of(line: PartyLine): Party | undefined;
}
