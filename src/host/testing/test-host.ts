import { join, resolve } from "node:path";
import type { JournalRef } from "@contrapost/sdk";
import type { DeliveryReport } from "../delivery/index.js";
import type { Host, HostOptions } from "../host.js";
import type { LedgerFilter } from "../inquiry/ledger-entries.js";
import type { Reconciliation } from "../inquiry/reconciliation/reconcile.js";
import type { TransactionOverview } from "../inquiry/transactions.js";
import type { PluginInput } from "../kernel/index.js";
import { pathOfPointer } from "../masterdata/locate.js";
import type { MasterDataDocument } from "../masterdata/master-data-document.js";
import type { Preview } from "../posting/preview-posting.js";
import type { Expectation } from "./expectations/expectation.js";
import type { Difference } from "./facts.js";
import { formatDifferences } from "./format-differences.js";
import type { JournalDocument } from "./journal-document.js";
import { deliverAll } from "./kit/deliver-all.js";
import type { FakeClock } from "./kit/fake-clock.js";
import type { LogEntry } from "./kit/fake-logger.js";
import type { Ledger } from "./kit/ledger.js";
import { attemptPosting, type MirrorsOf, mirrorsOf, type Posting } from "./kit/posting.js";
import { journalRefOf } from "./journal-ref.js";
import { parseMoment } from "./moment.js";
import { ScratchHost } from "./scratch-host.js";
import type { Step } from "./step.js";
import { defaultStart, defaultUser } from "./usual-surroundings.js";

/** What a test host is made of. */
export interface TestHostOptions extends Pick<HostOptions, "deadline" | "delivery" | "chunkLines"> {
  /** By package name, by path, or themselves; none without it. */
  readonly plugins?: readonly PluginInput[];
  /** Files of master data, or master data itself, applied in their order. */
  readonly setup?: readonly (string | MasterDataDocument)[];
  /** Where packages and paths of plugins and setups are looked up; the current folder without it. */
  readonly directory?: string;
  /** `sqlite::memory:` without it. */
  readonly store?: string;
  /** What the clock shows: a date, or a moment as `2024-03-15T12:00:00Z`; 2024-01-01 without it. */
  readonly now?: string;
  /** Who acts where nobody is named; `scenario` without it. */
  readonly user?: string;
  /** Whether a step will restart the host: books in memory do not outlive it, so they are put into a file. */
  readonly restarts?: boolean;
}

/** A journal to be entered, or one that was entered before: `USMF/PAY-1`. */
export type JournalToPost = JournalDocument | JournalRef | string;

/** Who acts. */
export interface By {
  /** The test host's user without it. */
  readonly user?: string;
}

/**
 * A host on books of its own, in memory where nothing else is said, for tests of plugins. What it is set up with is
 * applied once in a process and copied from then on, so that each test can have its own.
 *
 * @example
 * ```ts
 * const books = await testHost({ plugins: [plugin], setup: [aCompany()] });
 * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
 * (await books.document("USMF", "ACME-7")).open; // -10000n
 * await books.close();
 * ```
 * @throws ContrapostError `CP_PLUGINS_INVALID`, `CP_IMPORT_REFUSED`, `CP_DATABASE_…`; nothing stays open
 */
export async function testHost(options: TestHostOptions = {}): Promise<TestHost> {
  const { plugins = [], directory = process.cwd(), setup = [], user = defaultUser, ...rest } = options;
  const scratch = await ScratchHost.open({
    store: "sqlite::memory:",
    restarts: false,
    ...rest,
    plugins,
    directory,
    setup: setup.map((one) => (typeof one === "string" ? resolve(directory, one) : one)),
    now: parseMoment(options.now ?? defaultStart, "now"),
  });
  return new TestHost(scratch, user, directory);
}

/** See {@link testHost}. */
export class TestHost {
  readonly #scratch: ScratchHost;
  readonly #user: string;
  readonly #file: string;
  #steps = 0;

  /** @internal */
  constructor(scratch: ScratchHost, user: string, directory: string) {
    this.#scratch = scratch;
    this.#user = user;
    this.#file = join(directory, "test");
  }

  /** The host as it is open now; after a step `restart` it is another. */
  get host(): Host {
    return this.#scratch.host;
  }

  /** The host's clock, which stands still until it is moved. */
  get clock(): FakeClock {
    return this.#scratch.clock;
  }

  /** What host and plugins have logged. */
  get log(): readonly LogEntry[] {
    return this.#scratch.logger.entries;
  }

