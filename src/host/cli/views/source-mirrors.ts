import type { JournalRef } from "@contrapost/sdk";
import type { Host } from "../../host.js";
import { listMirrors, type MirrorOverview } from "../../inquiry/mirrors.js";

/** The mirrors of journals, in the order of these. */
export function mirrorsOfSources(
  host: Host,
  sources: readonly JournalRef[],
): Promise<readonly MirrorOverview[]> {
  return host.store.read(async (session) => {
    const found: MirrorOverview[] = [];
    for (const { company, number } of sources) {
      const mirrors = await listMirrors(session, new Date(), { company, sourceJournal: number });
      found.push(...mirrors.filter(({ source }) => source.company === company));
    }
    return found;
  });
}
