import type { PluginInput } from "../../kernel/index.js";
import type { MasterDataDocument } from "../../masterdata/master-data-document.js";
import type { JournalDocument } from "../journal-document.js";

/** What a plugin is tried with. */
export interface ConformanceOptions {
  /** Its settings. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Plugins that it requires. */
  readonly plugins?: readonly PluginInput[];
  /** The books; a group of two companies that trade without it. */
  readonly setup?: readonly (string | MasterDataDocument)[];
  /** Where packages and files are looked up; the current folder without it. */
  readonly directory?: string;
  /** The journals that are posted, in their order; invoices, payments and a general journal without it. */
  readonly journals?: readonly JournalDocument[];
  /**
   * What the plugin has done outside of the books so far, such as the files that it has sent. Compared as JSON, so that
   * nothing happens twice, in a preview, for a posting that is rolled back, or after a handler's signal has aborted.
   */
  readonly outside?: () => unknown;
  /** Puts what is outside back to how it was at first; called before each run, since each has books of its own. */
  readonly reset?: () => void | Promise<void>;
  /** Milliseconds in which each handler must show a sign of life: 2000 without it. */
  readonly deadline?: number;
}
