import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { median } from "../median.js";
import type { RowOptions } from "../options.js";
import { writeProject } from "./write-project.js";

/** How long a command takes from its start to its end, with so many plugins to load. */
export interface StartRow {
  readonly bench: "start";
  readonly plugins: number;
  readonly milliseconds: number;
}

const sizes = [10, 100];
const usualRounds = 9;
const contrapost = fileURLToPath(new URL("../bin/contrapost.js", import.meta.resolve("contrapost")));

/** Times `contrapost plugins` with few and with many plugins, in turns. */
export async function* startRows({ rounds = usualRounds, progress }: RowOptions): AsyncGenerator<StartRow> {
  progress(`start, ${sizes.join(" and ")} plugins`);
  const projects: { readonly plugins: number; readonly folder: string; readonly times: number[] }[] = [];
  try {
    for (const plugins of sizes) projects.push({ plugins, folder: await writeProject(plugins), times: [] });
    // The first round brings the files into the system's memory.
    for (let round = 0; round <= rounds; round += 1) {
      for (const { folder, times } of projects) {
        const time = await timeStart(folder);
        if (round > 0) times.push(time);
      }
    }
    for (const { plugins, times } of projects) {
      yield { bench: "start", plugins, milliseconds: Math.round(median(times)) };
    }
  } finally {
    for (const { folder } of projects) await rm(folder, { recursive: true });
  }
}

async function timeStart(folder: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [contrapost, "plugins", "--json", "--config", folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [status] = (await once(child, "exit")) as [number | null];
  if (status !== 0) throw new Error(`contrapost plugins ended with ${String(status)}.`);
  return performance.now() - start;
}
