import type { Clock, ContrapostError, Ids, Logger, Mirror } from "@contrapost/sdk";
import {
  countOutbox,
  deliverDue,
  type DeliveryReport,
  enqueue,
  idempotencyKey,
  listOutbox,
  type OutboxFilter,
  type OutboxRow,
  replay,
} from "./delivery/index.js";
import { databaseInFolder } from "./database-in-folder.js";
import type { DeclaredFields } from "./fields/declared-fields.js";
import { hostVersion } from "./host-version.js";
import type { PreviewedSettlement } from "./inquiry/settlements.js";
import type { ImportFilesOptions, ImportOutcome } from "./import-files.js";
import {
  type DeliverySetting,
  type HookInfo,
  type Kernel,
  loadConfiguration,
  type PluginInfo,
  type PluginInput,
  type PluginSetting,
  pluginSettings,
  startKernel,
} from "./kernel/index.js";
import type { MasterDataDocument } from "./masterdata/master-data-document.js";
import type { MasterDataOutcome } from "./masterdata/write-plan.js";
import { defaultChunkLines, defaultDepthLimit, type PostingEnvironment } from "./posting/environment.js";
import { JournalService } from "./posting/journal-service.js";
import { observedTransaction } from "./posting/observed-transaction.js";
import { ReversalService } from "./posting/reversal/reversal-service.js";
import { SettlementService } from "./posting/settlement/settlement-service.js";
import type { Revaluation, RevaluationRequest } from "./revaluation/revaluation.js";
import type { RevaluationOptions } from "./revaluation/revalue.js";
import { installPlugins } from "./store/plugin-migrations.js";
import { tableServiceOf } from "./posting/table-service.js";
import { openStore } from "./store/open-store.js";
import type { Session, Store } from "./store/session.js";
import { findTelemetry } from "./telemetry/find-telemetry.js";
import type { Telemetry } from "./telemetry/telemetry.js";

/** What a host runs on. */
export interface HostOptions {
  /** `sqlite:./books.db`, `sqlite::memory:` or `postgres://…`. */
  readonly database: string;
  /** The plugins to load, in the order in which they are listed; none without it. */
  readonly plugins?: readonly PluginInput[];
  /** Where package names and paths of plugins are looked up; the current folder by default. */
  readonly directory?: string;
  /** Folders that plugins may come from, beside `directory` and the node_modules around it; relative to it. */
  readonly pluginRoots?: readonly string[];
  /** The system's clock by default. */
  readonly clock?: Clock;
  /** What plugins get their ids from; random UUIDs by default. */
  readonly ids?: Ids;
  /** JSON lines of warnings and errors on standard error by default. */
  readonly logger?: Logger;
  /** Milliseconds without a sign of life after which a handler counts as hung. */
  readonly deadline?: number;
  /** How committed work is tried again and given up; the defaults stand there. */
  readonly delivery?: DeliverySetting;
  /** Journal lines read, built and written at a time: 500 by default. */
  readonly chunkLines?: number;
}

/** What replaces or adds to a configuration file. */
export type HostOverrides = Pick<HostOptions, "clock" | "logger" | "chunkLines">;

/**
 * Opens a host: its database, brought up to date, and its plugins.
 *
 * @throws ContrapostError `CP_DATABASE_…` or `CP_PLUGINS_INVALID`; nothing stays open
 *
 * @example
 * ```ts
 * const host = await openHost({
 *   database: "sqlite:./books.db",
 *   plugins: ["@contrapost/intercompany-settlement"],
 * });
 * await host.import(["masterdata/companies.yaml"], { user: "ann" });
 * await host.import(["journals/vendor-invoices.csv"], { user: "ann", post: true });
 * const { journals } = await host.import(["journals/payment.yaml"], { user: "ann" });
 * for (const journal of journals) await host.journals.post(journal, { user: "ann" });
 * await host.close();
 * ```
 */
export function openHost(options: HostOptions): Promise<Host> {
  return openHostOn(() => openStore(options.database), options);
}

/** The same on books that are opened in another way, such as those of tests. */
export async function openHostOn(
  open: (fields: DeclaredFields) => Promise<Store>,
  options: Omit<HostOptions, "database">,
): Promise<Host> {
  const { plugins = [], directory = process.cwd() } = options;
  return startHost(open, options, pluginSettings(plugins), directory);
}

