import { isParty, type Journal, type Problem, type State, type Transaction } from "./state.js";
import { trades } from "./world.js";

/** The document with the same number that the partner under an active relationship has. */
function counterpartOf(
  state: State,
  company: string,
  side: "vendor" | "customer",
  party: string,
  invoice: string,
): Transaction | undefined {
  const trade = trades.find((candidate, index) => {
    const mine =
      side === "vendor"
        ? candidate.buyer === company && candidate.vendor === party
        : candidate.seller === company && candidate.customer === party;
    return mine && state.policies[index]!.active;
  });
  if (trade === undefined) return undefined;
  const partner =
    side === "vendor"
      ? { company: trade.seller, side: "customer", party: trade.customer }
      : { company: trade.buyer, side: "vendor", party: trade.vendor };
  return [...state.transactions.values()].find(
    (item) =>
      item.company === partner.company &&
      item.side === partner.side &&
      item.party === partner.party &&
      item.invoice === invoice &&
      !item.reversed,
  );
}

/** A document whose counterpart has another total or currency is objected to. */
export function objections(state: State, { company, type, lines }: Journal): readonly Problem[] {
  if (!["vendorInvoice", "customerInvoice", "general"].includes(type)) return [];
  return lines.flatMap(({ account, invoice, amount, currency, line }) => {
    if (!isParty(account.type) || invoice === undefined) return [];
    const other = counterpartOf(state, company, account.type, account.id, invoice);
    if (other === undefined || (other.amount === -amount && other.currency === currency)) return [];
    return [{ code: "CP_OBJECTION", line }];
  });
}

/** Ties the documents of a posted journal to their counterparts, both ways. */
export function linkInvoices(state: State, { company, number, lines }: Journal): void {
  for (const { line } of lines) {
    const own = state.transactions.get(`${company}/${number}/${line}`);
    if (own?.invoice === undefined) continue;
    const other = counterpartOf(state, company, own.side, own.party, own.invoice);
    if (other === undefined) continue;
    own.counterpart = other.key;
    other.counterpart = own.key;
  }
}
