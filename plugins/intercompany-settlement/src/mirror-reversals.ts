import {
  ContrapostError,
  type JournalRef,
  type Mirror,
  type PostedJournal,
  type PostingContext,
} from "@contrapost/sdk";
import { keepMirror } from "./keep-mirror.js";
import { recordMirror } from "./record-mirror.js";
import { reverseMirror } from "./reverse-mirror.js";
import type { SettlementConfig } from "./settlement-config.js";

/**
 * Lets what became of reversed payments go the same way: a posted mirror is reversed in the selling company, a draft is
 * cancelled, one that waits will not be made. A reversal that is itself a mirror is left alone.
 */
export async function mirrorReversals(
  posted: PostedJournal,
  posting: PostingContext,
  config: Readonly<SettlementConfig>,
): Promise<void> {
  if (posted.origin.kind === "mirror" || posted.reverses === undefined) return;
  for (const mirror of await posting.mirrors.ofSource(posted.reverses)) {
    if (mirror.event !== "payment") continue;
    const lines = await reversedLines(mirror, posting);
    if (lines.length > 0) await mirrorOne(posted, mirror, lines, posting, config);
  }
}

/** The lines of the reversal that stand on the mirrored vendor: they have the numbers of those that they negate. */
async function reversedLines({ relationship }: Mirror, posting: PostingContext): Promise<readonly number[]> {
  const lines: number[] = [];
  for await (const chunk of posting.lines({ type: "vendor", id: relationship.vendor })) {
    for (const { line } of chunk) lines.push(line);
  }
  return lines;
}

async function mirrorOne(
  reversal: JournalRef,
  mirror: Mirror,
  lines: readonly number[],
  posting: PostingContext,
  config: Readonly<SettlementConfig>,
): Promise<void> {
  const { relationship, target, source } = mirror;
  if (mirror.status === "cancelled") return;
  if (target === undefined) {
    // Only some of its payments were reversed: the others can still be mirrored.
    if (lines.length < mirror.lineCount) return;
    const error = new ContrapostError("CP_SOURCE_REVERSED", {
      source: label(source),
      reversal: label(reversal),
    });
    const reason = { code: error.code, text: error.message };
    const outcome = "cancelled";
    const { lineCount, id: recorded } = mirror;
    const cancelled = { source, relationship, event: mirror.event, lineCount, recorded };
    await recordMirror(cancelled, posting, { source, relationship, outcome, reason, lineCount });
    return;
  }
  const ties = await posting.mirrors.targetLines(mirror.id, lines);
  if (ties.size === 0) return;
  if (mirror.status !== "posted") {
    const { journals } = posting.in(relationship.sellingCompany);
    await journals.withdraw(target, [...ties.values()]);
    // What is left of it waits for approval as before.
    const sentBack = mirror.status !== "draft" && (await journals.find(target.number))?.status === "draft";
    if (sentBack) await journals.submit(target);
    return;
  }
  const reversed = { source: reversal, event: "reversal", relationship, lineCount: ties.size } as const;
  await keepMirror(reversed, posting, config, () => reverseMirror(reversed, { target, ties }, posting));
}

function label({ company, number }: JournalRef): string {
  return `${company}/${number}`;
}
