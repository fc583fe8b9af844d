import type { JournalInput } from "contrapost";
import type { Plan, Setting } from "./action.js";
import type { Command, SettingPick, Then } from "./command.js";
import { planGeneral } from "./plan-general.js";
import { planInvoices } from "./plan-invoices.js";
import { planPayments } from "./plan-payments.js";
import { reversed, settled, unsettled } from "./plan-settlements.js";
import type { State } from "./state.js";
import { companies, currencies, days, months, trades } from "./world.js";

/** Makes actions of a command, by what stands in the model's books when they are done. */
export function* planned(command: Command, state: () => State): Plan {
  switch (command.want) {
    case "invoices":
      for (const input of planInvoices(command, state())) yield* entered([input], command.then);
      return;
    case "payments":
      yield* entered([planPayments(command, state())], command.then);
      return;
    case "general":
      yield* entered([planGeneral(command, state())], command.then);
      return;
    case "postDraft":
      yield* draftPosted(command, state());
      return;
    case "release":
      yield* released(command, state());
      return;
    case "reverse":
      yield* reversed(command, state());
      return;
    case "settle":
      yield* settled(command, state());
      return;
    case "unsettle":
      yield* unsettled(command, state());
      return;
    case "set":
      yield { do: "set", setting: setting(command.setting, state()) };
  }
}

/** Enters a journal and goes on with it as wanted. */
function* entered(journals: readonly JournalInput[], then: Then): Plan {
  const outcome = yield { do: "enter", journals };
  if (!("done" in outcome)) return;
  for (const journal of outcome.done) yield* done(journal, then);
}

function* done(journal: string, then: Then): Plan {
  if (then === "leave") return;
  if (then === "preview" || then === "previewAndPost") yield { do: "preview", journal };
  if (then !== "preview") yield { do: "post", journal, transferFaulty: then === "transfer" };
}

function* draftPosted({ pick, then, approve }: Extract<Command, { want: "postDraft" }>, state: State): Plan {
  const labels = [...state.journals.keys()];
  const drafts = labels.filter((label) => state.journals.get(label)!.status !== "posted");
  // Now and then one that is posted already, which must be refused.
  const chosen = pick % 10 === 0 ? labels : drafts;
  const journal = chosen[pick % chosen.length];
  if (journal === undefined) return;
  if (approve) yield { do: "approve", journal };
  yield* done(journal, then);
}

function* released({ pick, mended }: Extract<Command, { want: "release" }>, { mirrors }: State): Plan {
  const waiting = mirrors.filter(({ outcome }) => outcome === "parked" || outcome === "notMirrored");
  // Now and then one that is made already, which must be refused.
  const chosen = pick % 7 === 0 ? mirrors : waiting;
  const mirror = chosen[pick % chosen.length];
  if (mirror === undefined) return;
  if (mended) yield* mendings(mirror.trade);
  yield { do: "release", mirror: mirrors.indexOf(mirror) };
}

function* mendings(trade: number): Plan {
  const { seller, customer } = trades[trade]!;
  const policy = { active: true, journal: "CUSTPAY", automatic: true, onFailure: undefined };
  yield { do: "set", setting: { of: "policy", trade, policy } };
  const party = { hold: "none", automatic: false } as const;
  yield { do: "set", setting: { of: "party", key: `${seller}/customer/${customer}`, party } };
  for (const month of months) {
    yield { do: "set", setting: { of: "period", company: seller, month, status: "open" } };
  }
}

function setting(pick: SettingPick, state: State): Setting {
  switch (pick.of) {
    case "policy": {
      const { trade, active, journal, automatic, onFailure } = pick;
      return { of: "policy", trade, policy: { active, journal, automatic, onFailure } };
    }
    case "defaultJournal": {
      const company = companies[pick.company]!.id;
      const terms = state.terms.get(`${company}/customer`)!;
      return { of: "parameters", company, side: "customer", journal: pick.name, terms };
    }
    case "terms": {
      const { side, terms } = pick;
      const company = companies[pick.company]!.id;
      return { of: "parameters", company, side, journal: state.defaultJournals.get(company), terms };
    }
    case "period": {
      const company = companies[pick.company]!.id;
      return { of: "period", company, month: months[pick.month]!, status: pick.status };
    }
    case "party": {
      const keys = [...state.parties.keys()];
      const { hold, automatic } = pick;
      return { of: "party", key: keys[pick.pick % keys.length]!, party: { hold, automatic } };
    }
    case "rate": {
      const to = currencies[pick.currency]!;
      const from = to === "EUR" ? "USD" : "EUR";
      const rate = `${Math.floor(pick.rate / 10_000)}.${String(pick.rate % 10_000).padStart(4, "0")}`;
      return { of: "rate", rate: { from, to, date: days[pick.day]!, rate } };
    }
  }
}
