import { userInfo } from "node:os";
import type { Terminal, TerminalStream } from "./terminal.js";

/** The terminal that this process was started in. */
export function processTerminal(): Terminal {
  return {
    stdout: streamOf(process.stdout),
    stderr: streamOf(process.stderr),
    environment: process.env,
    systemUser,
  };
}

function streamOf(stream: NodeJS.WriteStream): TerminalStream {
  // Who stops reading, as `head` does, has seen enough: that is no fault.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
  return { isTTY: stream.isTTY, write: (text) => void stream.write(text) };
}

function systemUser(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // A process may run under a number that has no name.
    return undefined;
  }
}
