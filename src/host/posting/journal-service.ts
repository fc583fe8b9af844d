import { ContrapostError, type Journal, type JournalRef, type PostedJournal } from "@contrapost/sdk";
import type { Session, Store } from "../store/session.js";
import type { StepRequest } from "./approval/take-approval-step.js";
import type { PostingEnvironment } from "./environment.js";
import { findJournal, journalLabel, type StoredJournal } from "./journal-header.js";
import type { PaymentHold, VendorInvoiceRef } from "./holds/payment-hold.js";
import type { JournalInput } from "./journal-input.js";
import { observedTransaction } from "./observed-transaction.js";
import type { Preview } from "./preview-posting.js";
import type { Proposal, ProposalRequest } from "./proposal/make-proposal.js";

/** How a journal is to be posted. */
export interface PostOptions {
  /** Who posts. */
  readonly user: string;
  /** Moves lines with faults into a new journal and posts the rest. A mirror is kept whole and refused instead. */
  readonly transferFaulty?: boolean;
  /** Called after each chunk with the number of lines written so far. */
  readonly progress?: (lines: number) => void;
}

/** A posted journal, and the new draft with the lines that could not be posted, where there were some. */
export interface PostOutcome {
  /** What was posted. */
  readonly posted: PostedJournal;
  /** The journal that took the lines at fault, where some were transferred. */
  readonly transferred?: JournalRef;
}

/** Enters and posts journals, each call in one transaction of its own. */
export class JournalService {
  readonly #env: PostingEnvironment;
  readonly #store: Store;

  /** @internal */
  constructor(env: PostingEnvironment, store: Store) {
    this.#env = env;
    this.#store = store;
  }

  /**
   * Makes drafts from inputs, all or none.
   *
   * @example
   * ```ts
   * const [journal] = await books.host.journals.enter(
   *   [
   *     {
   *       company: "USMF",
   *       name: "VENDPAY",
   *       lines: [
   *         {
   *           date: "2024-03-15",
   *           account: { type: "vendor", id: "V-1001" },
   *           currency: "USD",
   *           amount: 10000n,
   *           where: "the first payment",
   *         },
   *       ],
   *     },
   *   ],
   *   { user: "ann" },
   * );
   * journal?.number; // J-000001
   * ```
   */
  enter(inputs: readonly JournalInput[], by: { readonly user: string }): Promise<readonly JournalRef[]> {
    return this.#store.transaction((session) => this.enterWithin(session, inputs, by));
  }

  /** The same inside a transaction of the caller's. */
  async enterWithin(
    session: Session,
    inputs: readonly JournalInput[],
    { user }: { readonly user: string },
  ): Promise<readonly JournalRef[]> {
    const { enterJournal } = await pipeline();
    const { clock, chunkLines, fields } = this.#env;
    const entering = { user, at: clock.now(), chunkLines, fields };
    const made: JournalRef[] = [];
    for (const input of inputs) made.push(await enterJournal(session, input, entering));
    return made;
  }

