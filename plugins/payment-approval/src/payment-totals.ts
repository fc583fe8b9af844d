import { type JournalLine, type Money, money } from "@contrapost/sdk";

/**
 * What a journal pays to vendors, by currency in the order of first mention. What comes back from a vendor is not set
 * off: two payments of 1,000.00 with a refund of 1,500.00 pay 2,000.00.
 */
export async function paymentTotals(
  chunks: AsyncIterable<readonly JournalLine[]>,
): Promise<readonly Money[]> {
  const totals = new Map<string, bigint>();
  for await (const lines of chunks) {
    for (const { account, currency, amount, invoice } of lines) {
      // In a general journal a vendor's line may also be an invoice.
      if (account.type !== "vendor" || amount <= 0n || invoice !== undefined) continue;
      totals.set(currency, (totals.get(currency) ?? 0n) + amount);
    }
  }
  return [...totals].map(([currency, amount]) => money(currency, amount));
}
