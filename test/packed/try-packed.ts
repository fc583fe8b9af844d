// Tries the packed packages as a new user would: in an empty folder outside the repository, by what `contrapost init`
// prints. Not a part of `npm test`, because it installs packages. Run by `npm run test:packed`.
import { match, ok } from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const workspaces = ["src/sdk", "src/host", "plugins/intercompany-settlement"];

/** Packages come from npm's cache where it has them; the one native module is copied, not compiled again. */
const install = ["install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"];
const native = join("node_modules", "better-sqlite3", "build");

/** What each step must print, where it matters. */
const expected: readonly (readonly [command: RegExp, output: RegExp])[] = [
  [/import journals\/\*\.csv/, /DEMF\/CI-1 posted\nUSMF\/VI-1 posted/],
  [/post USMF\/PAY-1$/, /USMF\/PAY-1 posted: 2 lines, 2 vouchers\n {2}mirror \d+ .* DEMF\/J-000001 posted/],
  [/reconcile/, /USMF and DEMF are reconciled\./],
  [/npm test/, /3 passing/],
];

const root = await mkdtemp(join(tmpdir(), "contrapost-packed-"));
try {
  const tools = join(root, "tools");
  await mkdir(tools);
  const packed = await pack(root);
  await shell(tools, `npm ${[...install, ...packed].join(" ")}`);
  await cp(join(repository, native), join(tools, native), { recursive: true });

  const project = join(root, "books");
  const steps = nextSteps(await shell(tools, `npx contrapost init ${project}`));
  // Steps that were not found would not be tried.
  for (const [command] of expected)
    ok(
      steps.some((step) => command.test(step)),
      `no step ${String(command)}`,
    );
  for (const step of steps) {
    if (step.startsWith("cd ")) continue;
    if (step === "npm install") {
      await shell(project, `npm ${install.join(" ")}`);
      await cp(join(repository, native), join(project, native), { recursive: true });
      continue;
    }
    const output = await shell(project, step);
    for (const [command, text] of expected) if (command.test(step)) match(output, text);
  }
  console.log(`The packed packages work: ${steps.length} steps of a new project went well.`);
} finally {
  await rm(root, { recursive: true });
}

async function pack(folder: string): Promise<readonly string[]> {
  const names = workspaces.map((workspace) => `--workspace=${workspace}`).join(" ");
  const output = await shell(repository, `npm pack --json --pack-destination ${folder} ${names}`);
  // npm prints a list, newer versions an object by package name.
  const packages = JSON.parse(output) as Readonly<Record<string, { readonly filename: string }>>;
  return Object.values(packages).map(({ filename }) => join(folder, filename));
}

/** The commands below `Next:`, without their comments. */
function nextSteps(output: string): readonly string[] {
  const [, next = ""] = output.split("Next:\n");
  return next
    .split("\n")
    .map((line) => line.replace(/ {2}#.*/, "").trim())
    .filter((line) => line !== "");
}

async function shell(folder: string, command: string): Promise<string> {
  console.log(`$ ${command}`);
  // npm would have its children colour their output on some machines.
  const env = { ...process.env, NO_COLOR: "1" };
  const { stdout } = await promisify(execFile)("sh", ["-c", command], { cwd: folder, env });
  return stdout;
}
