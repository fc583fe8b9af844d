import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const workspaces = ["src/sdk", "src/host", "plugins/intercompany-settlement"];

/** Packages come from npm's cache where it has them; the one native module is copied, not compiled again. */
const install = ["install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"];
const native = join("node_modules", "better-sqlite3", "build");

/** Packs the packages of this repository into a folder, and answers their files. */
export async function packPackages(folder: string): Promise<readonly string[]> {
  const names = workspaces.map((workspace) => `--workspace=${workspace}`).join(" ");
  return await pack(repository, folder, names);
}

/** Packs the package in a folder, and answers its file. */
export async function packPackage(folder: string, destination: string): Promise<string> {
  const [file = ""] = await pack(folder, destination, "");
  return file;
}

async function pack(folder: string, destination: string, options: string): Promise<readonly string[]> {
  const output = await shell(folder, `npm pack --json --pack-destination ${destination} ${options}`.trim());
  // npm prints a list, newer versions an object by package name; what a script printed may stand before it.
  const packages = JSON.parse(output.slice(output.search(/^[[{]/m))) as Readonly<
    Record<string, { readonly filename: string }>
  >;
  return Object.values(packages).map(({ filename }) => join(destination, filename));
}

/** Installs what a folder's package.json says, and further packages. */
export async function installIn(folder: string, packages: readonly string[] = []): Promise<void> {
  await shell(folder, `npm ${[...install, ...packages].join(" ")}`);
  await cp(join(repository, native), join(folder, native), { recursive: true });
}

/** Runs a command in a folder and answers what it printed. Throws where it ends with another code than 0. */
export async function shell(folder: string, command: string): Promise<string> {
  console.log(`$ ${command}`);
  // npm would have its children colour their output on some machines.
  const env = { ...process.env, NO_COLOR: "1" };
  const { stdout } = await promisify(execFile)("sh", ["-c", command], { cwd: folder, env });
  return stdout;
}
