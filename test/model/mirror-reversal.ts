import { keepMirror, newMirror } from "./keep-mirror.js";
import { reverseVouchers } from "./reverse.js";
import { type Journal, type Mirror, Refused, type State } from "./state.js";
import { trades } from "./world.js";

/** What becomes of reversed payments becomes of their mirrors. */
export function mirrorReversals(state: State, reversal: Journal): void {
  if (reversal.source !== undefined) return;
  // One that fails puts copies in the place of all: each is looked up when it is its turn.
  for (let index = 0; index < state.mirrors.length; index += 1) {
    const mirror = state.mirrors[index]!;
    if (mirror.event === "payment" && mirror.source === reversal.reverses) {
      mirrorReversal(state, reversal, mirror);
    }
  }
}

function mirrorReversal(state: State, reversal: Journal, mirror: Mirror): void {
  const lines = linesOn(reversal, trades[mirror.trade]!.vendor);
  if (lines.length === 0 || mirror.outcome === "cancelled") return;
  if (mirror.target === undefined) {
    // A part of the payments can be mirrored still.
    if (lines.length < mirror.lineCount) return;
    mirror.outcome = "cancelled";
    mirror.reason = "CP_SOURCE_REVERSED";
    return;
  }
  const ties = mirror.lines.filter(({ source }) => lines.includes(source));
  const target = state.journals.get(mirror.target)!;
  if (ties.length === 0 || target.status === "cancelled") return;
  if (target.status !== "posted") withdraw(target, ties);
  else {
    const reversed = newMirror("reversal", reversal, mirror.trade, ties.length);
    keepMirror(state, reversed, () => reverseMirrored(state, reversed, target, ties));
  }
}

/** Reverses what a parked reversal's payments became, now. */
export function releaseReversal(state: State, index: number): void {
  const { source, trade } = state.mirrors[index]!;
  const reversal = state.journals.get(source)!;
  const made = state.mirrors.find(
    (one) => one.event === "payment" && one.source === reversal.reverses && one.trade === trade,
  )!;
  const lines = linesOn(reversal, trades[trade]!.vendor);
  const ties = made.lines.filter((tie) => lines.includes(tie.source));
  const mirror = newMirror("reversal", reversal, trade, state.mirrors[index]!.lineCount);
  const reverse = () => reverseMirrored(state, mirror, state.journals.get(made.target!)!, ties);
  keepMirror(state, mirror, reverse, index);
}

/** The lines of a journal that stand on a vendor. */
function linesOn({ lines }: Journal, vendor: string): readonly number[] {
  return lines
    .filter(({ account }) => account.type === "vendor" && account.id === vendor)
    .map(({ line }) => line);
}

/** Takes lines out of a journal that is not posted; without any it is cancelled, and keeps them. */
function withdraw(journal: Journal, ties: Mirror["lines"]): void {
  const stay = journal.lines.filter(({ line }) => !ties.some(({ target }) => target === line));
  if (stay.length === 0) journal.status = "cancelled";
  else {
    journal.lines = stay.map((line, index) => ({ ...line, voucherNo: index + 1 }));
    journal.voucherCount = stay.length;
    // What was submitted or approved was another journal: the rest is submitted anew.
    if (journal.status !== "draft") journal.status = "submitted";
  }
}

function reverseMirrored(state: State, mirror: Mirror, target: Journal, ties: Mirror["lines"]): void {
  const label = `${target.company}/${target.number}`;
  const date = state.journals.get(mirror.source)!.lines[0]!.date;
  const lines = target.lines.filter(({ line }) => ties.some((tie) => tie.target === line));
  const vouchers = state.vouchers
    .filter(({ journal, no }) => journal === label && lines.some(({ voucherNo }) => voucherNo === no))
    .map(({ number }) => number);
  if (target.status !== "posted") throw new Refused([{ code: "CP_JOURNAL_STATUS" }]);
  const made = reverseVouchers(state, { journal: label, date, vouchers }, mirror.source);
  mirror.outcome = "made";
  mirror.target = `${made.company}/${made.number}`;
  mirror.lines = ties.map(({ source, target: own }) => ({ source, target: own, flag: undefined }));
}
