import { parseArgs } from "node:util";

export type StoreName = "sqlite" | "postgres";

const benchNames = ["mirror", "dispatch", "start"] as const;
export type BenchName = (typeof benchNames)[number];

export interface BenchOptions {
  readonly help: boolean;
  readonly json: boolean;
  readonly benches: readonly BenchName[];
  readonly stores: readonly StoreName[];
  readonly lines: readonly number[];
  readonly seed: number;
  /** How often each size is timed; by default as often as its bench needs. */
  readonly rounds: number | undefined;
  /** Payments made before the clock starts. */
  readonly warmUp: number;
  readonly profile: string | undefined;
}

/** What every bench is given. */
export interface RowOptions extends Pick<BenchOptions, "rounds"> {
  readonly progress: (text: string) => void;
}

export const usage = `Usage: npm run bench -- [options]

mirror    mirrored vendor payments per second, against the bare writing of the same rows
dispatch  calls of a hook per second, against a bare loop and other libraries for hooks
start     milliseconds of a whole process that loads many plugins

  --json           one JSON array instead of tables; use npm run -s
  --bench NAME,…   what to measure; all by default, mirror alone with one of the options below
  --store NAME     sqlite or postgres; both by default
  --lines N,…      lines of the payment journals; 1000,10000,100000 by default
  --seed N         what the amounts of the invoices are made from; 1 by default
  --rounds N       how often each size is timed; payments 5 times up to 1000 lines, 3 up to 10000, twice above by default
  --warm-up N      payments made before the clock starts; 5000 by default
  --profile DIR    leaves a CPU profile of one posting of each size in a folder
  --help`;

/** Reads the command line. Throws an error whose message says what is wrong with it. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      bench: { type: "string" },
      store: { type: "string" },
      lines: { type: "string" },
      seed: { type: "string", default: "1" },
      rounds: { type: "string" },
      "warm-up": { type: "string", default: "5000" },
      profile: { type: "string" },
    },
  });
  return {
    help: values.help,
    json: values.json,
    benches: benchesOf(values.bench ?? ((values.store ?? values.lines) ? "mirror" : benchNames.join(","))),
    stores: storesOf(values.store),
    lines: (values.lines ?? "1000,10000,100000").split(",").map((text) => wholeNumber("--lines", text)),
    seed: wholeNumber("--seed", values.seed),
    rounds: values.rounds === undefined ? undefined : wholeNumber("--rounds", values.rounds),
    warmUp: wholeNumber("--warm-up", values["warm-up"]),
    profile: values.profile,
  };
}

function benchesOf(text: string): readonly BenchName[] {
  return text.split(",").map((word) => {
    const name = benchNames.find((known) => known === word);
    if (name === undefined) throw new Error(`--bench takes ${benchNames.join(", ")}, not "${word}".`);
    return name;
  });
}

function storesOf(text: string | undefined): readonly StoreName[] {
  if (text === undefined) return ["sqlite", "postgres"];
  if (text === "sqlite" || text === "postgres") return [text];
  throw new Error(`--store is sqlite or postgres, not "${text}".`);
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Error(`${option} takes whole numbers from 1 to 9999999, not "${text}".`);
}
