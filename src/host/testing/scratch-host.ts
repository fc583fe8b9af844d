import { projectOf } from "./project-of.js";
import { type Host, type HostOptions, openHostOn } from "../host.js";
import type { DeclaredFields } from "../fields/declared-fields.js";
import type { PluginInput } from "../kernel/index.js";
import type { MasterDataDocument } from "../masterdata/master-data-document.js";
import { openStore } from "../store/open-store.js";
import { isInMemory, makeScratchBooks } from "../store/scratch-books.js";
import type { Store } from "../store/session.js";
import type { Books as SetUpBooks } from "./set-up.js";
import { type FakeClock, fakeClock } from "./kit/fake-clock.js";
import { fakeIds } from "./kit/fake-ids.js";
import { type FakeLogger, fakeLogger } from "./kit/fake-logger.js";

/** What a scratch host is opened with. */
export interface ScratchHostOptions extends Pick<HostOptions, "deadline" | "delivery" | "chunkLines"> {
  /** Names the kind of books: `sqlite::memory:`, `sqlite:…` or `postgres://…`. The books themselves are new. */
  readonly store: string;
  readonly plugins: readonly PluginInput[];
  /** Where package names and paths of plugins are looked up. */
  readonly directory: string;
  /** Files of master data by their whole paths, and master data itself, applied in their order. */
  readonly setup: readonly (string | MasterDataDocument)[];
  readonly now: Date;
  /** Whether the host will be restarted, so that its books must outlive it. */
  readonly restarts: boolean;
}

/** How a scratch host comes to its books, and what becomes of them. */
interface Books {
  open(fields: DeclaredFields): Promise<Store>;
  remove(): Promise<void>;
}

/** A host on books of its own, with a clock that moves only when it is told to. */
export class ScratchHost {
  readonly clock: FakeClock;
  readonly logger: FakeLogger = fakeLogger();
  readonly #ids = fakeIds();
  readonly #options: ScratchHostOptions;
  readonly #books: Books;
  #host: Host | undefined;

  private constructor(options: ScratchHostOptions, books: Books) {
    this.#options = options;
    this.#books = books;
    this.clock = fakeClock(options.now);
  }

  /** Throws what `openHost` throws; nothing is left behind then. */
  static async open(options: ScratchHostOptions): Promise<ScratchHost> {
    const scratch = new ScratchHost(options, await makeBooks(options));
    try {
      await scratch.#open();
      return scratch;
    } catch (error) {
      await scratch.#books.remove();
      throw error;
    }
  }

  get host(): Host {
    if (this.#host === undefined) throw new Error("The scratch host is closed.");
    return this.#host;
  }

  get now(): Date {
    return this.clock.now();
  }

  /** Closes the host and opens it again on the same books. */
  async restart(): Promise<void> {
    await this.#close();
    await this.#open();
  }

  /** Closes the host and removes its books. */
  async close(): Promise<void> {
    try {
      await this.#close();
    } finally {
      await this.#books.remove();
    }
  }

  async #open(): Promise<void> {
    const pluginRoots = [projectOf(this.#options.directory)];
    const options = { ...this.#options, pluginRoots, clock: this.clock, ids: this.#ids, logger: this.logger };
    this.#host = await openHostOn((fields) => this.#books.open(fields), options);
  }

  async #close(): Promise<void> {
    const host = this.#host;
    this.#host = undefined;
    await host?.close();
  }
}

async function makeBooks({ store: url, setup, restarts }: ScratchHostOptions): Promise<Books> {
  if (isInMemory(url) && !restarts) {
    const { openSetUpBooks } = await import("./set-up-image.js");
    return { open: (fields) => openSetUpBooks(setup, fields), remove: async () => undefined };
  }
  const books = await makeScratchBooks(url);
  let isSetUp = false;
  return {
    async open(fields) {
      const store = await openStore(books.url);
      if (!isSetUp) await setUp({ store, fields }, setup);
      isSetUp = true;
      return store;
    },
    remove: () => books.remove(),
  };
}

async function setUp(books: SetUpBooks, setup: ScratchHostOptions["setup"]): Promise<void> {
  if (setup.length === 0) return;
  const { applySetup } = await import("./set-up.js");
  try {
    for (const one of setup) await applySetup(books, one);
  } catch (error) {
    await books.store.close();
    throw error;
  }
}
