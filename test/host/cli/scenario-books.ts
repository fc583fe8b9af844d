import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { formatDifferences } from "contrapost/testing";
import { SqliteStore } from "#host/store/sqlite/sqlite-store.js";
import { loadScenario } from "#host/testing/load-scenario.js";
import { StepPerformer } from "#host/testing/perform-step.js";
import { ScratchHost } from "#host/testing/scratch-host.js";
import { applyOwn } from "#host/testing/set-up.js";
import { type CommandRun, contrapost } from "./command-run.js";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));

/** A table without the spaces that only align it. */
export function squeezed(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trim().replace(/ {2,}/g, " | "));
}

/** A project whose books are those of a scenario, as they stand after some of its steps. */
export class ScenarioBooks {
  private constructor(readonly folder: string) {}

  /**
   * @param fixture - below `fixtures`, as in `currency/revaluation.yaml`
   * @param steps - how many of its steps are done; all without it
   */
  static async after(fixture: string, steps?: number): Promise<ScenarioBooks> {
    const folder = await mkdtemp(join(tmpdir(), "contrapost-cli-"));
    await writeFile(join(folder, "books.db"), await imageOf(fixture, steps));
    await writeFile(
      join(folder, "contrapost.config.yaml"),
      'database: sqlite:./books.db\nuser: ann\nplugins: ["@contrapost/intercompany-settlement"]\n',
    );
    await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
    return new ScenarioBooks(folder);
  }

  run(words: readonly string[]): Promise<CommandRun> {
    return contrapost([...words, "--config", this.folder]);
  }

  /** What a command line prints for people. Words with spaces stand in double quotes. */
  async text(words: string, code = 0): Promise<readonly string[]> {
    return squeezed(await this.#printed(words, code));
  }

  async csv(words: string, code = 0): Promise<readonly string[]> {
    const lines = (await this.#printed(`${words} --csv`, code)).split("\r\n");
    expect(lines.pop()).to.equal("");
    return lines;
  }

  async json(words: string, code = 0): Promise<unknown> {
    return JSON.parse(await this.#printed(`${words} --json`, code));
  }

  /** What a command line says that is refused; it prints nothing. */
  async refusal(words: string, code = 1): Promise<readonly string[]> {
    const run = await this.run(split(words));
    expect({ code: run.code, out: run.out }).to.deep.equal({ code, out: "" });
    return squeezed(run.err);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  async #printed(words: string, code: number): Promise<string> {
    const run = await this.run(split(words));
    expect({ code: run.code, err: run.err }).to.deep.equal({ code, err: "" });
    return run.out;
  }
}

/** What was made before in this process is made once. */
const images = new Map<string, Promise<Buffer>>();

function imageOf(fixture: string, steps: number | undefined): Promise<Buffer> {
  const key = `${fixture} ${steps ?? "all"}`;
  const image = images.get(key) ?? booksOf(fixture, steps);
  images.set(key, image);
  return image;
}

function split(words: string): readonly string[] {
  return [...words.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

async function booksOf(fixture: string, count?: number): Promise<Buffer> {
  const file = join(repository, "fixtures", fixture);
  const { steps, setup = [], locate, plugins, user = "ann", with: own } = await loadScenario(file);
  const directory = dirname(file);
  const scratch = await ScratchHost.open({
    store: "sqlite::memory:",
    plugins: plugins ?? ["@contrapost/intercompany-settlement"],
    directory,
    setup: [setup].flat().map((path) => resolve(directory, path)),
    now: new Date("2024-01-01T00:00:00Z"),
    restarts: false,
  });
  try {
    if (own !== undefined) await applyOwn(scratch.host, own, { file, locate });
    const performer = new StepPerformer(scratch, { user, file, locate });
    for (const [index, step] of steps.slice(0, count).entries()) {
      const differences = await performer.perform(step, `/steps/${index}`, `step ${index + 1}`);
      expect(formatDifferences(differences)).to.equal("");
    }
    const { store } = scratch.host;
    if (!(store instanceof SqliteStore)) throw new Error("books in memory are kept by SQLite");
    return await store.image();
  } finally {
    await scratch.close();
  }
}
