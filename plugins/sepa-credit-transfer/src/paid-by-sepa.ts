import type { AccountRef, JournalLine } from "@contrapost/sdk";
import type { Payer, PayingAccount } from "./sepa-config.js";

/**
 * The account that a line is paid from, where the line pays a vendor from an account that SEPA can reach. Other lines
 * (checks, bank accounts elsewhere) are not this plugin's.
 *
 * @param offset the journal name's offset account, which a line without one of its own takes
 */
export function paidBySepa(
  line: Pick<JournalLine, "account" | "offset">,
  offset: AccountRef | undefined,
  payer: Payer,
): PayingAccount | undefined {
  const from = line.offset ?? offset;
  if (line.account.type !== "vendor" || from?.type !== "bank") return undefined;
  return payer.accounts.find(({ bankAccount }) => bankAccount === from.id);
}
