import {
  ContrapostError,
  type JournalOrigin,
  type JournalRef,
  type Mirror,
  type PostingContext,
} from "@contrapost/sdk";
import { keepMirror } from "./keep-mirror.js";
import { recordMirror } from "./record-mirror.js";
import type { SettlementConfig } from "./settlement-config.js";
import type { SourceToMirror } from "./source-to-mirror.js";

/** The mirrored journal, and which of its lines the reversed payments became. */
interface MirroredLines {
  readonly target: JournalRef;
  readonly ties: ReadonlyMap<number, number>;
}

/** Reverses mirrored lines in the selling company on the same date, and ties the two reversals line by line. */
export async function reverseMirror(
  reversed: SourceToMirror,
  { target, ties }: MirroredLines,
  posting: PostingContext,
): Promise<void> {
  const { source, relationship, event, lineCount } = reversed;
  const { journals } = posting.in(relationship.sellingCompany);
  const posted = await journals.reverse({
    journal: target,
    date: await dateOf(posting),
    lines: [...ties.values()],
    description: `Reversal of ${target.number}, mirror of ${source.company}/${source.number}`,
    origin: { kind: "mirror", plugin: "intercompany-settlement", source } satisfies JournalOrigin,
  });
  const made = { company: posted.company, number: posted.number };
  const record = { source, relationship, event, outcome: "made", target: made, lineCount } as const;
  const mirror = await recordMirror(reversed, posting, record);
  const lines = [...ties].map(([sourceLine, targetLine]) => ({ sourceLine, targetLine }));
  await posting.mirrors.addLines(mirror, lines);
}

/** All lines of a reversal have its date. */
async function dateOf(posting: PostingContext): Promise<string> {
  for await (const [line] of posting.lines()) {
    if (line !== undefined) return line.date;
  }
  throw new RangeError("a reversal without lines");
}

/** Makes a mirrored reversal that was parked, from what it reverses as it is now. */
export async function releaseReversal(
  mirror: Mirror,
  posting: PostingContext,
  config: Readonly<SettlementConfig>,
): Promise<void> {
  const { id: recorded, source, relationship, lineCount, event } = mirror;
  const reversed = { source, relationship, lineCount, event, recorded };
  await keepMirror(reversed, posting, config, async () => {
    const payments = await mirroredPayments(mirror, posting);
    const lines: number[] = [];
    for await (const chunk of posting.lines({ type: "vendor", id: relationship.vendor })) {
      for (const { line } of chunk) lines.push(line);
    }
    const ties = await posting.mirrors.targetLines(payments.id, lines);
    await reverseMirror(reversed, { target: payments.target, ties }, posting);
  });
}

/** The mirror of the payments that the source of this one reversed. */
async function mirroredPayments(
  { source, relationship }: Mirror,
  posting: PostingContext,
): Promise<{ readonly id: number; readonly target: JournalRef }> {
  const journal = await posting.in(source.company).journals.find(source.number);
  const mirrors = journal?.reverses === undefined ? [] : await posting.mirrors.ofSource(journal.reverses);
  const found = mirrors.find(
    ({ event, relationship: own }) => event === "payment" && own.id === relationship.id,
  );
  if (found?.target === undefined)
    throw new ContrapostError("CP_MIRROR_UNKNOWN", { mirror: `of ${source.number}` });
  return { id: found.id, target: found.target };
}
