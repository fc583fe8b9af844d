import { ContrapostError, type PostingContext } from "@contrapost/sdk";
import { chooseJournal } from "./choose-journal.js";
import { keepMirror } from "./keep-mirror.js";
import { makeMirror } from "./make-mirror.js";
import type { SettlementConfig } from "./settlement-config.js";
import type { SourceToMirror } from "./source-to-mirror.js";

/** Makes the mirror of one relationship's payments, or records why there is none. */
export async function mirrorRelationship(
  payments: SourceToMirror,
  posting: PostingContext,
  config: Readonly<SettlementConfig>,
): Promise<void> {
  await keepMirror(payments, posting, config, async () => {
    requireActive(payments);
    await makeMirror(payments, await chooseJournal(payments.relationship, posting), posting, config);
  });
}

function requireActive({ relationship }: SourceToMirror): void {
  if (relationship.active) return;
  const { buyingCompany: company, vendor, sellingCompany: partner } = relationship;
  throw new ContrapostError("CP_RELATIONSHIP_INACTIVE", { company, vendor, partner });
}
