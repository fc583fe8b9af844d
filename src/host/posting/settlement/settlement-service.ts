import type { JournalRef, PostedJournal } from "@contrapost/sdk";
import type { Session, Store } from "../../store/session.js";
import type { PostingEnvironment } from "../environment.js";
import type { SettlementRequest, UnsettleRequest } from "./settlement-request.js";

/** Settles open transactions of a party with each other, and undoes settlements; each call in one transaction. */
export class SettlementService {
  readonly #env: PostingEnvironment;
  readonly #store: Store;

  /** @internal */
  constructor(env: PostingEnvironment, store: Store) {
    this.#env = env;
    this.#store = store;
  }

  /**
   * Settles any mix of invoices, credit notes and payments of one party by a journal of type `settlement`: those that
   * are named, or all that is open. A discount still to be had is taken; an exchange difference is booked.
   *
   * @throws ContrapostError `CP_SETTLE…`, `CP_TRANSACTION_…`, `CP_INVOICE_MARKED`, `CP_POSTING_REFUSED`; nothing is
   * written
   */
  settle(request: SettlementRequest, { user }: { readonly user: string }): Promise<PostedJournal> {
    return this.#post(user, async (session, author) => {
      const { draftSettlement } = await pipeline();
      return await draftSettlement(session, request, author);
    });
  }

  /**
   * Undoes settlements, at posting or later, by a journal of type `settlement`: both ends are open again as they were,
   * and what the settlement caused in the ledger is negated.
   *
   * @throws ContrapostError `CP_SETTLEMENT_UNDONE`, `CP_SETTLEMENT_EARLIER`, `CP_UNSETTLE_APART`,
   * `CP_POSTING_REFUSED`; nothing is written
   */
  unsettle(request: UnsettleRequest, { user }: { readonly user: string }): Promise<PostedJournal> {
    return this.#post(user, async (session, author) => {
      const { draftUnsettlement } = await pipeline();
      return await draftUnsettlement(session, request, author);
    });
  }

  async #post(
    user: string,
    draft: (
      session: Session,
      author: { readonly user: string; readonly at: Date; readonly origin: { readonly kind: "user" } },
    ) => Promise<JournalRef>,
  ): Promise<PostedJournal> {
    const { postInside } = await pipeline();
    return await this.#store.transaction(async (session) => {
      const author = { user, at: this.#env.clock.now(), origin: { kind: "user" } } as const;
      const journal = await draft(session, author);
      return await postInside(this.#env, session, { journal, user, depth: 0 });
    });
  }
}

const pipeline = () => import("../pipeline.js");
