import { dispatchRows } from "./dispatch/dispatch-rows.js";
import { mirrorRows } from "./mirror/mirror-rows.js";
import { type BenchName, type BenchOptions, readOptions, usage } from "./options.js";
import { startRows } from "./start/start-rows.js";
import { type BenchRow, tableOf } from "./table-of.js";

const progress = (text: string) => process.stderr.write(`${text}\n`);

function rowsOf(bench: BenchName, options: BenchOptions): AsyncIterable<BenchRow> {
  switch (bench) {
    case "mirror":
      return mirrorRows({ ...options, progress });
    case "dispatch":
      return dispatchRows({ ...options, progress });
    case "start":
      return startRows({ ...options, progress });
  }
}

function optionsOrExit(): BenchOptions {
  try {
    const options = readOptions(process.argv.slice(2));
    if (!options.help) return options;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

process.once("SIGINT", () => process.exit(130));
const options = optionsOrExit();
const measured: BenchRow[][] = [];
for (const bench of options.benches) {
  const rows: BenchRow[] = [];
  for await (const row of rowsOf(bench, options)) rows.push(row);
  measured.push(rows);
}
console.log(options.json ? JSON.stringify(measured.flat()) : measured.map(tableOf).join("\n\n"));