/** Opens the host that `contrapost.config.*` in a folder describes, or the configuration file itself. */
export async function openConfiguredHost(path: string, overrides: HostOverrides = {}): Promise<Host> {
  const configuration = await loadConfiguration(path);
  const { directory, plugins } = configuration;
  const database = databaseInFolder(configuration.database, directory);
  const options = { ...configuration, ...overrides };
  return await startHost(() => openStore(database), options, plugins, directory);
}

async function startHost(
  open: (fields: DeclaredFields) => Promise<Store>,
  options: Omit<HostOptions, "database" | "plugins">,
  plugins: readonly PluginSetting[],
  directory: string,
): Promise<Host> {
  const { clock = { now: () => new Date() }, ids, logger, deadline } = options;
  const telemetry = await findTelemetry();
  let store: Store | undefined;
  const opened = (): Store => store!;
  try {
    const kernel = await startKernel({
      plugins,
      directory,
      roots: options.pluginRoots,
      hostVersion,
      clock,
      observer: telemetry.handlers,
      async install({ plugins: installable, fields }) {
        store = await open(fields);
        if (installable.length > 0) await installPlugins(store, installable, clock.now());
      },
      tables: ({ id, rights = {} }) => tableServiceOf(opened(), { plugin: id, rights }),
      ...(ids && { ids }),
      ...(logger && { logger }),
      ...(deadline !== undefined && { deadline }),
    });
    return new Host(opened(), kernel, clock, { ...options, telemetry });
  } catch (error) {
    await store?.close();
    throw error;
  }
}

/** A running host: the books, and the plugins that extend posting to them. */
export class Host {
  /** Enters, posts, previews and approves journals. */
  readonly journals: JournalService;
  /** Takes back posted vouchers. */
  readonly reversals: ReversalService;
  /** Settles open transactions with each other, and undoes settlements. */
  readonly settlements: SettlementService<PreviewedSettlement>;
  readonly #kernel: Kernel;
  readonly #env: PostingEnvironment;
  readonly #delivery: DeliverySetting;
  readonly #telemetry: Telemetry;
  readonly #unwatchOutbox: () => void;

  /** The books themselves, for the inquiries that take a session. */
  readonly store: Store;

  /** @internal */
  constructor(
    store: Store,
    kernel: Kernel,
    clock: Clock,
    options: Pick<HostOptions, "chunkLines" | "delivery"> & { readonly telemetry: Telemetry },
  ) {
    const { telemetry } = options;
    this.store = store;
    this.#kernel = kernel;
    this.#delivery = options.delivery ?? {};
    this.#telemetry = telemetry;
    this.#unwatchOutbox = telemetry.watchOutbox(() => countOutbox(store));
    const byId = new Map(kernel.plugins.map((plugin) => [plugin.id, plugin]));
    this.#env = {
      dispatcher: kernel.dispatcher,
      clock,
      enqueue: (session, event) =>
        enqueue(session, { ...event, traceParent: telemetry.traceParent() }, clock.now()),
      observer: telemetry.postings,
      pluginVersion: (id) => byId.get(id)?.version ?? "",
      rightsOf: (id) => byId.get(id)?.rights ?? {},
      fields: kernel.fields,
      chunkLines: options.chunkLines ?? defaultChunkLines,
      depthLimit: defaultDepthLimit,
    };
    this.journals = new JournalService(this.#env, store);
    this.reversals = new ReversalService(this.#env, store);
    this.settlements = new SettlementService(this.#env, store, async (session, journal) => {
      const { previewedSettlements } = await import("./inquiry/settlements.js");
      return await previewedSettlements(session, journal);
    });
  }

  /** The loaded plugins, in the order in which they registered. */
  get plugins(): readonly PluginInfo[] {
    return this.#kernel.plugins;
  }

  /** The custom fields that the plugins declare. */
  get fields(): DeclaredFields {
    return this.#kernel.fields;
  }

  /** CP_LIBRARY_COPIES for each of the SDK, inversify and class-validator that is there more than once. */
  get libraryCopies(): readonly ContrapostError[] {
    return this.#kernel.libraryCopies;
  }

  /** Every hook that has handlers, with these in the order in which they run and the reasons for it. */
  get hooks(): readonly HookInfo[] {
    return this.#kernel.hooks;
  }

