import { ContrapostError } from "@contrapost/sdk";
import type { Host } from "../../host.js";
import { listTransactions, type TransactionOverview } from "../../inquiry/transactions.js";

/**
 * Finds an invoice or a credit note by its number, a payment by its voucher. Of an invoice that was reversed and posted
 * again under its number it is the one that stands.
 *
 * @throws ContrapostError `CP_TEST_DOCUMENT` where there is none, or more than one
 */
export async function findDocument(
  host: Host,
  company: string,
  number: string,
): Promise<TransactionOverview> {
  const all = await host.store.read((session) => listTransactions(session, { company, all: true }));
  const named = all.filter(({ invoice, voucher }) => invoice === number || voucher === number);
  const standing = named.filter(({ reversedBy }) => reversedBy === undefined);
  const found = standing.length === 0 ? named : standing;
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return only;
  const numbers = [...new Set(all.map(({ invoice, voucher }) => invoice ?? voucher))];
  throw new ContrapostError("CP_TEST_DOCUMENT", {
    company,
    document: number,
    count: found.length === 0 ? "no document" : `${found.length} documents`,
    known: numbers.join(", ") || "none",
  });
}
