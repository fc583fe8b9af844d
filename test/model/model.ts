import type { Action, Outcome, Setting } from "./action.js";
import { enter, newJournal } from "./enter.js";
import type { Rate } from "./exact.js";
import { objections } from "./link.js";
import { release } from "./mirror.js";
import { mirrorReversals } from "./mirror-reversal.js";
import { post } from "./post.js";
import { reverseVouchers } from "./reverse.js";
import { settleLater, unsettle } from "./settle-later.js";
import { journalNames } from "./world.js";
import { writeJournal } from "./write-journal.js";
import { type Entry, initialState, type Line, type Problem, Refused, type State } from "./state.js";

/** The books as they must be, kept by the plainest means: maps, lists and a copy before each change. */
export class Model {
  state: State = initialState();

  /** Does what the host is told to do. */
  apply(action: Action): Outcome {
    const changed = structuredClone(this.state);
    try {
      const done = act(changed, action);
      this.state = changed;
      return { done };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const codes = error.handlerCode === undefined ? error.problems.map(shown) : [error.handlerCode];
      return { refused: [...new Set(codes)].sort() };
    }
  }
}

function act(state: State, action: Action): readonly string[] {
  switch (action.do) {
    case "enter":
      return action.journals.map((input) => enter(state, input));
    case "post":
      return action.transferFaulty ? postAndTransfer(state, action.journal) : postOnly(state, action.journal);
    case "preview":
      return preview(state, action.journal);
    case "approve":
      approve(state, action.journal);
      return [];
    case "release":
      release(state, action.mirror);
      return [];
    case "reverse": {
      const journal = reverseVouchers(state, action.wish);
      mirrorReversals(state, journal);
      return [`${journal.company}/${journal.number}`];
    }
    case "settle":
      return [settleLater(state, action.wish)];
    case "unsettle":
      return [unsettle(state, action.wish)];
    case "set":
      set(state, action.setting);
      return [];
  }
}

function set(state: State, setting: Setting): void {
  switch (setting.of) {
    case "policy":
      state.policies[setting.trade] = setting.policy;
      return;
    case "parameters":
      state.terms.set(`${setting.company}/${setting.side}`, setting.terms);
      if (setting.side === "customer") state.defaultJournals.set(setting.company, setting.journal);
      return;
    case "period":
      state.periods.set(`${setting.company}/${setting.month}`, setting.status);
      return;
    case "party":
      state.parties.set(setting.key, setting.party);
      return;
    case "rate": {
      const { from, to, date } = setting.rate;
      const isSame = (rate: Rate): boolean => rate.from === from && rate.to === to && rate.date === date;
      const known = state.rates.findIndex(isSame);
      state.rates.splice(known < 0 ? state.rates.length : known, 1, setting.rate);
    }
  }
}

function approve(state: State, label: string): void {
  const journal = state.journals.get(label)!;
  // Submitted first, where it is a draft still.
  const approval = journalNames.find(({ id }) => id === journal.name)!.approval === true;
  const final = journal.status === "posted" || journal.status === "cancelled";
  if (final) throw new Refused([{ code: "CP_JOURNAL_STATUS" }]);
  if (journal.status === "approved") throw new Refused([{ code: "CP_APPROVED_ALREADY" }]);
  if (journal.status === "draft" && !approval) throw new Refused([{ code: "CP_APPROVAL_NOT_NEEDED" }]);
  journal.status = "approved";
}

function postOnly(state: State, label: string): readonly string[] {
  post(state, label);
  return ["posted"];
}

/**
 * Moves the vouchers with faulty lines to a new journal and posts the rest. With nothing left the faults stand, and in
 * a mirror, which is kept whole.
 */
function postAndTransfer(state: State, label: string): readonly string[] {
  const objecting = objections(state, state.journals.get(label)!);
  if (objecting.length > 0) throw new Refused(objecting);
  try {
    const posted = structuredClone(state);
    post(posted, label);
    Object.assign(state, posted);
    return ["posted"];
  } catch (error) {
    if (!(error instanceof Refused) || error.handlerCode !== undefined) throw error;
    const faulty = new Set(error.problems.map(({ line }) => line));
    const journal = state.journals.get(label)!;
    const vouchers = new Set(
      journal.lines.filter(({ line }) => faulty.has(line)).map(({ voucherNo }) => voucherNo),
    );
    const movable = journal.source === undefined && journal.status === "draft" && !faulty.has(undefined);
    if (!movable || vouchers.size === journal.voucherCount) throw error;
    const draft = newJournal(state, journal.company, journal.name, {});
    draft.lines = renumbered(journal.lines.filter(({ voucherNo }) => vouchers.has(voucherNo)));
    journal.lines = renumbered(journal.lines.filter(({ voucherNo }) => !vouchers.has(voucherNo)));
    draft.voucherCount = vouchers.size;
    journal.voucherCount -= vouchers.size;
    post(state, label);
    return ["posted", `transferred ${draft.company}/${draft.number}`];
  }
}

/** Vouchers counted anew in their order; lines keep their numbers. */
function renumbered(lines: readonly Line[]): Line[] {
  const numbers = [...new Set(lines.map(({ voucherNo }) => voucherNo))];
  return lines.map((line) => ({ ...line, voucherNo: numbers.indexOf(line.voucherNo) + 1 }));
}

/** The entries that posting would make, or all that keeps it from posting; nothing changes. */
function preview(state: State, label: string): readonly string[] {
  const copy = structuredClone(state);
  const problems: Problem[] = [...objections(copy, copy.journals.get(label)!)];
  try {
    writeJournal(copy, label);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problems.push(...error.problems);
  }
  if (problems.length > 0) return [...new Set(problems.map((problem) => `problem ${shown(problem)}`))].sort();
  const made = copy.vouchers.filter(({ journal }) => journal === label);
  const numberOf = new Map(made.map(({ number, no }) => [number, no]));
  return copy.entries
    .slice(state.entries.length)
    .map((entry) => shownEntry(numberOf.get(entry.voucher)!, entry))
    .sort();
}

/** An entry of a preview, which has no voucher number yet. */
export function shownEntry(voucher: number, entry: Omit<Entry, "company" | "voucher">): string {
  const { account, currency, amount, accounting } = entry;
  return `${voucher} ${account} ${amount} ${currency} = ${accounting}`;
}

export function shown({ code, line }: Problem): string {
  return line === undefined ? code : `${code} in line ${line}`;
}
