/** What the process ends with, for scripts. */
export const exitCode = {
  ok: 0,
  /** Refused or failed, for a reason with a code of its own; also a scenario that differs. */
  refused: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** A fault of the program (EX_SOFTWARE). */
  unexpected: 70,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
