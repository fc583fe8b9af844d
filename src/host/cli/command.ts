import type { Command } from "commander";
import type { CommandLine } from "./command-line.js";

/** A command's module. It is loaded only when the command line names it, to start up fast. */
export interface CommandModule {
  /** Adds arguments, options, examples and the action. */
  define(command: Command, line: CommandLine): void;
}

/** A command as the overview lists it. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}
