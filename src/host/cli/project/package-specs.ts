import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { hostVersion } from "../../host-version.js";

/** The packages that a project starts with. */
export const projectPackages = [
  "contrapost",
  "@contrapost/sdk",
  "@contrapost/intercompany-settlement",
] as const;

/** What a project writes for its packages, and what it tells npm. */
export interface ProjectPackages {
  /** By package name, as `package.json` has them. */
  readonly specs: Readonly<Record<string, string>>;
  /** Lines of its `.npmrc`; none as a rule. */
  readonly npmrc: readonly string[];
}

/**
 * Where a new project takes its packages from: from where this host itself was installed. From the registry that is
 * a range of versions; from a packed file (`npm pack`) that file; in a clone of the repository the clone's folders.
 *
 * @param folder - the project's folder, which paths are written for
 */
export function packagesFor(folder: string): ProjectPackages {
  const places = projectPackages.map((name) => [name, placeOf(name)] as const);
  const specs = places.map(([name, place]) => {
    const path = place?.path;
    return [name, path === undefined ? `^${hostVersion}` : `file:${posix(relative(folder, path))}`] as const;
  });
  // Linked folders would have npm install their dependencies inside the clone; copies leave it alone.
  const linked = places.some(([, place]) => place?.linked);
  return { specs: Object.fromEntries(specs), npmrc: linked ? ["install-links=true"] : [] };
}

interface Place {
  /** The packed file or folder that the package was installed from; undefined for the registry. */
  readonly path?: string;
  readonly linked: boolean;
}

/** The host's own folder: this file lies in its `dist/cli/project`. */
const hostFolder = fileURLToPath(new URL("../../..", import.meta.url));

function placeOf(name: string): Place | undefined {
  const require = createRequire(join(hostFolder, "package.json"));
  const parents = name === "contrapost" ? [dirname(hostFolder)] : (require.resolve.paths(name) ?? []);
  const installed =
    name === "contrapost"
      ? hostFolder
      : parents.map((parent) => join(parent, name)).find((path) => existsSync(path));
  if (installed === undefined) return undefined;
  const folder = realpathSync(installed);
  if (!folder.split(sep).includes("node_modules")) return { path: folder, linked: true };
  const packed = packedFile(folder, name);
  return packed === undefined ? { linked: false } : { path: packed, linked: false };
}

/** The file that npm notes as a package's origin, where it was installed from one. */
function packedFile(folder: string, name: string): string | undefined {
  const root = folder.slice(0, -join("node_modules", name).length);
  try {
    const lock = JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8")) as {
      readonly packages?: Readonly<Record<string, { readonly resolved?: string }>>;
    };
    const resolved = lock.packages?.[`node_modules/${name}`]?.resolved;
    if (resolved?.startsWith("file:") !== true) return undefined;
    const file = resolve(root, resolved.slice("file:".length));
    return existsSync(file) ? file : undefined;
  } catch {
    // Other package managers keep no such notes.
    return undefined;
  }
}

function posix(path: string): string {
  return path.split(sep).join("/");
}
