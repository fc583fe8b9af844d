import type { SettlementMark } from "@contrapost/sdk";

/**
 * What of the marks a payment can settle. Where a document of the source has no counterpart, the others may no longer
 * add up to the payment: credit notes widen it only as far as there is something to settle, and invoices are settled
 * only as far as the payment and its credit notes go. What is too much is left out from the end.
 *
 * @param payment - the payment's amount, signed; documents on its own side have the same sign
 */
export function withinPayment(marks: readonly SettlementMark[], payment: bigint): readonly SettlementMark[] {
  const widens = (amount: bigint): boolean => amount < 0n === payment < 0n;
  let widening = 0n;
  let against = 0n;
  for (const { amount } of marks) {
    if (widens(amount)) widening += magnitude(amount);
    else against += magnitude(amount);
  }
  let leftWidening = smaller(widening, against);
  let leftAgainst = smaller(against, magnitude(payment) + leftWidening);
  return marks.flatMap(({ transaction, amount }) => {
    const taken = smaller(magnitude(amount), widens(amount) ? leftWidening : leftAgainst);
    if (widens(amount)) leftWidening -= taken;
    else leftAgainst -= taken;
    return taken === 0n ? [] : [{ transaction, amount: amount < 0n ? -taken : taken }];
  });
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
