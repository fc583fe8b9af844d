import {
  type InvoiceCounterpart,
  type JournalLineDraft,
  type MirrorFlag,
  type PostedLine,
  proportion,
  type SettlementMark,
  type TradingRelationship,
} from "@contrapost/sdk";
import { copyFields } from "./copy-fields.js";
import { mapDimensions } from "./map-dimensions.js";
import { withinPayment } from "./within-payment.js";

/** A line that mirrors a payment line. */
export interface MirroredLine {
  /** Number of the payment line. */
  readonly sourceLine: number;
  readonly line: JournalLineDraft;
  /** Set where the mirrored line cannot settle what its source settled. */
  readonly flag: MirrorFlag | undefined;
}

/**
 * Turns vendor payments into customer payments: debit and credit change places, the rest is the same, and the
 * counterparts of the settled invoices are marked with the same amounts, as far as they are open. What has no
 * counterpart goes on account, flagged; nothing is guessed.
 */
export class MirrorLines {
  readonly #relationship: TradingRelationship;
  readonly #copied: readonly string[];
  readonly #counterparts = new OpenCounterparts();

  /** @param copied - the fields that mirrored lines take over */
  constructor(relationship: TradingRelationship, copied: readonly string[]) {
    this.#relationship = relationship;
    this.#copied = copied;
  }

  of(source: PostedLine): MirroredLine {
    const marks: SettlementMark[] = [];
    let flag: MirrorFlag | undefined;
    for (const settlement of source.settlements) {
      const { invoice, amount, unpaid = 0n, overpaid = 0n } = settlement;
      // Discounts and differences are the selling company's own to grant.
      const paid = unpaid - amount;
      const used = invoice.currency === source.currency ? undefined : overpaid - settlement.paymentAmount;
      const found = this.#counterparts.take(invoice.counterpart, paid, used);
      if (found.mark !== undefined) marks.push(found.mark);
      flag ??= found.flag;
    }
    const turned = -source.amount;
    const dimensions = mapDimensions(source, this.#relationship);
    const fields = copyFields(source.fields, this.#copied);
    const line: JournalLineDraft = {
      date: source.date,
      account: { type: "customer", id: this.#relationship.customer },
      currency: source.currency,
      amount: turned,
      // Unflagged, the marks are those of the source, which fit.
      marks: flag === undefined ? marks : withinPayment(marks, turned),
      ...(source.prepayment === true && { prepayment: true }),
      ...(source.paymentReference !== undefined && { paymentReference: source.paymentReference }),
      ...(source.text !== undefined && { text: source.text }),
      ...(dimensions && { dimensions }),
      ...(fields && { fields }),
    };
    return { sourceLine: source.line, line, flag };
  }
}

interface Taken {
  readonly mark?: SettlementMark;
  readonly flag?: MirrorFlag;
}

/** What is left of the counterparts that several payments of a journal settle in parts. */
class OpenCounterparts {
  readonly #left = new Map<number, bigint>();

  /**
   * Takes `amount`, signed as the counterpart, as far as it is open.
   *
   * @param paymentAmount - what that uses up of a payment in another currency, signed as the payment
   */
  take(
    counterpart: InvoiceCounterpart | undefined,
    amount: bigint,
    paymentAmount: bigint | undefined,
  ): Taken {
    if (counterpart === undefined) return { flag: "noCounterpart" };
    const { transaction } = counterpart;
    const open = this.#left.get(transaction) ?? counterpart.open;
    if (open === 0n) return { flag: "counterpartClosed" };
    const enough = open > 0n ? open >= amount : open <= amount;
    const taken = enough ? amount : open;
    // An invoice that is settled whole is settled once: only parts need remembering.
    if (taken !== counterpart.amount) this.#left.set(transaction, open - taken);
    const used = paymentAmount === undefined ? undefined : proportion(paymentAmount, taken, amount);
    // Too little to be worth a unit of the payment's currency.
    if (used === 0n) return { flag: "counterpartOpenLess" };
    const mark = { transaction, amount: taken, ...(used !== undefined && { paymentAmount: used }) };
    return enough ? { mark } : { mark, flag: "counterpartOpenLess" };
  }
}
