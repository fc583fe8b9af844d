import { ContrapostError, type HandlerScope, type ScopeFactory, type ValidateContext } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import { readDraftLines } from "./draft-lines.js";
import type { PostingEnvironment } from "./environment.js";
import { ScopeGuard } from "./handler-scope.js";
import { JournalIntercompany } from "./intercompany.js";
import { journalHooks } from "./journal-hooks.js";
import { placeInJournal, type StoredJournal } from "./journal-header.js";

/** Runs the validate handlers and answers every objection as an error; the database is only read. */
export async function objectionsTo(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  request: { readonly user: string; readonly preview: boolean },
): Promise<readonly ContrapostError[]> {
  const { header } = journal;
  const hook = journalHooks[header.type].validate;
  if (!env.dispatcher.has(hook, header.company)) return [];
  const scope = validateScope(env, session, journal, request);
  const objections = await env.dispatcher.validate(hook, header.company, header, scope);
  return objections.map(
    ({ line, ...objection }) =>
      new ContrapostError("CP_OBJECTION", { ...objection, where: placeInJournal(header, line) }),
  );
}

function validateScope(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  request: { readonly user: string; readonly preview: boolean },
): ScopeFactory<ValidateContext> {
  const { company } = journal.header;
  return (watch): HandlerScope<ValidateContext> => {
    const guard = new ScopeGuard(watch);
    const intercompany = new JournalIntercompany(session, journal);
    const context: ValidateContext = {
      ...request,
      company,
      get signal() {
        return guard.signal;
      },
      lines: () => guard.chunks(readDraftLines(session, journal, env.chunkLines)),
      intercompany: {
        relationshipsOfBuyer: (buyer) => guard.run(() => intercompany.relationshipsOfBuyer(buyer)),
        invoiceDifferences: () => guard.run(() => intercompany.invoiceDifferences()),
      },
    };
    return { context: Object.freeze(context), close: guard.close };
  };
}
