import type { Side } from "@contrapost/sdk";
import type { DiscountStep } from "../ledger/cash-discount.js";
import { plainRules, type SettlementRules } from "../ledger/settlement-terms.js";
import type { Session, SqlRow } from "../store/session.js";

/** What a company's accounts payable or receivable parameters say. */
export interface SideTerms {
  readonly rules: SettlementRules;
  /** The posting profile of prepayments. */
  readonly prepaymentProfile: string | undefined;
}

const plainTerms: SideTerms = Object.freeze({ rules: plainRules, prepaymentProfile: undefined });

/** The codes of one kind that a company has set up, with what follows each. */
interface DiscountCode extends DiscountStep {
  readonly next: string | undefined;
}

/** A company's terms of payment, cash discounts and rules for differences, read once for a posting. */
export class CompanyTerms {
  readonly #sides: Readonly<Record<Side, SideTerms>>;
  readonly #days: ReadonlyMap<string, number>;
  readonly #discounts: ReadonlyMap<string, DiscountCode>;

  private constructor(
    sides: Readonly<Record<Side, SideTerms>>,
    days: ReadonlyMap<string, number>,
    discounts: ReadonlyMap<string, DiscountCode>,
  ) {
    this.#sides = sides;
    this.#days = days;
    this.#discounts = discounts;
  }

  static async load(session: Session, company: string): Promise<CompanyTerms> {
    const rows = await session.rows(
      `SELECT id, days, NULL, NULL FROM terms_of_payment WHERE company = ?
       UNION ALL SELECT id, days, percent, next FROM cash_discount WHERE company = ?`,
      [company, company],
    );
    const days = new Map<string, number>();
    const discounts = new Map<string, DiscountCode>();
    for (const [id, length, percent, next] of rows) {
      if (percent === null) days.set(id as string, Number(length));
      else {
        discounts.set(id as string, {
          days: Number(length),
          percent: percent as bigint,
          next: (next as string | null) ?? undefined,
        });
      }
    }
    return new CompanyTerms(await loadSides(session, company), days, discounts);
  }

  of(side: Side): SideTerms {
    return this.#sides[side];
  }

  /** Whether documents of the company may carry a discount. */
  get grantsDiscounts(): boolean {
    return this.#discounts.size > 0;
  }

  /** Days until an invoice with these terms is due. */
  daysOf(termsOfPayment: string): number | undefined {
    return this.#days.get(termsOfPayment);
  }

  /** The steps of a cash discount, the shortest first; undefined where the company has no such code. */
  stepsOf(cashDiscount: string): readonly DiscountStep[] | undefined {
    let code = this.#discounts.get(cashDiscount);
    if (code === undefined) return undefined;
    const steps: DiscountStep[] = [];
    // Each lasts longer than the one before: the import sees to it, so that the chain ends.
    while (code !== undefined && code.days > (steps.at(-1)?.days ?? -1)) {
      steps.push(code);
      code = code.next === undefined ? undefined : this.#discounts.get(code.next);
    }
    return steps;
  }
}

async function loadSides(session: Session, company: string): Promise<Record<Side, SideTerms>> {
  const sides = { vendor: plainTerms, customer: plainTerms };
  const rows = await session.rows(
    `SELECT side, prepayment_profile, discount_on_part_payments, discount_on_credit_notes,
       discount_administration, maximum_penny_difference, maximum_overpayment, maximum_underpayment
     FROM party_parameters WHERE company = ?`,
    [company],
  );
  for (const row of rows) sides[row[0] as Side] = sideTermsOf(row);
  return sides;
}

function sideTermsOf(row: SqlRow): SideTerms {
  return {
    prepaymentProfile: (row[1] as string | null) ?? undefined,
    rules: {
      discountOnPartPayments: Number(row[2]) === 1,
      discountOnCreditNotes: Number(row[3]) === 1,
      administration: row[4] as SettlementRules["administration"],
      maximumPennyDifference: row[5] as bigint,
      maximumOverpayment: row[6] as bigint,
      maximumUnderpayment: row[7] as bigint,
    },
  };
}
