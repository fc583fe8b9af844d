import type { Command } from "commander";
import pc from "picocolors";
import type { Colors } from "picocolors/types.js";
import type { Host } from "../host.js";
import { type Progress, startProgress } from "./console/progress.js";
import { type Column, drawTable } from "./console/table.js";
import { type Terminal, wantsColours } from "./console/terminal.js";
import { type ExitCode, exitCode } from "./exit-code.js";

/** The options that every command takes. */
export interface GlobalOptions {
  readonly config: string;
  readonly json?: boolean;
  readonly user?: string;
  readonly debug?: boolean;
}

/** What a command has to say: data for scripts, and the same for people. */
export interface Report {
  /** Plain JSON: amounts are decimal texts. */
  readonly json: () => unknown;
  readonly text: () => string | Promise<string>;
  /** The rows as CSV with its line ends, where the command takes `--csv` and was given it. */
  readonly csv?: (() => string) | undefined;
}

/** One run of the command line: what its command may use, and what becomes of it. */
export class CommandLine {
  readonly colours: Colors;
  /** For what is written to the error stream. */
  readonly errorColours: Colors;
  /** What the process is to end with. */
  exitCode: ExitCode = exitCode.ok;
  readonly #terminal: Terminal;
  readonly #program: Command;
  #host: Host | undefined;
  #progress: Progress | undefined;

  constructor(terminal: Terminal, program: Command) {
    this.#terminal = terminal;
    this.#program = program;
    this.colours = pc.createColors(wantsColours(terminal, terminal.stdout));
    this.errorColours = pc.createColors(wantsColours(terminal, terminal.stderr));
  }

  get options(): GlobalOptions {
    return this.#program.opts();
  }

  /** Whether errors show where they came from. */
  get wantsTrace(): boolean {
    return this.options.debug === true || (this.#terminal.environment["CONTRAPOST_DEBUG"] ?? "") !== "";
  }

  /** Opens the host that the configuration describes; it is closed when the command has ended. */
  async host(): Promise<Host> {
    if (this.#host === undefined) {
      const { openConfiguredHost } = await import("../host.js");
      this.#host = await openConfiguredHost(this.options.config);
    }
    return this.#host;
  }

  /** Who acts: the option, or the configuration's user, or who is logged in. */
  async user(): Promise<string> {
    const { config, user } = this.options;
    if (user !== undefined) return user;
    const { loadConfiguration } = await import("../kernel/index.js");
    return (await loadConfiguration(config)).user ?? this.#terminal.systemUser() ?? "unknown";
  }

  /** Whether rows are to be printed as CSV. Refuses a command line that asks for JSON too. */
  wantsCsv({ csv }: { readonly csv?: boolean }): boolean {
    if (csv === true && this.options.json === true) {
      this.#program.error("error: option '--csv' cannot be used with option '--json'");
    }
    return csv === true;
  }

  /** Gives the result to the standard output, in the form that was asked for. */
  async report({ json, text, csv }: Report): Promise<void> {
    this.#endProgress();
    if (csv !== undefined) {
      this.#terminal.stdout.write(csv());
      return;
    }
    const output = this.options.json === true ? JSON.stringify(json(), null, 2) : await text();
    if (output !== "") this.#terminal.stdout.write(`${output}\n`);
  }

  /** Writes a line of a report that is longer than one moment; nothing in JSON. */
  say(text: string): void {
    if (this.options.json !== true) this.#terminal.stdout.write(`${text}\n`);
  }

  /** Tells people something beside the result, on the error stream. */
  note(text: string): void {
    this.#endProgress();
    this.#terminal.stderr.write(`${text}\n`);
  }

  table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Promise<string> {
    return drawTable(columns, rows, this.colours);
  }

  /** Shows that lasting work goes on, until the report. */
  async progress(text: string): Promise<(text: string) => void> {
    this.#progress = await startProgress(this.#terminal, text);
    const progress = this.#progress;
    return (now) => progress.update(now);
  }

  async close(): Promise<void> {
    this.#endProgress();
    await this.#host?.close();
  }

  #endProgress(): void {
    this.#progress?.end();
    this.#progress = undefined;
  }
}
