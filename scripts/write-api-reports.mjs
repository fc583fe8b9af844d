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

/** What is wrong with the surface itself, whatever the committed reports say. */
const faults = new Set();

/** Makes the report of one entry point; `exported` has the names that the package's other entry points export. */
function reportOf({ directory, report, types }, scratch, exported) {
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
        // Whatever is exported is public; no tag says so again. An entry point has no comment of its own.
        extractorMessageReporting: {
          default: told,
          "ae-undocumented": told,
          "ae-missing-release-tag": quiet,
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
      if (message.logLevel === ExtractorLogLevel.Warning && !isExcused(message, exported)) {
        faults.add(faultOf(message, report));
      }
    },
  });
  return readFileSync(join(scratch, report), "utf8");
}

/**
 * A name that another entry point of the package exports can be had from there. And a type that follows from a JSON
 * Schema names the schema, which `src/host/schema` publishes.
 */
function isExcused({ messageId, text }, exported) {
  if (messageId !== "ae-forgotten-export") return false;
  const symbol = /The symbol "(\w+)"/.exec(text)?.[1] ?? "";
  return exported.has(symbol) || symbol.endsWith("Schema");
}

function faultOf({ messageId, text, sourceFilePath, sourceFileLine }, report) {
  const place = sourceFilePath === undefined ? report : `${relative(root, sourceFilePath)}:${sourceFileLine}`;
  return `${place}: ${messageId}: ${text}`;
}

/** The names that a report lists as exported. */
function namesIn(report) {
  const declared = report.matchAll(/^export (?:abstract )?(?:class|const|function|interface|type) (\w+)/gm);
  return [...declared].map(([, name]) => name);
}

const scratch = mkdtempSync(join(tmpdir(), "contrapost-api-"));
try {
  const reports = new Map();
  const exportedBy = new Map(Object.values(packages).map((directory) => [directory, new Set()]));
  for (const entry of entryPoints) {
    const exported = exportedBy.get(entry.directory);
    const text = reportOf(entry, scratch, exported);
    for (const name of namesIn(text)) exported.add(name);
    reports.set(entry.report, text);
  }
  if (process.argv.includes("--check")) check(reports);
  else write(reports);
  if (faults.size > 0) {
    console.error(`The public surface has faults:\n\n${[...faults].join("\n")}\n`);
    process.exitCode = 1;
  }
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
