import { join, resolve } from "node:path";
import type { Host } from "../host.js";
import type { PluginInput } from "../kernel/index.js";
import { pathOfPointer } from "../masterdata/document-records.js";
import type { MasterDataDocument } from "../masterdata/master-data-document.js";
import { checkExpectation } from "./check-expectation.js";
import type { Expectation } from "./expectations/expectation.js";
import type { Difference } from "./facts.js";
import { formatDifferences } from "./format-differences.js";
import { parseMoment } from "./moment.js";
import { StepPerformer } from "./perform-step.js";
import { ScratchHost } from "./scratch-host.js";
import { defaultStart, defaultUser } from "./set-up.js";
import { actionKeys, type Step } from "./step.js";

/** What a test host is made of. */
export interface TestHostOptions {
  readonly plugins?: readonly PluginInput[];
  /** Files of master data, or master data itself, applied in their order. */
  readonly setup?: readonly (string | MasterDataDocument)[];
  /** Where packages and paths of plugins and setups are looked up; the current folder without it. */
  readonly directory?: string;
  /** `sqlite::memory:` without it. */
  readonly store?: string;
  /** What the clock shows: a date, or a moment as `2024-03-15T12:00:00Z`; 2024-01-01 without it. */
  readonly now?: string;
  /** Who acts where a step names nobody; `scenario` without it. */
  readonly user?: string;
  /** Whether a step will restart the host: books in memory do not outlive it, so they are put into a file. */
  readonly restarts?: boolean;
}

/**
 * A host on empty books of its own, spoken to in the words of scenarios. For tests of plugins.
 *
 * @example
 * const books = await testHost({ plugins: [myPlugin], setup: ["fixtures/setups/usmf-demf.yaml"] });
 * await books.perform({ post: { customerInvoice: { company: "DEMF", customer: "C-USMF", invoice: "FR-1001",
 *   date: "2024-03-01", amount: "100.00", currency: "EUR", account: "401400" } } });
 * await books.expect({ in: { DEMF: { numbers: { CUSTINV: "2" } } } });
 * await books.close();
 */
export async function testHost(options: TestHostOptions = {}): Promise<TestHost> {
  const { plugins = [], directory = process.cwd(), setup = [] } = options;
  const { store = "sqlite::memory:", restarts = false } = options;
  const now = parseMoment(options.now ?? defaultStart, "now");
  const located = setup.map((one) => (typeof one === "string" ? resolve(directory, one) : one));
  const scratch = await ScratchHost.open({ store, plugins, directory, setup: located, now, restarts });
  return new TestHost(scratch, options.user ?? defaultUser, directory);
}

/** See {@link testHost}. */
export class TestHost {
  readonly #scratch: ScratchHost;
  readonly #performer: StepPerformer;
  #steps = 0;

  constructor(scratch: ScratchHost, user: string, directory: string) {
    this.#scratch = scratch;
    const file = join(directory, "test");
    this.#performer = new StepPerformer(scratch, { user, file, locate: pathOfPointer });
  }

  /** The host as it is open now; after a step `restart` it is another. */
  get host(): Host {
    return this.#scratch.host;
  }

  /**
   * Does one step of a scenario, with what it expects.
   *
   * @throws Error where something went otherwise than expected, with what was expected and what there was instead
   */
  async perform(step: Step): Promise<void> {
    this.#steps += 1;
    const name = `step ${this.#steps}`;
    const actions = Object.keys(step).filter((key) => (actionKeys as readonly string[]).includes(key));
    if (actions.length !== 1) throw new Error(`A step needs one of ${actionKeys.join(", ")}.`);
    requireNone(await this.#performer.perform(step, "", name));
    if (step.expect !== undefined) await this.expect(step.expect);
  }

  /**
   * Compares the books with what they must hold.
   *
   * @throws Error with what was expected and what there is instead
   */
  async expect(expectation: Expectation): Promise<void> {
    const { store } = this.host;
    const expected = { value: expectation, at: "", locate: pathOfPointer };
    requireNone(await checkExpectation(store, expected, this.#scratch.now));
  }

  /** Closes the host and removes its books. */
  close(): Promise<void> {
    return this.#scratch.close();
  }
}

function requireNone(differences: readonly Difference[]): void {
  if (differences.length > 0) throw new Error(`Not as expected:\n${formatDifferences(differences)}`);
}
