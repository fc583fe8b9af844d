import { journalTypes, type JournalType } from "../documents/journal.js";

/** What a plugin can be entitled to make: journals of a type, the records of mirrors, and links between invoices. */
export const creatableDocuments = [...journalTypes, "mirror", "invoiceLink"] as const;

/** One of {@link creatableDocuments}. */
export type CreatableDocument = (typeof creatableDocuments)[number];

/**
 * What a plugin may do to the books. What is left out it may not: a plugin without rights reads, objects and amends.
 * The host holds every call of a posting's context against them and throws CP_RIGHT_MISSING where one lacks.
 */
export interface PluginRights {
  /** The documents that it may make. */
  readonly create?: readonly CreatableDocument[];
  /** The types of journals that it may post. */
  readonly post?: readonly JournalType[];
  /** Where it may do so: in `any` company, or in those named. Needed beside `create` and `post`. */
  readonly companies?: "any" | readonly string[];
  /** Its own tables, each with the plugin's prefix: `payment_approval__request` for `payment-approval`. */
  readonly tables?: readonly string[];
}
