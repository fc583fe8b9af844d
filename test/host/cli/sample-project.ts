import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeProject } from "#host/cli/project/write-project.js";
import { type CommandRun, contrapost, type Surroundings } from "./command-run.js";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));

/** A project as `contrapost init` writes it, in a folder of its own, with the packages of this repository. */
export class SampleProject {
  private constructor(readonly folder: string) {}

  static async create(): Promise<SampleProject> {
    const folder = join(await mkdtemp(join(tmpdir(), "contrapost-cli-")), "books");
    await writeProject(folder);
    await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
    return new SampleProject(folder);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Runs a command line on this project's books. */
  run(words: readonly string[], around?: Surroundings): Promise<CommandRun> {
    return contrapost([...words, "--config", this.folder], around);
  }

  /** The same with `--json`: the data that it printed. */
  async json(words: readonly string[]): Promise<unknown> {
    const { out, err } = await this.run([...words, "--json"]);
    if (out === "") throw new Error(`Nothing was printed, but: ${err}`);
    return JSON.parse(out);
  }

  /** Sets up the companies and posts their invoices. */
  async fill(): Promise<void> {
    await this.run(["import", this.path("masterdata/companies.yaml")]);
    const invoices = ["journals/customer-invoices.csv", "journals/vendor-invoices.csv"];
    await this.run(["import", ...invoices.map((name) => this.path(name)), "--post"]);
    await this.run(["import", this.path("journals/payment.yaml")]);
  }

  remove(): Promise<void> {
    return rm(join(this.folder, ".."), { recursive: true });
  }
}
