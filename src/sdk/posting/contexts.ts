import type {
  AccountRef,
  Journal,
  JournalLine,
  JournalLineDraft,
  JournalOrigin,
  JournalRef,
} from "../documents/journal.js";
import type { JournalApproval } from "../documents/journal-approval.js";
import type { Parties, PartyLine } from "../documents/party.js";
import type { Mirror, MirrorEvent, MirrorLine, MirrorReason } from "../documents/mirror.js";
import type { PartyTransaction } from "../documents/party-transaction.js";
import type { PostedJournal, PostedLine } from "../documents/posted-journal.js";
import type { TradingRelationship } from "../documents/trading-relationship.js";
import type { CustomFields } from "../fields/custom-fields.js";
import type { Hook } from "../hooks/hook.js";
import type { Phase } from "../hooks/phase.js";
import type { RaiseResults } from "../hooks/raise-results.js";
import type { PluginTable, PluginTableReader } from "./tables.js";

/** What every handler's context tells. */
export interface HandlerContext {
  /** The company whose posting this is. */
  readonly company: string;
  /** Who asked for the posting. */
  readonly user: string;
  /** Aborts when the handler's deadline has passed. */
  readonly signal: AbortSignal;
}

/** Read-only view for `validate` handlers; also given in preview. */
export interface ValidateContext extends HandlerContext {
  /** Whether the posting is only looked at: nothing will be written. */
  readonly preview: boolean;
  /** Runs the handlers that other plugins have on an event of this one, as far as they only read. */
  raise<P extends "validate" | "amend", Payload>(
    hook: Hook<P, Payload>,
    payload: Payload,
  ): Promise<RaiseResults<Payload>[P]>;
  /** The journal name (template) that the journal was made from. */
  journalName(): Promise<JournalNameInfo>;
  /**
   * One of the plugin's own tables, to be read.
   *
   * @throws ContrapostError `CP_TABLE_FOREIGN` for any other
   */
  table(name: string): PluginTableReader;
  /** The journal's lines in chunks, in line order. */
  lines(): AsyncIterable<readonly JournalLine[]>;
  /**
   * The vendors and customers that lines are on, as they are now: those of the company, or of the one that a line pays
   * for. One that does not exist is left out.
   */
  parties(lines: readonly PartyLine[]): Promise<Parties>;
  /** Who submitted and approved the journal, and what they approved. */
  approval(): Promise<JournalApproval>;
  /**
   * A fingerprint of all that the journal says now: its name and type, its lines in their order and what they are
   * marked to settle. 64 hexadecimal digits (SHA-256); it changes with any change of the content, and with nothing else.
   */
  contentHash(): Promise<string>;
  /** Reads trading relationships. */
  readonly intercompany: IntercompanyReader;
}

/** For `amend` handlers: they return what they change and write nothing. */
export interface AmendContext extends HandlerContext {
  /** Passes a payload through the handlers that other plugins have on an event of this one. */
  raise<Payload>(hook: Hook<"amend", Payload>, payload: Payload): Promise<Payload>;
  /**
   * The vendors and customers that lines are on, as they are now: those of the company, or of the one that a line pays
   * for. One that does not exist is left out.
   */
  parties(lines: readonly PartyLine[]): Promise<Parties>;
  /**
   * One of the plugin's own tables, to be read.
   *
   * @throws ContrapostError `CP_TABLE_FOREIGN` for any other
   */
  table(name: string): PluginTableReader;
}

/** For `committed` handlers, which may act on the outside world. */
export interface CommittedContext extends HandlerContext {
  /** The same on every delivery of this event to this handler: use it to make the effect happen once. */
  readonly idempotencyKey: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** The journal name (template) that the journal was made from, as it is now. */
  journalName(): Promise<JournalNameInfo>;
  /** The posted journal's lines in chunks, in line order. */
  lines(): AsyncIterable<readonly PostedLine[]>;
  /**
   * The vendors and customers that lines are on, as they are now: those of the company, or of the one that a line pays
   * for. One that does not exist is left out.
   */
  parties(lines: readonly PartyLine[]): Promise<Parties>;
}

