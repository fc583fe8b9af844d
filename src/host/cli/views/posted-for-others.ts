import type { JournalRef } from "@contrapost/sdk";
import type { Colors } from "picocolors/types.js";
import type { Host } from "../../host.js";
import { type JournalOverview, listJournals } from "../../inquiry/journals.js";
import type { MirrorOverview } from "../../inquiry/mirrors.js";
import { journalsForOthers } from "../../posting/central/journals-for-others.js";
import { countText, journalText } from "./amounts.js";
import { mirrorSentence } from "./mirror-view.js";
import { mirrorsOfSources } from "./source-mirrors.js";

/** A posted journal with what became of it in selling companies. */
export interface PostedWithMirrors {
  readonly journal: JournalOverview;
  readonly mirrors: readonly MirrorOverview[];
}

export async function readPosted(host: Host, { company, number }: JournalRef): Promise<PostedWithMirrors> {
  const [journal] = await host.store.read((session) => listJournals(session, { company, number }));
  return { journal: journal!, mirrors: await mirrorsOfSources(host, [journal!]) };
}

/** What journals have booked in the companies that they pay for, or took back there. */
export async function postedForOthers(
  host: Host,
  payers: readonly JournalRef[],
): Promise<readonly PostedWithMirrors[]> {
  const others: PostedWithMirrors[] = [];
  for (const other of await host.store.read((session) => journalsForOthers(session, payers))) {
    others.push(await readPosted(host, other));
  }
  return others;
}

/** The same for people, a line each. */
export function othersTexts(others: readonly PostedWithMirrors[], colours: Colors): readonly string[] {
  return others.flatMap(({ journal, mirrors }) => {
    const made = `${countText(journal.lineCount, "line")}, ${countText(journal.voucherCount, "voucher")}`;
    return [
      `  paid for ${journal.company}: ${journalText(journal)} ${colours.green("posted")}: ${made}`,
      ...mirrors.map((mirror) => `    ${mirrorSentence(mirror, colours)}`),
    ];
  });
}
