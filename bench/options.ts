import { parseArgs } from "node:util";

export type StoreName = "sqlite" | "postgres";

export interface BenchOptions {
  readonly json: boolean;
  readonly stores: readonly StoreName[];
  readonly lines: readonly number[];
  readonly seed: number;
  readonly profile: string | undefined;
}

export const usage = `npm run bench -- [--json] [--store sqlite|postgres] [--lines 1000,10000,100000] [--seed 1] [--profile DIR]

  --json      print one JSON array instead of a table
  --store     measure one store; both without it
  --lines     lines of the payment journals to measure
  --seed      what the invoices' amounts are made from
  --profile   leave a CPU profile of each posting in a folder`;

/** Reads the command line. Throws an error whose message says what is wrong with it. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      store: { type: "string" },
      lines: { type: "string", default: "1000,10000,100000" },
      seed: { type: "string", default: "1" },
      profile: { type: "string" },
    },
  });
  return {
    json: values.json,
    stores: storesOf(values.store),
    lines: values.lines.split(",").map((text) => wholeNumber("--lines", text)),
    seed: wholeNumber("--seed", values.seed),
    profile: values.profile,
  };
}

function storesOf(text: string | undefined): readonly StoreName[] {
  if (text === undefined) return ["sqlite", "postgres"];
  if (text === "sqlite" || text === "postgres") return [text];
  throw new Error(`--store is sqlite or postgres, not ${text}`);
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`${option} takes whole numbers from 1 on, not "${text}"`);
  return Number(text);
}
