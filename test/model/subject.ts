import { formatAmount, isContrapostError, type JournalRef } from "@contrapost/sdk";
import type { Host, MasterDataDocument } from "contrapost";
import type { Action, Outcome, Setting } from "./action.js";
import { parametersOf, partyRecord, relationshipEntry } from "./master-data.js";
import { shown, shownEntry } from "./model.js";
import type { SettleWish } from "./settle-later.js";

const user = "ann";

/** The real host, told to do what the model is told to do. */
export class Subject {
  constructor(readonly host: Host) {}

  async apply(action: Action): Promise<Outcome> {
    try {
      return { done: await this.#act(action) };
    } catch (error) {
      if (!isContrapostError(error)) throw error;
      return { refused: codesOf(error) };
    }
  }

  async #act(action: Action): Promise<readonly string[]> {
    const { journals } = this.host;
    switch (action.do) {
      case "enter":
        return (await journals.enter(action.journals, { user })).map(labelOf);
      case "post": {
        const { transferFaulty } = action;
        const { transferred } = await journals.post(refOf(action.journal), { user, transferFaulty });
        return ["posted", ...(transferred === undefined ? [] : [`transferred ${labelOf(transferred)}`])];
      }
      case "preview": {
        const { problems, entries } = await journals.preview(refOf(action.journal), { user });
        if (problems.length === 0) return entries.map((entry) => shownEntry(entry.voucher, entry)).sort();
        return [...new Set(problems.map((problem) => `problem ${problemOf(problem)}`))].sort();
      }
      case "approve":
        await this.#approve(refOf(action.journal));
        return [];
      case "release":
        await this.host.releaseMirror(await this.#mirrorAt(action.mirror), { user });
        return [];
      case "reverse": {
        const { journal, date, vouchers } = action.wish;
        const request = { journal: refOf(journal), date, ...(vouchers !== undefined && { vouchers }) };
        return [labelOf(await this.host.reversals.reverse(request, { user }))];
      }
      case "settle":
        return [labelOf(await this.host.settlements.settle(settleRequest(action.wish), { user }))];
      case "unsettle": {
        const { journal, voucher, invoice, date } = action.wish;
        const only = { ...(voucher !== undefined && { voucher }), ...(invoice !== undefined && { invoice }) };
        const request = { journal: refOf(journal), date, ...only };
        return [labelOf(await this.host.settlements.unsettle(request, { user }))];
      }
      case "set":
        await this.host.applyMasterData(changeOf(action.setting));
        return [];
    }
  }

  async #approve(journal: JournalRef): Promise<void> {
    const { journals } = this.host;
    const { status } = await journals.find(labelOf(journal));
    if (status === "draft") await journals.submit(journal, { user });
    await journals.approve(journal, { user });
  }

  /** Mirrors are numbered in the order of their making. */
  async #mirrorAt(place: number): Promise<number> {
    const rows = await this.host.store.read((session) => session.rows("SELECT id FROM mirror ORDER BY id"));
    return Number(rows[place]![0]);
  }
}

/** Master data that says what a setting says. */
function changeOf(setting: Setting): MasterDataDocument {
  switch (setting.of) {
    case "policy":
      return { tradingRelationships: [relationshipEntry(setting.trade, setting.policy)] };
    case "parameters": {
      const { company, side, journal, terms } = setting;
      const key = side === "vendor" ? "accountsPayable" : "accountsReceivable";
      return { companies: [{ id: company, [key]: parametersOf(company, side, journal, terms) }] };
    }
    case "period": {
      const { company, month, status } = setting;
      return { companies: [{ id: company, periods: [{ from: month, to: month, status }] }] };
    }
    case "party": {
      const [company, side, id] = setting.key.split("/") as [string, string, string];
      const party = partyRecord(id, setting.party);
      return { companies: [{ id: company, [`${side}s`]: [party] }] };
    }
    case "rate":
      return { exchangeRates: [{ ...setting.rate, type: "Default" }] };
  }
}

function settleRequest({ company, side, party, date, named, order }: SettleWish) {
  const transactions = named?.map(({ invoice, voucher, amount, currency }) => ({
    ...(invoice === undefined ? { voucher } : { invoice }),
    ...(amount !== undefined && { amount: formatAmount(amount, currency) }),
  }));
  return { company, side, party, date, ...(transactions === undefined ? { order } : { transactions }) };
}

type KnownError = Error & {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly problems: readonly KnownError[];
};

/** The codes of all faults; a handler that refused speaks for its cause. */
function codesOf(error: KnownError): readonly string[] {
  if (error.code === "CP_HANDLER_FAILED" && isContrapostError(error.cause)) return codesOf(error.cause);
  if (error.problems.length === 0) return [problemOf(error)];
  return [...new Set(error.problems.map(problemOf))].sort();
}

/** Objections tell the line in their text. */
function problemOf({ code, facts, message }: KnownError): string {
  const told = facts["line"] ?? (code === "CP_OBJECTION" ? / line (\d+)/.exec(message)?.[1] : undefined);
  return shown(told === undefined ? { code } : { code, line: Number(told) });
}

function refOf(label: string): JournalRef {
  const [company, number] = label.split("/") as [string, string];
  return { company, number };
}

function labelOf({ company, number }: JournalRef): string {
  return `${company}/${number}`;
}
