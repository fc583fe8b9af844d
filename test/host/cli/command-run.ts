import { runCommandLine } from "#host/cli/run-command-line.js";
import type { Terminal } from "#host/cli/console/terminal.js";

/** What a command line printed, and what the process would have ended with. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What differs from a plain pipe without any variables set. */
export interface Surroundings {
  readonly isTTY?: boolean;
  readonly environment?: Terminal["environment"];
  /** Takes the place of the standard output. */
  readonly write?: (text: string) => void;
}

/** Runs a command line in this process, as user `ann` of the system. */
export async function contrapost(words: readonly string[], around: Surroundings = {}): Promise<CommandRun> {
  let out = "";
  let err = "";
  const { isTTY = false, environment = {} } = around;
  const write = around.write ?? ((text: string) => void (out += text));
  const code = await runCommandLine(words, {
    stdout: { isTTY, write },
    stderr: { isTTY: false, write: (text) => void (err += text) },
    environment,
    systemUser: () => "ann",
  });
  return { code, out, err };
}
