import { isContrapostError, type Mirror, type PostedJournal } from "@contrapost/sdk";
import type { Session, Store } from "../../store/session.js";
import type { PostingEnvironment } from "../environment.js";
import { observedTransaction } from "../observed-transaction.js";
import { unobserved } from "../posting-observer.js";
import type { Preview } from "../preview-posting.js";
import type { ReversalRequest } from "./reversal-request.js";

/** What reversing would do, in every company that it reaches. */
export interface ReversalPreview extends Preview {
  /** What would become of the mirrors of what is reversed, and of those of the reversal. */
  readonly mirrors: readonly Mirror[];
}

/** Takes back posted vouchers, each call in one transaction. */
export class ReversalService {
  readonly #env: PostingEnvironment;
  readonly #store: Store;

  /** @internal */
  constructor(env: PostingEnvironment, store: Store) {
    this.#env = env;
    this.#store = store;
  }

  /**
   * Reverses vouchers of a posted journal by a journal of type `reversal`: the negation of each, linked to it. What
   * payments settled is open again; an invoice that is settled must be unsettled before.
   *
   * @throws ContrapostError `CP_POSTING_REFUSED`, `CP_VOUCHER_REVERSED`, `CP_REVERSAL_…`; nothing is written
   */
  reverse(request: ReversalRequest, { user }: { readonly user: string }): Promise<PostedJournal> {
    const reverse = (session: Session) => reverseWithin(this.#env, session, request, user);
    return observedTransaction(this.#env, this.#store, reverse);
  }

  /**
   * Does all of a reversal, with what plugins do in other companies, and undoes it: nothing is written and no number
   * is used.
   */
  async preview(
    request: ReversalRequest,
    { user, entryLimit = 100 }: { readonly user: string; readonly entryLimit?: number },
  ): Promise<ReversalPreview> {
    const { journalsForOthers, lockJournal, mirrorsOf, previewForOthers, readEntries, undoing } =
      await pipeline();
    // All of it is undone, so that none of it is a posting.
    const env = { ...this.#env, observer: unobserved };
    return await undoing(this.#store, async (session) => {
      const { header: journal } = await lockJournal(session, request.journal);
      try {
        return await session.savepoint(async () => {
          const posted = await reverseWithin(env, session, request, user);
          const written = await lockJournal(session, posted);
          const both = [request.journal, posted];
          const mirrors = await mirrorsOf(session, [...both, ...(await journalsForOthers(session, both))]);
          const entries = await readEntries(session, written, entryLimit);
          const others = await previewForOthers(session, posted, entryLimit);
          return { journal, problems: [], voucherCount: posted.voucherCount, entries, others, mirrors };
        });
      } catch (error) {
        if (!isContrapostError(error)) throw error;
        const problems = error.problems.length === 0 ? [error] : error.problems;
        return { journal, problems, voucherCount: 0, entries: [], others: [], mirrors: [] };
      }
    });
  }
}

async function reverseWithin(
  env: PostingEnvironment,
  session: Session,
  request: ReversalRequest,
  user: string,
): Promise<PostedJournal> {
  const { draftReversal, postInside } = await pipeline();
  const author = { user, at: env.clock.now(), origin: { kind: "user" } } as const;
  const journal = await draftReversal(session, request, author);
  return await postInside(env, session, { journal, user, depth: 0 });
}

const pipeline = () => import("../pipeline.js");
