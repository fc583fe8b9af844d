import type { Mirror, PostingContext } from "@contrapost/sdk";
import { mirrorRelationship } from "./mirror-relationship.js";
import { releaseReversal } from "./reverse-mirror.js";
import type { SettlementConfig } from "./settlement-config.js";

/** Makes a mirror that was parked or not made, from its source as it was posted, under the policy as it is now. */
export async function releaseMirror(
  mirror: Mirror,
  posting: PostingContext,
  config: Readonly<SettlementConfig>,
): Promise<void> {
  if (mirror.event === "reversal") {
    await releaseReversal(mirror, posting, config);
    return;
  }
  const { id: recorded, source, relationship, lineCount, event } = mirror;
  await mirrorRelationship({ source, relationship, lineCount, event, recorded }, posting, config);
}
