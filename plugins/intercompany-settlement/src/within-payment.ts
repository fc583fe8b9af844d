import { proportion, type SettlementMark } from "@contrapost/sdk";

/**
 * What of the marks a payment can settle. Where a document of the source has no counterpart, the others may no longer
 * add up to the payment: credit notes widen it only as far as there is something to settle, and invoices are settled
 * only as far as the payment and its credit notes go. What is too much is left out from the end.
 *
 * @param payment - the payment's amount, signed; documents on its own side have the same sign
 */
export function withinPayment(marks: readonly SettlementMark[], payment: bigint): readonly SettlementMark[] {
  const widens = ({ amount }: SettlementMark): boolean => amount < 0n === payment < 0n;
  let widening = 0n;
  let against = 0n;
  for (const mark of marks) {
    if (widens(mark)) widening += usedBy(mark);
    else against += usedBy(mark);
  }
  let leftWidening = smaller(widening, against);
  let leftAgainst = smaller(against, magnitude(payment) + leftWidening);
  return marks.flatMap((mark) => {
    const taken = smaller(usedBy(mark), widens(mark) ? leftWidening : leftAgainst);
    if (widens(mark)) leftWidening -= taken;
    else leftAgainst -= taken;
    return partOf(mark, taken);
  });
}

/** What a mark uses up of the payment, or adds to it, in the payment's currency. */
function usedBy({ amount, paymentAmount = amount }: SettlementMark): bigint {
  return magnitude(paymentAmount);
}

/** A mark as far as `taken` of the payment goes; none where that is too little to be worth anything. */
function partOf(mark: SettlementMark, taken: bigint): readonly SettlementMark[] {
  const { transaction, paymentAmount } = mark;
  const amount = proportion(mark.amount, taken, usedBy(mark));
  if (taken === 0n || amount === 0n) return [];
  if (paymentAmount === undefined) return [{ transaction, amount }];
  return [{ transaction, amount, paymentAmount: paymentAmount < 0n ? -taken : taken }];
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