  /**
   * Posts a draft with all that plugins add to it.
   *
   * @throws ContrapostError `CP_POSTING_REFUSED` with every fault and objection in `problems`; nothing is written
   *
   * @example
   * ```ts
   * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
   * const { number } = await books.enter(aVendorPayment({ amount: usd(100), settles: "ACME-7" }));
   * const { posted } = await books.host.journals.post({ company: "USMF", number }, { user: "ann" });
   * posted.voucherCount; // 1
   * ```
   */
  post(journal: JournalRef, options: PostOptions): Promise<PostOutcome> {
    return this.#env.observer.posting({ journal, depth: 0 }, async (seen) => {
      await this.#validate(journal, options.user, seen);
      const outcome = await this.#post(journal, options);
      seen(outcome.posted);
      return outcome;
    });
  }

  async #post(journal: JournalRef, options: PostOptions): Promise<PostOutcome> {
    const { postJournal } = await pipeline();
    const request = { ...options, journal, depth: 0 };
    if (options.transferFaulty !== true) {
      const post = (session: Session) => postJournal(this.#env, session, request);
      return { posted: await observedTransaction(this.#env, this.#store, post) };
    }
    const postAndTransfer = (session: Session) => this.#postAndTransfer(session, journal, options);
    return await observedTransaction(this.#env, this.#store, postAndTransfer);
  }

  /** Validate handlers run on a snapshot before the transaction: a slow one holds no lock. */
  async #validate(ref: JournalRef, user: string, seen: (journal: Journal) => void): Promise<void> {
    const { objectionsTo, refusal } = await pipeline();
    await this.#store.read(async (session) => {
      const journal = await requireJournal(session, ref);
      seen(journal.header);
      const objections = await objectionsTo(this.#env, session, journal, { user, preview: false });
      if (objections.length > 0) throw refusal(journal.header, objections);
    });
  }

  async #postAndTransfer(session: Session, ref: JournalRef, options: PostOptions): Promise<PostOutcome> {
    const { linesAtFault, lockJournal, postJournal, transferLines, transferRefused } = await pipeline();
    const request = { ...options, journal: ref, depth: 0 };
    try {
      const post = () => session.savepoint(() => postJournal(this.#env, session, request));
      return { posted: await this.#env.observer.committing(post) };
    } catch (error) {
      const lines = linesAtFault(error, ref);
      // A mirror's lines are tied to their sources, which a line moved elsewhere would lose.
      const { header: whole } = await lockJournal(session, ref);
      if (lines.length === 0 || whole.origin.kind === "mirror") throw error;
      if (whole.status !== "draft") throw transferRefused(whole, error as ContrapostError);
      const by = { user: options.user, at: this.#env.clock.now() };
      const transferred = await transferLines(session, await lockJournal(session, ref), lines, by);
      // With no good voucher left there is nothing to post, and the faults are the answer.
      const { header } = await lockJournal(session, ref);
      if (header.lineCount === 0) throw error;
      return { posted: await postJournal(this.#env, session, request), transferred };
    }
  }

  /**
   * What posting would do; writes nothing and uses no number.
   *
   * @example
   * ```ts
   * const journal = await books.enter(aVendorPayment({ amount: usd(100) }));
   * const { entries, problems } = await books.host.journals.preview(journal, { user: "ann" });
   * problems.length; // 0
   * entries.map(({ account, accounting }) => `${account} ${accounting}`); // 200100 10000, 110110 -10000
   * ```
   */
  async preview(
    journal: JournalRef,
    options: { readonly user: string; readonly entryLimit?: number },
  ): Promise<Preview> {
    const { user, entryLimit = 100 } = options;
    const { previewPosting } = await pipeline();
    return await previewPosting(this.#env, this.#store, { journal, user, entryLimit });
  }

  /**
   * Submits a draft whose journal name asks for approval. Its lines are amended by the plugins and then frozen.
   *
   * @throws ContrapostError `CP_JOURNAL_STATUS`, `CP_APPROVAL_NOT_NEEDED`, `CP_APPROVAL_REFUSED`
   */
  submit(journal: JournalRef, { user }: { readonly user: string }): Promise<Journal> {
    return this.#approvalStep({ journal, action: "submit", user });
  }

  /**
   * Approves a submitted journal, or one that somebody else has approved already.
   *
   * @throws ContrapostError `CP_JOURNAL_STATUS`, `CP_APPROVED_ALREADY`, `CP_APPROVAL_REFUSED`
   */
  approve(journal: JournalRef, { user }: { readonly user: string }): Promise<Journal> {
    return this.#approvalStep({ journal, action: "approve", user });
  }

  /**
   * Makes a submitted or approved journal a draft again, because something in it is to be mended.
   *
   * @throws ContrapostError `CP_JOURNAL_STATUS`, `CP_APPROVAL_REASON_MISSING`, `CP_APPROVAL_REFUSED`
   */
  reject(
    journal: JournalRef,
    { user, reason }: { readonly user: string; readonly reason: string },
  ): Promise<Journal> {
    return this.#approvalStep({ journal, action: "reject", user, reason });
  }

  /**
   * Makes a journal that the user submitted a draft again.
   *
   * @throws ContrapostError `CP_JOURNAL_STATUS`, `CP_RECALL_OTHERS`, `CP_APPROVAL_REFUSED`
   */
  recall(journal: JournalRef, { user }: { readonly user: string }): Promise<Journal> {
    return this.#approvalStep({ journal, action: "recall", user });
  }

  /**
   * Proposes payments of what is due to a company's vendors, and makes a draft of them; a preview writes nothing.
   *
   * @throws ContrapostError `CP_PROPOSAL_CURRENCY`, `CP_PROPOSAL_JOURNAL_TYPE`, `CP_JOURNAL_NAME_UNKNOWN`
   */
  async propose(
    request: ProposalRequest,
    { user, preview = false }: { readonly user: string; readonly preview?: boolean },
  ): Promise<Proposal> {
    const { clock, chunkLines } = this.#env;
    const making = { user, at: clock.now(), chunkLines, preview };
    const { makeProposal } = await pipeline();
    return await this.#store.transaction((session) => makeProposal(session, request, making));
  }

  /**
   * Holds one invoice of a vendor back from payment.
   *
   * @throws ContrapostError `CP_INVOICE_UNKNOWN`, `CP_HOLD_STANDS`, `CP_HOLD_REASON_MISSING`
   */
  async hold(
    invoice: VendorInvoiceRef,
    by: { readonly user: string; readonly reason: string },
  ): Promise<PaymentHold> {
    const at = this.#env.clock.now();
    const { holdInvoice } = await pipeline();
    return await this.#store.transaction((session) => holdInvoice(session, invoice, { ...by, at }));
  }

  /**
   * Lets a held invoice be paid again.
   *
   * @throws ContrapostError `CP_INVOICE_UNKNOWN`, `CP_HOLD_MISSING`
   */
  async releaseHold(invoice: VendorInvoiceRef, { user }: { readonly user: string }): Promise<void> {
    const at = this.#env.clock.now();
    const { releaseInvoice } = await pipeline();
    await this.#store.transaction((session) => releaseInvoice(session, invoice, { user, at }));
  }

  async #approvalStep(request: StepRequest): Promise<Journal> {
    const { takeApprovalStep } = await pipeline();
    return await this.#store.transaction((session) => takeApprovalStep(this.#env, session, request));
  }

  /**
   * The journal that a user means by `USMF/PAY-1`, or by `PAY-1` where only one company has it.
   *
   * @throws ContrapostError `CP_JOURNAL_UNKNOWN`, `CP_JOURNAL_AMBIGUOUS`
   */
  async find(label: string): Promise<Journal> {
    return await this.#store.read(async (session) => {
      const slash = label.indexOf("/");
      const company = slash < 0 ? undefined : label.slice(0, slash);
      const number = label.slice(slash + 1);
      const rows = await session.rows("SELECT company FROM journal WHERE number = ? ORDER BY company", [
        number,
      ]);
      const companies = rows
        .map((row) => row[0] as string)
        .filter((id) => company === undefined || id === company);
      if (companies.length > 1) {
        throw new ContrapostError("CP_JOURNAL_AMBIGUOUS", { number, companies: companies.join(", ") });
      }
      const [only] = companies;
      if (only === undefined) throw new ContrapostError("CP_JOURNAL_UNKNOWN", { journal: label });
      return (await requireJournal(session, { company: only, number })).header;
    });
  }
}

const pipeline = () => import("./pipeline.js");

async function requireJournal(session: Session, ref: JournalRef): Promise<StoredJournal> {
  const journal = await findJournal(session, ref);
  if (journal === undefined) throw new ContrapostError("CP_JOURNAL_UNKNOWN", { journal: journalLabel(ref) });
  return journal;
}
