import type { AccountRef } from "@contrapost/sdk";

/** What turning a line round changes. */
interface TurnableLine {
  readonly account: AccountRef;
  readonly offset?: AccountRef;
  readonly amount: bigint;
  readonly accountingAmount?: bigint;
  readonly reportingAmount?: bigint;
}

/**
 * In a general journal a party may stand on either side of a line; it is stored as the account, so that the subledger
 * has one place to look.
 */
export function partyFirst<Line extends TurnableLine>(line: Line): Line {
  const { account, offset } = line;
  if (offset === undefined || isParty(account.type) || !isParty(offset.type)) return line;
  const { amount, accountingAmount, reportingAmount } = line;
  return {
    ...line,
    account: offset,
    offset: account,
    amount: -amount,
    ...(accountingAmount !== undefined && { accountingAmount: -accountingAmount }),
    ...(reportingAmount !== undefined && { reportingAmount: -reportingAmount }),
  };
}

function isParty(type: string): boolean {
  return type === "vendor" || type === "customer";
}
