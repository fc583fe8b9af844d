import type { Host } from "contrapost";
import { reconcile, type ReconciliationRow } from "#host/inquiry/reconciliation/reconcile.js";
import type { State } from "./state.js";
import { trades } from "./world.js";

/** What the host's reconciliation of every pair of companies says otherwise than the model's open amounts. */
export async function wrongReconciliations(host: Host, state: State): Promise<readonly string[]> {
  const pairs = new Map(trades.map(({ buyer, seller }) => [`${buyer} ${seller}`, { buyer, seller }]));
  const wrong: string[] = [];
  for (const [label, pair] of pairs) {
    const { rows, totals, reconciled } = await host.store.read((session) => reconcile(session, pair));
    for (const { currency, payable, receivable } of totals) {
      const owed = -openOf(state, pair, "vendor", currency);
      const claimed = openOf(state, pair, "customer", currency);
      if (payable === owed && receivable === claimed) continue;
      wrong.push(`${label}: ${payable}/${receivable} ${currency}, not ${owed}/${claimed}`);
    }
    if (reconciled !== rows.every(({ difference }) => difference === 0n)) wrong.push(`${label}: reconciled?`);
    wrong.push(...rows.flatMap((row) => unexplained(row).map((text) => `${label}: ${text}`)));
  }
  return wrong;
}

/** What the buyer's vendor, or the seller's customer, has open in all, a debit positive. */
function openOf(
  state: State,
  { buyer, seller }: { readonly buyer: string; readonly seller: string },
  side: "vendor" | "customer",
  currency: string,
): bigint {
  const parties = trades
    .filter((trade) => trade.buyer === buyer && trade.seller === seller)
    .map((trade) => (side === "vendor" ? trade.vendor : trade.customer) as string);
  const company = side === "vendor" ? buyer : seller;
  return [...state.transactions.values()]
    .filter(
      (item) =>
        item.company === company &&
        item.side === side &&
        item.currency === currency &&
        parties.includes(item.party),
    )
    .reduce((sum, { open }) => sum + open, 0n);
}

/** A difference must be explained by parts that add up to it, each with a reason. */
function unexplained({
  invoice = "on account",
  currency,
  difference,
  parts,
  payable,
  receivable,
}: ReconciliationRow): readonly string[] {
  const wrong: string[] = [];
  if (difference !== receivable - payable) wrong.push(`${invoice}: ${difference} is no difference`);
  const explained = parts.reduce((sum, part) => sum + (difference === 0n ? 0n : part.amount), 0n);
  if (explained !== difference) wrong.push(`${invoice}: ${explained} of ${difference} ${currency} explained`);
  if (parts.some(({ reason }) => reason === "")) wrong.push(`${invoice}: a part without a reason`);
  return wrong;
}