/** The posting's own handle, valid until the handler returns: all it writes is part of the posting's transaction. */
export interface PostingContext extends HandlerContext {
  /**
   * The journal's lines with their vouchers and settlements, in chunks, in line order: all, or those on one account. Of
   * a general journal, the account's payments alone.
   */
  lines(account?: AccountRef): AsyncIterable<readonly PostedLine[]>;
  /**
   * The vendors and customers that lines are on, as they are now: those of the company, or of the one that a line pays
   * for. One that does not exist is left out.
   */
  parties(lines: readonly PartyLine[]): Promise<Parties>;
  /** Which accounts the journal's payments stand on, and how many there are on each. */
  paidAccounts(): Promise<readonly AccountUse[]>;
  /** Books of a company, inside this transaction. */
  in(company: string): CompanyBooks;
  /** Trading relationships, and the links between partners' invoices. */
  readonly intercompany: IntercompanyBooks;
  /** What became of payments in partners' books. */
  readonly mirrors: MirrorBook;
  /**
   * Runs the handlers that other plugins have on an event of this one: those of `posted` inside this transaction,
   * those of `committed` after it, from the outbox, with the payload as JSON data. The payload is frozen by that.
   *
   * @throws ContrapostError `CP_EVENT_FOREIGN` for an event of another plugin, `CP_EVENT_TOO_DEEP`, `CP_EVENT_PAYLOAD`
   */
  raise<P extends Phase, Payload>(
    hook: Hook<P, Payload>,
    payload: Payload,
  ): Promise<RaiseResults<Payload>[P]>;
  /**
   * One of the plugin's own tables, inside this transaction.
   *
   * @throws ContrapostError `CP_TABLE_FOREIGN` for any other
   */
  table(name: string): PluginTable;
  /**
   * Runs `work`; where it throws, all that it wrote is undone (and nothing else) and the error is thrown on.
   * The handler decides whether the posting goes on.
   */
  attempt<T>(work: () => Promise<T>): Promise<T>;
}

/** How many lines of a journal stand on an account. */
export interface AccountUse {
  /** The account that payments stand on. */
  readonly account: AccountRef;
  /** How many lines do. */
  readonly lineCount: number;
}

/** A company's books as a posting may use them. */
export interface CompanyBooks {
  /** Whose books they are. */
  readonly company: string;
  /** Makes, posts and reverses the company's journals, as far as the plugin has the right to. */
  readonly journals: JournalBook;
  /** Reads the company's subledgers. */
  readonly transactions: TransactionBook;
  /**
   * The vendors and customers that lines are on, as they are now: those of the company, or of the one that a line pays
   * for. One that does not exist is left out.
   */
  parties(lines: readonly PartyLine[]): Promise<Parties>;
  /** The default payment journal of the company's accounts receivable parameters. */
  defaultPaymentJournal(): Promise<string | undefined>;
  /**
   * A journal name of the company.
   *
   * @throws ContrapostError `CP_JOURNAL_NAME_UNKNOWN`
   */
  journalName(name: string): Promise<JournalNameInfo>;
}

/** What a plugin may know of a journal name. */
export interface JournalNameInfo {
  /** Its id. */
  readonly name: string;
  /** The type of journals made from it. */
  readonly type: Journal["type"];
  /** Whether its journals need approval before they are posted. */
  readonly approval: boolean;
  /** Where lines without an offset of their own post to. */
  readonly offset?: AccountRef;
}

/** Header of a journal to be made. */
export interface JournalDraft {
  /** The journal name (template). */
  readonly name: string;
  /** What is to be said of it; nothing where it is left out. */
  readonly description?: string;
  /**
   * Where it comes from; that of a mirror names the journal that it mirrors. A plugin states itself: another origin is
   * refused by `CP_ORIGIN_FOREIGN`.
   */
  readonly origin: JournalOrigin;
  /** What plugins keep of it. */
  readonly fields?: CustomFields;
}

/** Makes and posts journals in one company. */
export interface JournalBook {
  /** Makes a draft; lines are appended in chunks, so that a long journal needs little memory. */
  create(draft: JournalDraft): Promise<DraftJournal>;
  /**
   * Posts a draft through the same pipeline, one level in.
   *
   * @throws ContrapostError `CP_POSTING_REFUSED`, `CP_POSTING_TOO_DEEP` beyond the depth limit, `CP_RIGHT_MISSING`
   */
  post(journal: JournalRef): Promise<PostedJournal>;
  /**
   * Submits a draft of this company for approval, in the plugin's name.
   *
   * @throws ContrapostError `CP_APPROVAL_NOT_NEEDED`
   */
  submit(journal: JournalRef): Promise<Journal>;
  /** A journal by its number; undefined where there is none. */
  find(number: string): Promise<Journal | undefined>;
  /**
   * Reverses vouchers of a posted journal through the same pipeline, one level in: a linked negation of each.
   *
   * @throws ContrapostError `CP_VOUCHER_REVERSED`, `CP_REVERSAL_…`, `CP_JOURNAL_NAME_OF_TYPE`, `CP_POSTING_REFUSED`
   */
  reverse(reversal: JournalReversal): Promise<PostedJournal>;
  /**
   * Takes lines out of a journal that is not posted, with their marks; without `lines` all of them. A journal that
   * has none left is cancelled, and posting it is refused. One under approval that keeps some becomes a draft again,
   * and is to be submitted anew.
   *
   * @throws ContrapostError `CP_JOURNAL_UNKNOWN`, `CP_JOURNAL_STATUS`
   */
  withdraw(journal: JournalRef, lines?: readonly number[]): Promise<void>;
}

