import { join } from "node:path";
import { isJsonObject, type JsonObject } from "./read-package.js";

/** The conditions of a package's `exports` that hold for an `import` in Node. */
const conditions = ["import", "node", "default", "module-sync"];

/** The file that an `import` of the package in this folder loads. Existence is not checked. */
export function packageEntry(folder: string, manifest: JsonObject): string {
  const exported = isJsonObject(manifest["exports"])
    ? (manifest["exports"]["."] ?? manifest["exports"])
    : manifest["exports"];
  const entry = target(exported) ?? manifest["main"];
  return join(folder, typeof entry === "string" ? entry : "index.js");
}

function target(exported: unknown): string | undefined {
  if (typeof exported === "string") return exported;
  if (Array.isArray(exported)) return exported.map(target).find((found) => found !== undefined);
  if (!isJsonObject(exported)) return undefined;
  // The order of the keys decides, as in Node.
  for (const [condition, value] of Object.entries(exported)) {
    const found = conditions.includes(condition) ? target(value) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
