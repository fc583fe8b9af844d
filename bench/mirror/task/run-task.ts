import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { PreparedBooks } from "../books/prepare-books.js";
import type { TradeSize } from "../books/trade.js";
import type { PostResult, PostTask } from "./post-payments.js";
import type { WriteResult, WriteTask } from "./write-rows.js";

interface PrepareTask {
  readonly database: string;
  readonly size: TradeSize;
}

/** What each task is given and answers. */
interface Tasks {
  readonly prepare: readonly [PrepareTask, PreparedBooks];
  readonly post: readonly [PostTask, PostResult];
  readonly write: readonly [WriteTask, WriteResult];
}

/** A task as its process is given it. */
export type Task = { [K in keyof Tasks]: { readonly task: K } & Tasks[K][0] }[keyof Tasks];

const script = fileURLToPath(new URL("task.js", import.meta.url));

/** Runs a task in a process of its own, so that its memory is its own and nothing is left over from the one before. */
export async function runTask<K extends keyof Tasks>(
  task: K,
  input: Tasks[K][0],
  flags: readonly string[] = [],
): Promise<Tasks[K][1]> {
  const json = JSON.stringify({ task, ...input });
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", ...flags, script, json]);
  return JSON.parse(stdout) as Tasks[K][1];
}
