import { type CommittedContext, formatAmount, type PostedJournal } from "@contrapost/sdk";
import { join } from "node:path";
import { batchesOf } from "./batch.js";
import { createOnce } from "./create-once.js";
import { writePain001 } from "./pain-001.js";
import type { Payer } from "./sepa-config.js";
import { sepaReference } from "./sepa-reference.js";

/** What a payment file is made of. */
export interface PaymentFileRequest {
  readonly folder: string;
  readonly payer: Payer;
  readonly journal: PostedJournal;
  readonly committed: Pick<CommittedContext, "lines" | "journalName" | "parties">;
  readonly now: Date;
}

/** A payment file that stands in the folder. */
export interface WrittenFile {
  readonly file: string;
  /** Whether this call made it. */
  readonly isNew: boolean;
  readonly payments: number;
  /** In euros: `"1234.50"`. */
  readonly controlSum: string;
}

/**
 * Writes the payment file of a posted journal, once: where it is there already it is left as it is, and a file that
 * was removed is made again under the same message id, which the bank refuses to pay twice.
 *
 * @returns undefined where nothing of the journal is paid by SEPA
 */
export async function writePaymentFile(request: PaymentFileRequest): Promise<WrittenFile | undefined> {
  const { folder, payer, journal, committed, now } = request;
  const batches = await batchesOf(payer, committed);
  if (batches.length === 0) return undefined;
  const messageId = sepaReference(`${journal.company}-${journal.number}`);
  const count = batches.reduce((total, batch) => total + batch.count, 0);
  const sum = batches.reduce((total, batch) => total + batch.sum, 0n);
  const file = join(folder, `${messageId}.pain.001.xml`);
  const isNew = await createOnce(file, (write) =>
    writePain001({ messageId, createdAt: now, payer, batches, count, sum }, write),
  );
  return { file, isNew, payments: count, controlSum: formatAmount(sum, "EUR") };
}
