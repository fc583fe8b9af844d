import {
  ContrapostError,
  type JournalNameInfo,
  type JournalOrigin,
  type MirrorLine,
  type PostingContext,
} from "@contrapost/sdk";
import { MirrorLines } from "./mirror-lines.js";
import type { SettlementConfig } from "./settlement-config.js";
import type { SourceToMirror } from "./source-to-mirror.js";
import { recordMirror } from "./record-mirror.js";

/**
 * Writes the customer payment journal of one relationship's payments, ties it to its source line by line, and posts
 * it where the policy says so; a journal whose name needs approval is submitted instead. Journals are read and written
 * in chunks.
 */
export async function makeMirror(
  payments: SourceToMirror,
  name: JournalNameInfo,
  posting: PostingContext,
  { copyFields }: Pick<SettlementConfig, "copyFields">,
): Promise<void> {
  const { source, relationship } = payments;
  const lineCount = await countStanding(payments, posting);
  const { journals } = posting.in(relationship.sellingCompany);
  const origin: JournalOrigin = { kind: "mirror", plugin: "intercompany-settlement", source };
  const description = `Mirror of ${source.company}/${source.number}`;
  const draft = await journals.create({ name: name.name, description, origin });
  const target = { company: draft.company, number: draft.number };
  const outcome = "made";
  const mirror = await recordMirror(payments, posting, { source, relationship, target, outcome, lineCount });
  const lines = new MirrorLines(relationship, copyFields);
  for await (const paid of posting.lines({ type: "vendor", id: relationship.vendor })) {
    const mirrored = paid.filter(({ reversed }) => reversed !== true).map((line) => lines.of(line));
    if (mirrored.length === 0) continue;
    const first = await draft.append(mirrored.map(({ line }) => line));
    const ties = mirrored.map(
      ({ sourceLine, flag }, index): MirrorLine => ({
        sourceLine,
        targetLine: first + index,
        ...(flag && { flag }),
      }),
    );
    await posting.mirrors.addLines(mirror, ties);
  }
  if (!relationship.policy.postAutomatically) return;
  if (name.approval) await journals.submit(target);
  else await journals.post(target);
}

/**
 * How many of the payments are to be mirrored: all, or, when a parked mirror is released, those that were not reversed
 * meanwhile.
 *
 * @throws ContrapostError `CP_SOURCE_REVERSED`
 */
async function countStanding(
  { source, relationship, lineCount, recorded }: SourceToMirror,
  posting: PostingContext,
): Promise<number> {
  if (recorded === undefined) return lineCount;
  let standing = 0;
  for await (const paid of posting.lines({ type: "vendor", id: relationship.vendor })) {
    standing += paid.filter(({ reversed }) => reversed !== true).length;
  }
  if (standing > 0) return standing;
  throw new ContrapostError("CP_SOURCE_REVERSED", {
    source: `${source.company}/${source.number}`,
    reversal: "reversals of all its payments",
  });
}
