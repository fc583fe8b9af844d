import {
  ContrapostError,
  type HandlerScope,
  type Hook,
  type ScopeFactory,
  type ValidateContext,
} from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import { amendScope } from "./amend-draft.js";
import { readApproval } from "./approval/approval-events.js";
import { contentHash } from "./approval/content-hash.js";
import { journalNameInfo, loadJournalName } from "./company-facts.js";
import { readDraftLines } from "./draft-lines.js";
import type { PostingEnvironment } from "./environment.js";
import { ScopeGuard } from "./handler-scope.js";
import { handlerTableReader } from "./handler-table.js";
import { JournalIntercompany } from "./intercompany.js";
import { journalHooks } from "./journal-hooks.js";
import { type EventPlace, raiseEvent } from "./raise-event.js";
import { readParties } from "./read-parties.js";
import { placeInJournal, type StoredJournal } from "./journal-header.js";

/** Who asks, and whether it is only to see what would happen. */
interface Asking {
  readonly user: string;
  readonly preview: boolean;
}

/** Runs the handlers that validate a posting and answers every objection as an error; the database is only read. */
export function objectionsTo(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  asking: Asking,
): Promise<readonly ContrapostError[]> {
  const { header } = journal;
  return objectionsOf(env, session, journal, journalHooks[header.type].validate, header, asking);
}

/** The same for any hook that validates something about a journal. */
export async function objectionsOf<Payload>(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  hook: Hook<"validate", Payload>,
  payload: Payload,
  asking: Asking,
): Promise<readonly ContrapostError[]> {
  const { header } = journal;
  if (!env.dispatcher.has(hook, header.company)) return [];
  const place = { env, session, journal, user: asking.user, eventDepth: 0 };
  const scope = validateScope(place, asking);
  const objections = await env.dispatcher.validate(hook, header.company, payload, scope);
  return objections.map(
    ({ line, ...objection }) =>
      new ContrapostError("CP_OBJECTION", { ...objection, where: placeInJournal(header, line) }),
  );
}

/** The contexts of the handlers that validate. */
export function validateScope(
  place: EventPlace,
  asking: Pick<Asking, "preview">,
): ScopeFactory<ValidateContext> {
  const { env, session, journal, user } = place;
  const { preview } = asking;
  const scopesAt = (deeper: EventPlace) => ({
    validate: validateScope(deeper, asking),
    amend: amendScope(deeper),
  });
  const { company } = journal.header;
  return (watch): HandlerScope<ValidateContext> => {
    const guard = new ScopeGuard(watch);
    const intercompany = new JournalIntercompany(session, journal);
    const context: ValidateContext = {
      preview,
      user,
      company,
      get signal() {
        return guard.signal;
      },
      journalName: () =>
        guard.run(async () => journalNameInfo(await loadJournalName(session, company, journal.header.name))),
      lines: () => guard.chunks(readDraftLines(session, journal, env.chunkLines)),
      parties: (lines) => guard.run(() => readParties(session, company, lines)),
      approval: () => guard.run(() => readApproval(session, journal.id)),
      raise: (hook, payload) => raiseEvent(place, guard, scopesAt, { hook, payload }),
      table: (name) => handlerTableReader(env, session, guard, name),
      contentHash: () => guard.run(() => contentHash(session, journal)),
      intercompany: {
        relationshipsOfBuyer: (buyer) => guard.run(() => intercompany.relationshipsOfBuyer(buyer)),
        relationshipsOfSeller: (seller) => guard.run(() => intercompany.relationshipsOfSeller(seller)),
        invoiceDifferences: () => guard.run(() => intercompany.invoiceDifferences()),
      },
    };
    return { context: Object.freeze(context), close: guard.close };
  };
}
