import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type CompiledProgram, examplesFolder } from "./compile-examples.js";

/** What Mocha's JSON reporter tells. */
interface Report {
  readonly stats: { readonly passes: number };
  readonly failures: readonly { readonly fullTitle: string; readonly err: { readonly message?: string } }[];
}

export interface ExamplesRun {
  readonly passed: number;
  /** The example or its test, and what went wrong. */
  readonly failures: readonly string[];
}

/** Runs the programs in a process of their own, in a project's folder; those with tests bring these along. */
export async function runExamples(
  programs: readonly CompiledProgram[],
  directory: string,
): Promise<ExamplesRun> {
  const others = programs.filter(({ kind }) => kind !== "tests");
  const spec = join(examplesFolder, "run.js");
  const report = join(examplesFolder, "report.json");
  const runner = new URL("run-example.js", import.meta.url).href;
  await writeFile(
    spec,
    [
      `import { runExample } from ${JSON.stringify(runner)};`,
      ...others.map(
        ({ place, path, kind }) =>
          `it(${JSON.stringify(place)}, () => runExample(${JSON.stringify({ path, kind })}));`,
      ),
    ].join("\n"),
  );
  const files = [...programs.filter(({ kind }) => kind === "tests").map(({ path }) => path), spec];
  const mocha = createRequire(import.meta.url).resolve("mocha/bin/mocha.js");
  const options = [
    "--no-config",
    "--timeout",
    "20000",
    "--reporter",
    "json",
    "--reporter-option",
    `output=${report}`,
  ];
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, [mocha, ...options, ...files], { cwd: directory }, (_error, out, err) =>
      resolve(out + err),
    );
  });
  const text = await readFile(report, "utf8").catch(() => {
    throw new Error(`The examples were not run: ${printed}`);
  });
  const { stats, failures } = JSON.parse(text) as Report;
  return {
    passed: stats.passes,
    failures: failures.map(({ fullTitle, err }) => `${fullTitle}: ${err.message ?? ""}`),
  };
}
