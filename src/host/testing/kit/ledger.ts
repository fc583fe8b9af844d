import type { Host } from "../../host.js";
import {
  type LedgerEntryOverview,
  type LedgerFilter,
  listLedgerEntries,
} from "../../inquiry/ledger-entries.js";
import { readCompanyView } from "../company-view.js";

/** What a company's ledger holds at one moment, or what was asked for of it. */
export interface Ledger {
  /** Whose ledger it is. */
  readonly company: string;
  /** The accounting currency. */
  readonly currency: string;
  /** By date, and within a day in the order of posting. */
  readonly entries: readonly LedgerEntryOverview[];
}

/**
 * Reads a company's ledger.
 *
 * @throws ContrapostError `CP_COMPANY_UNKNOWN`
 */
export function readLedger(host: Host, filter: LedgerFilter): Promise<Ledger> {
  const { company } = filter;
  return host.store.read(async (session) => {
    const { currency } = await readCompanyView(session, company, "the ledger");
    return { company, currency, entries: await listLedgerEntries(session, filter) };
  });
}
