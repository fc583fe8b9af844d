// Writes docs/api: what every entry point of the published packages exports, one report for each, so that a change of
// the public surface is seen in review. With --check it writes nothing and fails where a report is not what the built
// output exports.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

const root = resolve(import.meta.dirname, "..");
const folder = join(root, "docs/api");
const packages = { sdk: join(root, "src/sdk"), host: join(root, "src/host") };

/** Every subpath that a package exports, with its report and the declarations that it is made of. */
const entryPoints = Object.entries(packages).flatMap(([name, directory]) => {
  const { exports } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  return Object.entries(exports).map(([subpath, { types }]) => ({
    directory,
    report: `${subpath.replace(/^\./, name).replaceAll("/", "-")}.api.md`,
    types: join(directory, types),
  }));
});

const compilerOptions = {
  target: "es2022",
  lib: ["es2023"],
  module: "nodenext",
  moduleResolution: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  types: ["node"],
};

const quiet = { logLevel: ExtractorLogLevel.None };
const told = { logLevel: ExtractorLogLevel.Warning };

/** Makes the report of one entry point; what api-extractor has to say against it is told to `hear`. */
function reportOf({ directory, report, types }, scratch, hear) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: types,
      newlineKind: "lf",
      compiler: { overrideTsconfig: { compilerOptions, files: [types] } },
      apiReport: { enabled: true, reportFileName: report, reportFolder: scratch, reportTempFolder: scratch },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: told },
        // Everything exported is public, and what goes with the package says so.
        extractorMessageReporting: {
          default: told,
          "ae-missing-release-tag": quiet,
          "ae-undocumented": told,
        },
        tsdocMessageReporting: { default: told },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(directory, "package.json"),
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Warning) hear(message);
    },
  });
  return readFileSync(join(scratch, report), "utf8");
}

const scratch = mkdtempSync(join(tmpdir(), "contrapost-api-"));
try {
  const reports = new Map(entryPoints.map((entry) => [entry.report, reportOf(entry, scratch, () => {})]));
  if (process.argv.includes("--check")) check(reports);
  else write(reports);
} finally {
  rmSync(scratch, { recursive: true });
}

/** @param {Map<string, string>} reports */
function write(reports) {
  mkdirSync(folder, { recursive: true });
  for (const stale of committed()) if (!reports.has(stale)) rmSync(join(folder, stale));
  for (const [name, text] of reports) writeFileSync(join(folder, name), text);
}

/** @param {Map<string, string>} reports */
function check(reports) {
  const names = [...new Set([...committed(), ...reports.keys()])].sort();
  const differing = names.flatMap((name) => {
    const before = committed().includes(name) ? readFileSync(join(folder, name), "utf8") : "";
    const now = reports.get(name) ?? "";
    return before === now ? [] : [`${relative(root, join(folder, name))}\n${changedLines(before, now)}`];
  });
  if (differing.length === 0) return;
  console.error(`The public surface is not what docs/api says:\n\n${differing.join("\n\n")}\n`);
  console.error("Where that is meant: npm run api, and commit what it writes.");
  process.exitCode = 1;
}

function committed() {
  return readdirSync(folder).filter((name) => name.endsWith(".api.md"));
}

/** The first lines that only one of two texts has: `-` as committed, `+` as built. */
function changedLines(before, now) {
  const [left, right] = [before.split("\n"), now.split("\n")];
  const gone = left.filter((line) => !right.includes(line)).map((line) => `  - ${line.trim()}`);
  const come = right.filter((line) => !left.includes(line)).map((line) => `  + ${line.trim()}`);
  const lines = [...gone, ...come];
  if (lines.length === 0) return "  the same lines in another order";
  return [...lines.slice(0, 12), ...(lines.length > 12 ? [`  and ${lines.length - 12} more`] : [])].join(
    "\n",
  );
}
