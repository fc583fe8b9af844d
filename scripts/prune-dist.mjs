// `tsc -b` never deletes an output, so a deleted test would go on running and a deleted module would still
// resolve. This removes every output in a project's dist whose TypeScript source is gone.
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const output = /\.(d\.ts\.map|d\.ts|js\.map|js)$/;

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

for (const { path } of readJson(join(root, "tsconfig.json")).references) {
  const project = join(root, path);
  const { compilerOptions } = readJson(join(project, "tsconfig.json"));
  const sources = join(project, compilerOptions?.rootDir ?? ".");
  const dist = join(project, "dist");
  if (!existsSync(dist)) continue;
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !output.test(file)) continue;
    const source = join(sources, relative(dist, file)).replace(output, ".ts");
    if (!existsSync(source)) rmSync(file);
  }
}
