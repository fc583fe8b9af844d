/** One of the two output streams. */
export interface TerminalStream {
  readonly isTTY: boolean;
  write(text: string): void;
}

/** What a command line sees of its surroundings; handed in, so that tests see what users see. */
export interface Terminal {
  readonly stdout: TerminalStream;
  readonly stderr: TerminalStream;
  /** The environment's variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Who is logged in, where the system says so. */
  readonly systemUser: () => string | undefined;
}

/** Whether a stream gets colours: a terminal does unless `NO_COLOR` is set; `FORCE_COLOR` colours all. */
export function wantsColours({ environment }: Terminal, stream: TerminalStream): boolean {
  if (isSet(environment["NO_COLOR"])) return false;
  if (isSet(environment["FORCE_COLOR"])) return environment["FORCE_COLOR"] !== "0";
  return stream.isTTY && environment["TERM"] !== "dumb";
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
