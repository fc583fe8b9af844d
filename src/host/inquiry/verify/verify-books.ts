import type { Session } from "../../store/session.js";
import { readCompany } from "../companies.js";
import { readAccountTotals } from "./account-totals.js";
import { differingCentralPayments } from "./central-payments.js";
import { brokenChains } from "./chain/broken-chains.js";
import { unsealedVouchers } from "./chain/unsealed-vouchers.js";
import { wrongClosingDates } from "./closing-dates.js";
import { differingControlAccounts } from "./control-accounts.js";
import { differingCounterparts } from "./counterparts.js";
import type { Finding } from "./finding.js";
import { incompleteJournals, incompleteVouchers } from "./incomplete-postings.js";
import { unbalancedLedgers, unknownAccounts } from "./ledger-totals.js";
import { differingMirrorLines, incompleteMirrors } from "./mirror-lines.js";
import { differingOpenAmounts } from "./open-amounts.js";
import { unbalancedVouchers } from "./unbalanced-vouchers.js";
import { missingVoucherNumbers } from "./voucher-numbers.js";

/** Whose books are verified. */
export interface VerifyOptions {
  /** All companies without it. */
  readonly company?: string | undefined;
  /** At most so many findings of each check; 1000 without it. */
  readonly limit?: number | undefined;
}

/**
 * Looks for what must never be in posted books, whoever wrote it there: vouchers that are not as
 * they were sealed, do not balance or have lost entries, ledgers whose debits and credits differ, control accounts that differ from their subledger, open amounts
 * that differ from what was settled, gaps in voucher numbers, links, mirrors and centralized payments whose two ends disagree. Writes
 * nothing, and changes nothing.
 *
 * Each check reads its tables whole, once: it is meant for a day's or a month's end.
 *
 * @returns the findings, check by check; none where the books hold
 * @throws ContrapostError `CP_COMPANY_UNKNOWN`
 *
 * @example
 * ```ts
 * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
 * const findings = await books.host.store.read((session) => verifyBooks(session));
 * findings.length; // 0
 * ```
 */
export async function verifyBooks(
  session: Session,
  { company, limit = 1000 }: VerifyOptions = {},
): Promise<readonly Finding[]> {
  if (company !== undefined) await readCompany(session, company);
  const verification = { company, limit };
  const totals = await readAccountTotals(session, verification);
  return [
    ...(await brokenChains(session, verification)),
    ...(await unsealedVouchers(session, verification)),
    ...(await unbalancedVouchers(session, verification)),
    ...(await incompleteVouchers(session, verification)),
    ...(await incompleteJournals(session, verification)),
    ...unbalancedLedgers(totals),
    ...unknownAccounts(totals),
    ...(await differingControlAccounts(session, verification, totals)),
    ...(await differingOpenAmounts(session, verification)),
    ...(await wrongClosingDates(session, verification)),
    ...(await missingVoucherNumbers(session, verification)),
    ...(await differingCounterparts(session, verification)),
    ...(await differingMirrorLines(session, verification)),
    ...(await incompleteMirrors(session, verification)),
    ...(await differingCentralPayments(session, verification)),
  ];
}
