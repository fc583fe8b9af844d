import type {
  CompanyBooks,
  HandlerScope,
  IntercompanyBooks,
  MirrorBook,
  PostingContext,
  ScopeFactory,
} from "@contrapost/sdk";
import { amendScope } from "./amend-draft.js";
import { companyBooks } from "./company-books.js";
import { ScopeGuard } from "./handler-scope.js";
import { handlerTable } from "./handler-table.js";
import { JournalIntercompany } from "./intercompany.js";
import { StoredMirrors } from "./mirror-book.js";
import type { PostingEnvironment } from "./environment.js";
import { readPaidAccounts, readPostedLines } from "./posted-lines.js";
import { type EventScopes, raiseEvent } from "./raise-event.js";
import { readParties } from "./read-parties.js";
import { requireRight } from "./require-right.js";
import type { RunningPosting } from "./running-posting.js";
import { validateScope } from "./validate-journal.js";

/** Makes the posting's own handle for each handler: all that is written through it is in the transaction. */
export function postingScope(posting: RunningPosting): ScopeFactory<PostingContext> {
  return (watch): HandlerScope<PostingContext> => {
    const guard = new ScopeGuard(watch);
    const { plugin } = watch.handler;
    const { env, session, journal, user } = posting;
    const context: PostingContext = {
      company: journal.header.company,
      user,
      get signal() {
        return guard.signal;
      },
      lines: (account) =>
        guard.chunks(readPostedLines(session, { journal: journal.header, account, size: env.chunkLines })),
      parties: (lines) => guard.run(() => readParties(session, journal.header.company, lines)),
      paidAccounts: () => guard.run(() => readPaidAccounts(session, journal)),
      in: (company): CompanyBooks => (guard.use(), companyBooks(posting, guard, company)),
      intercompany: guardedIntercompany(guard, new JournalIntercompany(session, journal), () =>
        requireRight(env.rightsOf, guard.handler, {
          action: "create",
          document: "invoiceLink",
          company: journal.header.company,
          call: "intercompany.linkInvoices",
        }),
      ),
      mirrors: guardedMirrors(
        guard,
        env,
        new StoredMirrors(session, {
          plugin,
          pluginVersion: env.pluginVersion(plugin),
          user,
          at: env.clock.now(),
        }),
      ),
      table: (name) => handlerTable(env, session, guard, name),
      raise: (hook, payload) =>
        raiseEvent(posting, guard, (deeper) => scopesIn({ ...posting, ...deeper }), { hook, payload }),
      // The work is the handler's own, so its deadline goes on.
      attempt: (work) => guard.within(() => env.observer.committing(() => session.savepoint(work))),
    };
    return { context: Object.freeze(context), close: guard.close };
  };
}

/** The contexts of handlers that hear of an event raised in a posting. */
function scopesIn(posting: RunningPosting): EventScopes {
  return {
    validate: validateScope(posting, { preview: false }),
    amend: amendScope(posting),
    posted: postingScope(posting),
  };
}

function guardedIntercompany(
  guard: ScopeGuard,
  books: IntercompanyBooks,
  allowLinks: () => void,
): IntercompanyBooks {
  return {
    relationshipsOfBuyer: (company) => guard.run(() => books.relationshipsOfBuyer(company)),
    relationshipsOfSeller: (company) => guard.run(() => books.relationshipsOfSeller(company)),
    invoiceDifferences: () => guard.run(() => books.invoiceDifferences()),
    linkInvoices: () =>
      guard.run(async () => {
        allowLinks();
        return await books.linkInvoices();
      }),
  };
}

function guardedMirrors(
  guard: ScopeGuard,
  { rightsOf, observer }: Pick<PostingEnvironment, "rightsOf" | "observer">,
  book: MirrorBook,
): MirrorBook {
  /** A mirror is made in the company that sells. */
  const allowed = <T>(call: string, company: string | undefined, work: () => Promise<T>): Promise<T> =>
    guard.run(async () => {
      const where = company === undefined ? {} : { company };
      requireRight(rightsOf, guard.handler, { action: "create", document: "mirror", call, ...where });
      return await work();
    });
  return {
    record: (mirror) =>
      allowed("mirrors.record", mirror.relationship.sellingCompany, async () => {
        const id = await book.record(mirror);
        const { outcome, relationship, reason } = mirror;
        const company = relationship.sellingCompany;
        if (outcome === "parked") observer.mirrorParked({ company, reason: reason!.code });
        return id;
      }),
    addLines: (mirror, lines) => allowed("mirrors.addLines", undefined, () => book.addLines(mirror, lines)),
    resolve: (mirror, change) =>
      allowed("mirrors.resolve", change.relationship.sellingCompany, () => book.resolve(mirror, change)),
    find: (mirror) => guard.run(() => book.find(mirror)),
    ofSource: (source) => guard.run(() => book.ofSource(source)),
    targetLines: (mirror, lines) => guard.run(() => book.targetLines(mirror, lines)),
  };
}
