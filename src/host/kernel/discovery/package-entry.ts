import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The conditions of a package's `exports` that hold for an `import` in Node. */
const conditions = ["import", "node", "default", "module-sync"];

/** The file that an `import` of the package in this folder loads. Existence is not checked. */
export function packageEntry(folder: string): string {
  const manifest = readManifest(folder);
  const exported = isRecord(manifest["exports"])
    ? (manifest["exports"]["."] ?? manifest["exports"])
    : manifest["exports"];
  const entry = target(exported) ?? manifest["main"];
  return join(folder, typeof entry === "string" ? entry : "index.js");
}

function readManifest(folder: string): Readonly<Record<string, unknown>> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return isRecord(manifest) ? manifest : {};
  } catch {
    // A folder with only an index.js is a package too.
    return {};
  }
}

function target(exported: unknown): string | undefined {
  if (typeof exported === "string") return exported;
  if (Array.isArray(exported)) return exported.map(target).find((found) => found !== undefined);
  if (!isRecord(exported)) return undefined;
  // The order of the keys decides, as in Node.
  for (const [condition, value] of Object.entries(exported)) {
    const found = conditions.includes(condition) ? target(value) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