  /** Enters a journal as a draft. Throws what the host refuses it with. */
  async enter(document: JournalDocument, by: By = {}): Promise<JournalRef> {
    const { journalInputOf } = await import("./journal-document.js");
    const input = journalInputOf(document, "", pathOfPointer);
    const [ref] = await this.host.journals.enter([input], { user: by.user ?? this.#user });
    return ref!;
  }

  /** Posts a journal. Throws what it is refused with: `CP_POSTING_REFUSED` with every fault in `problems`, or another. */
  async post(journal: JournalToPost, by: By = {}): Promise<Posting> {
    const posting = await this.attempt(journal, by);
    if (posting.refusal !== undefined) throw posting.refusal;
    return posting;
  }

  /** Tries to post a journal, and answers how that went. Throws only where it cannot be entered at all. */
  async attempt(journal: JournalToPost, by: By = {}): Promise<Posting> {
    const ref = await this.#refOf(journal, by);
    return await attemptPosting(this.host, ref, { user: by.user ?? this.#user, now: this.clock.now() });
  }

  /** What posting a journal would do; nothing is posted. A document is entered for it, as a draft. */
  async preview(journal: JournalToPost, by: By = {}): Promise<Preview> {
    const ref = await this.#refOf(journal, by);
    return await this.host.journals.preview(ref, { user: by.user ?? this.#user, entryLimit: mostEntries });
  }

  /** A company's ledger as it is now, or the part of it that is asked for. Throws `CP_COMPANY_UNKNOWN`. */
  async ledger(company: string, filter: Omit<LedgerFilter, "company"> = {}): Promise<Ledger> {
    const { readLedger } = await import("./kit/ledger.js");
    return await readLedger(this.host, { ...filter, company });
  }

  /** An invoice or a credit note by its number, a payment by its voucher. Throws `CP_TEST_DOCUMENT`. */
  async document(company: string, number: string): Promise<TransactionOverview> {
    const { findDocument } = await import("./kit/document.js");
    return await findDocument(this.host, company, number);
  }

  /** What became of a journal in the partners' books. */
  async mirrors(journal: JournalRef | string): Promise<MirrorsOf> {
    return await mirrorsOf(this.host, journalRefOf(journal), this.clock.now());
  }

  /** What two companies owe each other now. Throws `CP_COMPANY_UNKNOWN`, `CP_PAIR_UNKNOWN`. */
  async reconciliation(buyer: string, seller: string): Promise<Reconciliation> {
    const { reconcile } = await import("../inquiry/reconciliation/reconcile.js");
    return await this.host.store.read((session) => reconcile(session, { buyer, seller }));
  }

  /**
   * Waits until every committed handler has heard of what was posted. What failed is tried again, for which the clock
   * is moved on.
   *
   * @throws ContrapostError `CP_TEST_UNDELIVERED` with every delivery that was given up
   */
  delivered(): Promise<DeliveryReport> {
    return deliverAll(this.host, this.clock);
  }

  /**
   * Does one step of a scenario, with what it expects.
   *
   * @throws Error where something went otherwise than expected, with what was expected and what there was instead
   */
  async perform(step: Step): Promise<void> {
    this.#steps += 1;
    const name = `step ${this.#steps}`;
    const [{ StepPerformer }, { actionKeys }] = await Promise.all([
      import("./perform-step.js"),
      import("./step.js"),
    ]);
    const actions = Object.keys(step).filter((key) => (actionKeys as readonly string[]).includes(key));
    if (actions.length !== 1) throw new Error(`A step needs one of ${actionKeys.join(", ")}.`);
    const acting = { user: this.#user, file: this.#file, locate: pathOfPointer };
    requireNone(await new StepPerformer(this.#scratch, acting).perform(step, "", name));
    if (step.expect !== undefined) await this.expect(step.expect);
  }

  /**
   * Compares the books with what they must hold.
   *
   * @throws Error with what was expected and what there is instead
   */
  async expect(expectation: Expectation): Promise<void> {
    const { checkExpectation } = await import("./check-expectation.js");
    const expected = { value: expectation, at: "", locate: pathOfPointer };
    requireNone(await checkExpectation(this.host.store, expected, this.clock.now()));
  }

  /** Closes the host and removes its books. */
  close(): Promise<void> {
    return this.#scratch.close();
  }

  /** So that `await using books = await testHost(…)` closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #refOf(journal: JournalToPost, by: By): Promise<JournalRef> {
    if (typeof journal === "string" || "number" in journal) return journalRefOf(journal);
    return await this.enter(journal, by);
  }
}

/** More than a test looks at one by one. */
const mostEntries = 1000;

function requireNone(differences: readonly Difference[]): void {
  if (differences.length > 0) throw new Error(`Not as expected:\n${formatDifferences(differences)}`);
}
