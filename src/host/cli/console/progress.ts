import type { Terminal } from "./terminal.js";

/** Shows that work goes on, and how far it is. */
export interface Progress {
  update(text: string): void;
  /** Takes the line away; what was done is said elsewhere. */
  end(): void;
}

const silent: Progress = { update: () => undefined, end: () => undefined };

/** A spinner on the error stream, if that is a terminal: results alone go to the standard output. */
export async function startProgress(terminal: Terminal, text: string): Promise<Progress> {
  // A terminal that does not tell its width would have the spinner clear endless lines.
  if (!terminal.stderr.isTTY || !(process.stderr.columns > 0)) return silent;
  const { default: ora } = await import("ora");
  const spinner = ora({ text, stream: process.stderr, discardStdin: false }).start();
  return {
    update: (now) => {
      spinner.text = now;
    },
    end: () => void spinner.stop(),
  };
}
