import { type Money, money, parseAmount } from "@contrapost/sdk";
import type { ApprovalConfig, Limit } from "./approval-config.js";

/** A tier with its amount read. */
export interface AmountTier {
  readonly upTo: Money;
  readonly approvers: number;
}

/** The settings with their amounts read, the smallest tier first. */
export interface ApprovalRules {
  readonly tiers: readonly AmountTier[];
  /** The limits of every approver, by user; undefined where everyone may approve. */
  readonly approvers: ReadonlyMap<string, readonly Money[] | undefined> | undefined;
}

/**
 * Reads the settings.
 *
 * @throws ContrapostError `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_INVALID`
 */
export function approvalRules({ tiers, approvers }: ApprovalConfig): ApprovalRules {
  return {
    tiers: tiers
      .map((tier) => ({ upTo: amountOf(tier), approvers: tier.approvers }))
      .sort((one, other) => (one.upTo.amount < other.upTo.amount ? -1 : 1)),
    approvers: approvers && new Map(approvers.map(({ user, limits }) => [user, limits?.map(amountOf)])),
  };
}

function amountOf({ currency, upTo }: Limit): Money {
  return money(currency, parseAmount(upTo, currency));
}
