import {
  type AccountRef,
  type CompanyBooks,
  ContrapostError,
  type DraftJournal,
  type JournalRef,
  type JournalType,
  type PartyLine,
  type PostedJournal,
} from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import { takeApprovalStep } from "./approval/take-approval-step.js";
import { journalNameInfo, loadJournalName } from "./company-facts.js";
import { createDraft, requireEntered } from "./create-journal.js";
import type { ScopeGuard } from "./handler-scope.js";
import { findJournal, placeInJournal } from "./journal-header.js";
import { readParties } from "./read-parties.js";
import { requireOwnOrigin } from "./require-own-origin.js";
import { requireRight } from "./require-right.js";
import { transactionsByInvoice, transactionsByNumber } from "./party-transactions.js";
import { draftReversal } from "./reversal/draft-reversal.js";
import type { RunningPosting } from "./running-posting.js";
import { withdrawLines } from "./withdraw-lines.js";

/** A company's books for one handler. */
export function companyBooks(posting: RunningPosting, guard: ScopeGuard, company: string): CompanyBooks {
  const { session, env } = posting;
  const allowing = (action: "create" | "post", call: string) => (document: JournalType) =>
    requireRight(env.rightsOf, guard.handler, { action, document, company, call });
  return Object.freeze({
    company,
    journals: Object.freeze({
      create: (draft) => {
        // A journal that a plugin makes is its own, whoever asked for the posting.
        const by = `plugin:${guard.handler.plugin}`;
        const entitled = allowing("create", "journals.create");
        const allow = (type: JournalType) => {
          entitled(type);
          requireEntered({ company, draft }, type);
        };
        const creation = { company, draft, user: by, at: env.clock.now(), allow, fields: env.fields };
        return guard.run(async () => {
          requireOwnOrigin(guard.handler, draft.origin, "journals.create");
          return guarded(guard, await createDraft(session, creation));
        });
      },
      post: (journal): Promise<PostedJournal> => {
        requireOwn(company, journal);
        return guard.run(() => posting.postNested(journal, allowing("post", "journals.post")));
      },
      submit: (journal) => {
        requireOwn(company, journal);
        const user = `plugin:${guard.handler.plugin}`;
        // Who may make a journal may submit it.
        const allow = allowing("create", "journals.submit");
        return guard.run(() => takeApprovalStep(env, session, { journal, action: "submit", user, allow }));
      },
      find: (number) => guard.run(async () => (await findJournal(session, { company, number }))?.header),
      reverse: ({ origin, ...reversal }) => {
        requireOwn(company, reversal.journal);
        const by = `plugin:${guard.handler.plugin}`;
        const allow = allowing("create", "journals.reverse");
        const author = { user: by, at: env.clock.now(), origin, allow };
        return guard.run(async () => {
          requireOwnOrigin(guard.handler, origin, "journals.reverse");
          const draft = await draftReversal(session, reversal, author);
          return await posting.postNested(draft, allowing("post", "journals.reverse"));
        });
      },
      withdraw: (journal, lines) => {
        requireOwn(company, journal);
        const user = `plugin:${guard.handler.plugin}`;
        const allow = allowing("create", "journals.withdraw");
        return guard.run(() => withdrawLines(session, { journal, lines, user, at: env.clock.now(), allow }));
      },
    } satisfies CompanyBooks["journals"]),
    transactions: Object.freeze({
      byNumber: (transactions: readonly number[]) =>
        guard.run(() => transactionsByNumber(session, company, transactions)),
      byInvoice: (party: AccountRef, invoices: readonly string[]) =>
        guard.run(() => transactionsByInvoice(session, company, party, invoices)),
    }),
    parties: (lines: readonly PartyLine[]) => guard.run(() => readParties(session, company, lines)),
    defaultPaymentJournal: () => guard.run(() => readDefaultPaymentJournal(session, company)),
    journalName: (name: string) =>
      guard.run(async () => journalNameInfo(await loadJournalName(session, company, name))),
  });
}

function guarded(guard: ScopeGuard, draft: DraftJournal): DraftJournal {
  return {
    company: draft.company,
    number: draft.number,
    append: (lines) => guard.run(() => draft.append(lines)),
  };
}

function requireOwn(company: string, journal: JournalRef): void {
  if (journal.company === company) return;
  throw new ContrapostError("CP_JOURNAL_UNKNOWN", { journal: `${placeInJournal(journal)} in ${company}` });
}

async function readDefaultPaymentJournal(session: Session, company: string): Promise<string | undefined> {
  const [row] = await session.rows("SELECT default_payment_journal FROM company WHERE id = ?", [company]);
  if (row === undefined) throw new ContrapostError("CP_COMPANY_UNKNOWN", { company });
  return (row[0] as string | null) ?? undefined;
}
