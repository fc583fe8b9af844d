import { isContrapostError, type JournalRef, type PostedJournal } from "@contrapost/sdk";
import type { Session, Store } from "../../store/session.js";
import type { DraftAuthor } from "../draft-of-type.js";
import type { PostingEnvironment } from "../environment.js";
import { observedTransaction } from "../observed-transaction.js";
import { unobserved } from "../posting-observer.js";
import type { Preview } from "../preview-posting.js";
import type { SettlementRequest, UnsettleRequest } from "./settlement-request.js";

/** What settling, or undoing it, would do. */
export interface SettlementPreview<Settlement> extends Preview {
  /** The settlements that would be made, or undone. */
  readonly settlements: readonly Settlement[];
}

/** Makes the draft of a settlement document. */
type Drafting = (session: Session, author: DraftAuthor) => Promise<JournalRef>;

/** Reads what a settlement document settled or undid. */
type SettlementReader<Settlement> = (session: Session, journal: JournalRef) => Promise<readonly Settlement[]>;

/** Settles open transactions of a party with each other, and undoes settlements; each call in one transaction. */
export class SettlementService<Settlement> {
  readonly #env: PostingEnvironment;
  readonly #store: Store;
  readonly #read: SettlementReader<Settlement>;

  /** @internal */
  constructor(env: PostingEnvironment, store: Store, read: SettlementReader<Settlement>) {
    this.#env = env;
    this.#store = store;
    this.#read = read;
  }

  /**
   * Settles any mix of invoices, credit notes and payments of one party by a journal of type `settlement`: those that
   * are named, or all that is open. A discount still to be had is taken; an exchange difference is booked.
   *
   * @throws ContrapostError `CP_SETTLE…`, `CP_TRANSACTION_…`, `CP_INVOICE_MARKED`, `CP_POSTING_REFUSED`; nothing is
   * written
   */
  async settle(request: SettlementRequest, { user }: { readonly user: string }): Promise<PostedJournal> {
    return await this.#post(user, await settling(request));
  }

  /**
   * Undoes settlements, at posting or later, by a journal of type `settlement`: both ends are open again as they were,
   * and what the settlement caused in the ledger is negated.
   *
   * @throws ContrapostError `CP_SETTLEMENT_UNDONE`, `CP_SETTLEMENT_EARLIER`, `CP_UNSETTLE_APART`,
   * `CP_POSTING_REFUSED`; nothing is written
   */
  async unsettle(request: UnsettleRequest, { user }: { readonly user: string }): Promise<PostedJournal> {
    return await this.#post(user, await unsettling(request));
  }

  /**
   * Does all of a settlement and undoes it: nothing is written and no number is used. What posting would refuse is told
   * in `problems`.
   *
   * @throws ContrapostError what is wrong with the request, as `settle` does
   */
  async previewSettle(
    request: SettlementRequest,
    options: { readonly user: string; readonly entryLimit?: number },
  ): Promise<SettlementPreview<Settlement>> {
    return await this.#preview(options, await settling(request));
  }

  /**
   * The same for undoing settlements.
   *
   * @throws ContrapostError what is wrong with the request, as `unsettle` does
   */
  async previewUnsettle(
    request: UnsettleRequest,
    options: { readonly user: string; readonly entryLimit?: number },
  ): Promise<SettlementPreview<Settlement>> {
    return await this.#preview(options, await unsettling(request));
  }

  async #post(user: string, draft: Drafting): Promise<PostedJournal> {
    const { postInside } = await pipeline();
    const settle = async (session: Session): Promise<PostedJournal> => {
      const journal = await draft(session, this.#author(user));
      return await postInside(this.#env, session, { journal, user, depth: 0 });
    };
    return await observedTransaction(this.#env, this.#store, settle);
  }

  async #preview(
    { user, entryLimit = 100 }: { readonly user: string; readonly entryLimit?: number },
    draft: Drafting,
  ): Promise<SettlementPreview<Settlement>> {
    const { lockJournal, postInside, readEntries, undoing } = await pipeline();
    // All of it is undone, so that none of it is a posting.
    const env = { ...this.#env, observer: unobserved };
    return await undoing(this.#store, async (session) => {
      const drafted = await draft(session, this.#author(user));
      const { header: journal } = await lockJournal(session, drafted);
      try {
        return await session.savepoint(async () => {
          const posted = await postInside(env, session, { journal: drafted, user, depth: 0 });
          const entries = await readEntries(session, await lockJournal(session, posted), entryLimit);
          const settlements = await this.#read(session, posted);
          const { voucherCount } = posted;
          return { journal, problems: [], voucherCount, entries, others: [], settlements };
        });
      } catch (error) {
        if (!isContrapostError(error)) throw error;
        const problems = error.problems.length === 0 ? [error] : error.problems;
        return { journal, problems, voucherCount: 0, entries: [], others: [], settlements: [] };
      }
    });
  }

  #author(user: string): DraftAuthor {
    return { user, at: this.#env.clock.now(), origin: { kind: "user" } };
  }
}

async function settling(request: SettlementRequest): Promise<Drafting> {
  const { draftSettlement } = await pipeline();
  return (session, author) => draftSettlement(session, request, author);
}

async function unsettling(request: UnsettleRequest): Promise<Drafting> {
  const { draftUnsettlement } = await pipeline();
  return (session, author) => draftUnsettlement(session, request, author);
}

const pipeline = () => import("../pipeline.js");
