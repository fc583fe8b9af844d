import type { Clock, Logger } from "@contrapost/sdk";
import { type Host, openHost } from "../host.js";
import type { PluginInput } from "../kernel/index.js";
import { makeScratchBooks, type ScratchBooks } from "../store/scratch-books.js";

/** What a scratch host is opened with. */
export interface ScratchHostOptions {
  /** Names the kind of books: `sqlite::memory:`, `sqlite:…` or `postgres://…`. The books themselves are new. */
  readonly store: string;
  readonly plugins: readonly PluginInput[];
  /** Where package names and paths of plugins are looked up. */
  readonly directory: string;
  readonly now: Date;
  /** Whether the host will be restarted, so that its books must outlive it. */
  readonly restarts: boolean;
}

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A host on empty books of its own, with a clock that moves only when it is told to. */
export class ScratchHost {
  readonly #options: ScratchHostOptions;
  readonly #books: ScratchBooks;
  readonly #clock: { moment: Date } & Clock;
  #host: Host | undefined;

  private constructor(options: ScratchHostOptions, books: ScratchBooks) {
    this.#options = options;
    this.#books = books;
    this.#clock = {
      moment: options.now,
      now() {
        return this.moment;
      },
    };
  }

  /** Throws what `openHost` throws; nothing is left behind then. */
  static async open(options: ScratchHostOptions): Promise<ScratchHost> {
    const scratch = new ScratchHost(options, await makeScratchBooks(options.store, options.restarts));
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
    return this.#clock.moment;
  }

  moveClock(moment: Date): void {
    this.#clock.moment = moment;
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
    const { plugins, directory } = this.#options;
    const database = this.#books.url;
    this.#host = await openHost({ database, plugins, directory, clock: this.#clock, logger: silent });
  }

  async #close(): Promise<void> {
    const host = this.#host;
    this.#host = undefined;
    await host?.close();
  }
}
