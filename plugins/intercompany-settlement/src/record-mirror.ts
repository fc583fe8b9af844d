import type { MirrorRecord, PostingContext } from "@contrapost/sdk";
import type { SourceToMirror } from "./source-to-mirror.js";

/** Records what became of a mirror: as a new one, or as the outcome of the one that is being released. */
export async function recordMirror(
  { recorded }: SourceToMirror,
  { mirrors }: PostingContext,
  record: MirrorRecord,
): Promise<number> {
  if (recorded === undefined) return await mirrors.record(record);
  await mirrors.resolve(recorded, record);
  return recorded;
}
