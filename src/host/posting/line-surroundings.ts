import type { Journal } from "@contrapost/sdk";
import type { DueAccounts } from "./central/due-accounts.js";
import type { CompanyFacts, JournalNameFacts } from "./company-facts.js";
import type { CompanyTerms } from "./company-terms.js";
import type { HeldInvoice } from "./holds/find-holds.js";
import type { OpenItems } from "./open-items.js";
import type { Parties } from "./parties.js";

/** All that resolving a line looks at beside the line. */
export interface LineSurroundings {
  readonly journal: Journal;
  readonly name: JournalNameFacts;
  readonly facts: CompanyFacts;
  /** When invoices are due, what may be deducted, which differences are let go. */
  readonly terms: CompanyTerms;
  readonly parties: Parties;
  /** Open items of parties with automatic settlement. */
  readonly openItems: OpenItems;
  /** For whom the company may pay; only where the journal does. */
  readonly dueAccounts: ReadonlyMap<string, DueAccounts> | undefined;
  /** Lines with an invoice that the party already has. */
  readonly duplicates: ReadonlySet<number>;
  /** Invoices on payment hold that lines are marked to settle, by line. */
  readonly holds: ReadonlyMap<number, readonly HeldInvoice[]>;
}
