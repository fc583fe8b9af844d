import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { RowOptions } from "../options.js";
import type { DispatchRow, HandlerKind } from "./measure-dispatch.js";

const script = fileURLToPath(new URL("dispatch-task.js", import.meta.url));
const benches: readonly DispatchRow["bench"][] = ["dispatch", "dispatch-context"];
const kinds: readonly HandlerKind[] = ["sync", "async"];

/** Measures every size and kind in a process of its own, so that the compiler has learned nothing from the one before. */
export async function* dispatchRows({ rounds, progress }: RowOptions): AsyncGenerator<DispatchRow> {
  for (const bench of benches) {
    for (const kind of kinds) {
      for (const handlers of [1, 5, 50]) {
        progress(`${bench}, ${handlers} ${kind} handlers`);
        const task = JSON.stringify([bench, handlers, kind, ...(rounds === undefined ? [] : [rounds])]);
        const { stdout } = await promisify(execFile)(process.execPath, [script, task]);
        yield JSON.parse(stdout) as DispatchRow;
      }
    }
  }
}