/** Which vouchers of a posted journal are taken back, and when. */
export interface JournalReversal {
  /** The posted journal. */
  readonly journal: JournalRef;
  /** `YYYY-MM-DD`; in an open period, and no earlier than what is reversed. */
  readonly date: string;
  /** The lines whose vouchers are meant; all that are not reversed yet without them. */
  readonly lines?: readonly number[];
  /** What is to be said of the reversal; nothing where it is left out. */
  readonly description?: string;
  /** Where the reversal comes from; that of a mirror names the reversal that it mirrors. */
  readonly origin: JournalOrigin;
}

/** A draft being filled. */
export interface DraftJournal extends JournalRef {
  /** Appends lines in order and answers the number of the first of them. */
  append(lines: readonly JournalLineDraft[]): Promise<number>;
}

/** Reads subledger transactions of one company. */
export interface TransactionBook {
  /** The transactions asked for, in no certain order; unknown numbers are left out. */
  byNumber(transactions: readonly number[]): Promise<readonly PartyTransaction[]>;
  /** A party's posted invoices and credit notes of these numbers, in no certain order; unknown numbers are left out. */
  byInvoice(party: AccountRef, invoices: readonly string[]): Promise<readonly PartyTransaction[]>;
}

/** An invoice whose total differs from its counterpart's in the partner company. */
export interface InvoiceDifference {
  /** The line that is the invoice. */
  readonly line: number;
  /** The invoice's number, the same on both sides. */
  readonly invoice: string;
  /** The active relationship under which the two are one invoice. */
  readonly relationship: TradingRelationship;
  /** Minor units of `currency`, as the posted side has it: unsigned. */
  readonly amount: bigint;
  /** The posted side's currency. */
  readonly currency: string;
  /** Minor units of `counterpartCurrency`, as the partner's side has it: unsigned. */
  readonly counterpartAmount: bigint;
  /** The partner's side's currency. */
  readonly counterpartCurrency: string;
}

/** Reads trading relationships and compares invoices across companies. */
export interface IntercompanyReader {
  /** Relationships in which the company buys, active or not. */
  relationshipsOfBuyer(company: string): Promise<readonly TradingRelationship[]>;
  /** Relationships in which the company sells, active or not. */
  relationshipsOfSeller(company: string): Promise<readonly TradingRelationship[]>;
  /** This journal's invoices whose counterpart under an active relationship has another total or currency. */
  invoiceDifferences(): Promise<readonly InvoiceDifference[]>;
}

/** Ties invoices of partner companies together. */
export interface IntercompanyBooks extends IntercompanyReader {
  /** Links this journal's invoices to their counterparts under active relationships; answers how many pairs. */
  linkInvoices(): Promise<number>;
}

/** What a mirror is recorded with. */
export interface MirrorRecord {
  /** The mirrored journal. */
  readonly source: JournalRef;
  /** The relationship, with the policy that was followed. */
  readonly relationship: TradingRelationship;
  /** The mirrored journal; without it the mirror is parked or not made, and `reason` says why. */
  readonly target?: JournalRef;
  /** `payment` where it is left out. */
  readonly event?: MirrorEvent;
  /** `cancelled`: nothing is to be made any more. */
  readonly outcome: "made" | "parked" | "notMirrored" | "cancelled";
  /** Why it is parked or not made; needed where it has no `target`. */
  readonly reason?: MirrorReason;
  /** How many of the source's lines it takes over. */
  readonly lineCount: number;
}

/**
 * Records which payment became which. The key (source company, journal, line, event) is unique for ever: a second
 * recording of the same line throws CP_MIRROR_EXISTS and rolls back.
 */
export interface MirrorBook {
  /** Records a mirror and answers its number. */
  record(mirror: MirrorRecord): Promise<number>;
  /** Ties source lines to target lines of a recorded mirror. */
  addLines(mirror: number, lines: readonly MirrorLine[]): Promise<void>;
  /** Changes a mirror that was not made to what became of it, under the policy as it is now. */
  resolve(mirror: number, change: Omit<MirrorRecord, "source">): Promise<void>;
  /** A mirror by its number; undefined where there is none. */
  find(mirror: number): Promise<Mirror | undefined>;
  /** What became of a journal in other companies, in the order of recording. */
  ofSource(source: JournalRef): Promise<readonly Mirror[]>;
  /** Which lines of a made mirror these lines of its source became; those that became none are left out. */
  targetLines(mirror: number, sourceLines: readonly number[]): Promise<ReadonlyMap<number, number>>;
}
