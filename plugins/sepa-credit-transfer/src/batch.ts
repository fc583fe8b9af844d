import type { CommittedContext, Parties, PostedLine } from "@contrapost/sdk";
import { iban, type Payee, payeeOf } from "./payee.js";
import { paidBySepa } from "./paid-by-sepa.js";
import type { Payer, PayingAccount } from "./sepa-config.js";
import { type Transfer, transferOf } from "./transfer.js";

/** The transfers of a journal from one account on one day: a `PmtInf` of the file. */
export interface Batch {
  readonly account: PayingAccount;
  /** `YYYY-MM-DD`: the requested day of execution. */
  readonly date: string;
  readonly count: number;
  /** Cents. */
  readonly sum: bigint;
  /** The transfers, in chunks, in the order of the journal's lines. */
  transfers(): AsyncIterable<readonly Transfer[]>;
}

type Lines = Pick<CommittedContext, "lines" | "journalName" | "parties">;

/**
 * The batches of a journal. A file states counts and sums before its transfers, so the lines are read once to add them
 * up and once more for each batch; the whole journal is never in memory.
 */
export async function batchesOf(payer: Payer, journal: Lines): Promise<readonly Batch[]> {
  const { offset } = await journal.journalName();
  const totals = new Map<string, { account: PayingAccount; date: string; count: number; sum: bigint }>();
  for await (const lines of journal.lines()) {
    for (const line of lines) {
      const account = paidBySepa(line, offset, payer);
      if (account === undefined) continue;
      const key = `${account.bankAccount} ${line.date}`;
      const total = totals.get(key) ?? { account, date: line.date, count: 0, sum: 0n };
      totals.set(key, { ...total, count: total.count + 1, sum: total.sum + line.amount });
    }
  }
  return [...totals.values()].map((total) => ({
    ...total,
    async *transfers() {
      for await (const lines of journal.lines()) {
        const own = lines.filter(
          (line) => line.date === total.date && paidBySepa(line, offset, payer) === total.account,
        );
        const vendors = await journal.parties(own);
        yield own.map((line) => transferOf(line, requirePayee(line, vendors)));
      }
    },
  }));
}

/** Validation has refused a payment without a payee; the vendor may have changed since. */
function requirePayee(line: PostedLine, vendors: Parties): Payee {
  const payee = payeeOf(vendors.of(line));
  if (payee !== undefined) return payee;
  throw new Error(
    `Line ${line.line} pays vendor ${line.account.id}, who has no IBAN any more. ` +
      `Give it one as its field ${iban.id}, then replay the delivery.`,
  );
}
