import type {
  JournalLineDraft,
  MirrorFlag,
  PostedLine,
  PostingContext,
  SettlementMark,
  TradingRelationship,
} from "@contrapost/sdk";

/** A payment line and the line that mirrors it. */
export interface MirroredLine {
  readonly source: PostedLine;
  readonly line: JournalLineDraft;
  /** Set where the mirrored line cannot settle what its source settled. */
  readonly flag?: MirrorFlag;
}

/**
 * Turns vendor payments into customer payments: debit and credit change places, the rest is the same, and the
 * counterparts of the settled invoices are marked with the same amounts, as far as they are open. What has no
 * counterpart goes on account, flagged; nothing is guessed.
 */
export async function mirrorLines(
  paid: readonly PostedLine[],
  relationship: TradingRelationship,
  posting: PostingContext,
): Promise<readonly MirroredLine[]> {
  const counterparts = new OpenCounterparts(await readCounterparts(paid, relationship, posting));
  return paid.map((source) => mirrorLine(source, relationship, counterparts));
}

async function readCounterparts(
  paid: readonly PostedLine[],
  relationship: TradingRelationship,
  posting: PostingContext,
): Promise<ReadonlyMap<number, bigint>> {
  const numbers = new Set<number>();
  for (const line of paid) {
    for (const { invoice } of line.settlements) {
      if (invoice.counterpart !== undefined) numbers.add(invoice.counterpart);
    }
  }
  return await posting.in(relationship.sellingCompany).transactions.openAmounts([...numbers]);
}

function mirrorLine(
  source: PostedLine,
  relationship: TradingRelationship,
  counterparts: OpenCounterparts,
): MirroredLine {
  const marks: SettlementMark[] = [];
  let flag: MirrorFlag | undefined;
  for (const { invoice, amount } of source.settlements) {
    const found = counterparts.take(invoice.counterpart, -amount);
    if (found.mark !== undefined) marks.push(found.mark);
    flag ??= found.flag;
  }
  const line: JournalLineDraft = {
    date: source.date,
    account: { type: "customer", id: relationship.customer },
    currency: source.currency,
    amount: -source.amount,
    ...(source.paymentReference === undefined ? {} : { paymentReference: source.paymentReference }),
    ...(source.text === undefined ? {} : { text: source.text }),
    ...(marks.length === 0 ? {} : { marks }),
  };
  return flag === undefined ? { source, line } : { source, line, flag };
}

interface Taken {
  readonly mark?: SettlementMark;
  readonly flag?: MirrorFlag;
}

/** What is open on the counterparts of one chunk. Several payments may settle one invoice: each takes its part. */
class OpenCounterparts {
  readonly #open: Map<number, bigint>;

  constructor(open: ReadonlyMap<number, bigint>) {
    this.#open = new Map(open);
  }

  /** Takes `amount`, signed as the counterpart, as far as it is open. */
  take(transaction: number | undefined, amount: bigint): Taken {
    const open = transaction === undefined ? undefined : this.#open.get(transaction);
    if (transaction === undefined || open === undefined) return { flag: "noCounterpart" };
    if (open === 0n) return { flag: "counterpartClosed" };
    const enough = open > 0n ? open >= amount : open <= amount;
    const taken = enough ? amount : open;
    this.#open.set(transaction, open - taken);
    const mark = { transaction, amount: taken };
    return enough ? { mark } : { mark, flag: "counterpartOpenLess" };
  }
}
