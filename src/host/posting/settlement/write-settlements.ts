import type { Session } from "../../store/session.js";
import { loadDiscounts } from "../discount-states.js";
import type { StoredJournal } from "../journal-header.js";
import { readLines } from "../line-reader.js";
import type { LineSurroundings } from "../line-surroundings.js";
import { type RowBase } from "../posting-rows.js";
import { Problems } from "../problems.js";
import { refusal } from "../refusal.js";
import { checkPeriod } from "../resolve-line.js";
import { buildSettlement } from "./build-settlement.js";
import { SettlementRows } from "./settlement-rows.js";
import { closeSettled } from "./undo-settlements.js";

/** What a settlement document is written with. */
interface SettlementWriting {
  readonly around: LineSurroundings;
  readonly base: RowBase;
  readonly chunkLines: number;
}

/**
 * Settles what the lines of a settlement document are marked with: each line in a voucher of its own, with entries only
 * where something differs.
 *
 * @throws ContrapostError `CP_POSTING_REFUSED` with every fault in `problems`
 */
export async function writeSettlements(
  session: Session,
  journal: StoredJournal,
  { around, base, chunkLines }: SettlementWriting,
): Promise<void> {
  const problems = new Problems(journal.header);
  for await (const chunk of readLines(session, { journal: journal.id, size: chunkLines, locking: true })) {
    await around.parties.load(chunk);
    if (around.terms.grantsDiscounts) await loadDiscounts(session, chunk, around.openItems);
    await around.facts.reporting?.loadItems(session, chunk, []);
    const rows = await SettlementRows.load(session, base, chunk);
    for (const line of chunk) {
      checkPeriod(line, around.facts, problems);
      buildSettlement(line, around, rows, problems);
    }
    const first = chunk[0]?.voucherNo ?? 1;
    await rows.write(session);
    const after = base.voucherBase + first - 1;
    await closeSettled(session, { after, last: base.voucherBase + (chunk.at(-1)?.voucherNo ?? 0) });
  }
  if (problems.count > 0) throw refusal(journal.header, problems.errors, problems.count);
}