  /**
   * Makes and changes master data, all or nothing; applying the same again changes nothing. What is allowed but looks
   * like a mistake is answered as warnings.
   *
   * @throws ContrapostError `CP_IMPORT_REFUSED` with every problem
   */
  applyMasterData(document: MasterDataDocument): Promise<MasterDataOutcome> {
    return this.store.transaction(async (session) => {
      const { applyMasterData } = await import("./masterdata/apply-master-data.js");
      return await applyMasterData(session, document, { fields: this.fields });
    });
  }

  /**
   * Brings files into the books, all or nothing: master data, and journals as drafts, which can then be posted.
   *
   * @throws ContrapostError `CP_IMPORT_REFUSED` with every problem, each naming file and line
   */
  async import(files: readonly string[], options: ImportFilesOptions): Promise<ImportOutcome> {
    const { importFiles } = await import("./import-files.js");
    return await importFiles(this, files, options);
  }

  /**
   * Revalues what is open in foreign currency at a date, and takes that back on a later day: in one journal for each
   * side, all or nothing. A side that was revalued at the date before is left as it is. A preview writes nothing.
   *
   * @throws ContrapostError `CP_RATE_MISSING`, `CP_REVALUATION_…`, `CP_POSTING_REFUSED`
   */
  async revalue(request: RevaluationRequest, options: RevaluationOptions): Promise<readonly Revaluation[]> {
    const { revalue } = await import("./revaluation/revalue.js");
    return await revalue(this.#env, this.store, request, options);
  }

  /**
   * Makes a mirror that was parked or not made. Where it still cannot be made it stays so, with its reason as of now.
   *
   * @throws ContrapostError `CP_MIRROR_UNKNOWN`, `CP_MIRROR_NOT_PARKED`
   */
  releaseMirror(mirror: number, { user }: { readonly user: string }): Promise<Mirror> {
    const release = async (session: Session): Promise<Mirror> => {
      const { releaseMirror } = await import("./posting/pipeline.js");
      return await releaseMirror(this.#env, session, { mirror, user });
    };
    return observedTransaction(this.#env, this.store, release);
  }

  /**
   * Delivers to the committed handlers what is due in the outbox, also what an earlier host left there. A handler that
   * fails is tried again later, by another call.
   */
  deliver({ signal }: { readonly signal?: AbortSignal } = {}): Promise<DeliveryReport> {
    return deliverDue({
      store: this.store,
      now: () => this.#env.clock.now(),
      canRun: (row) => this.#kernel.handlerFor(row, row.hook) !== undefined,
      run: (row, attempt) => this.#telemetry.delivery(row, attempt, () => this.#runCommitted(row, attempt)),
      settings: this.#delivery,
      ...(signal && { signal }),
    });
  }

  async #runCommitted(row: OutboxRow, attempt: number): Promise<void> {
    const { committedScope, readPostedJournal } = await import("./posting/pipeline.js");
    const posted = await readPostedJournal(this.store, { company: row.company, number: row.journal });
    const delivery = { journal: posted, user: row.initiatedBy, idempotencyKey: idempotencyKey(row), attempt };
    const payload: unknown = row.payload === undefined ? posted : JSON.parse(row.payload);
    const scope = committedScope(this.store, delivery, this.#env.chunkLines);
    await this.#kernel.handlerFor(row, row.hook)?.run(payload, row.company, scope);
  }

  /**
   * The deliveries in the outbox, pending, done and dead.
   *
   * @example
   * ```ts
   * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
   * const deliveries = await books.host.outbox({ state: "pending" });
   * deliveries.length; // 0
   * ```
   */
  outbox(filter: OutboxFilter = {}): Promise<readonly OutboxRow[]> {
    return listOutbox(this.store, filter);
  }

  /**
   * Makes a dead delivery due again.
   *
   * @throws ContrapostError `CP_DELIVERY_UNKNOWN`, `CP_DELIVERY_NOT_DEAD`
   */
  replay(delivery: number): Promise<void> {
    return replay(this.store, delivery, this.#env.clock.now());
  }

  /** Lets the plugins end their work and closes the database. */
  async close(): Promise<void> {
    this.#unwatchOutbox();
    await this.#kernel.stop();
    await this.store.close();
  }
}
