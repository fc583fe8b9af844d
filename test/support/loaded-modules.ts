import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The URLs of the modules that a new process loads to run a script, which may import what tests import. */
export function modulesLoadedBy(script: string): readonly string[] {
  const hooks = `export async function load(url, context, next) {
    process._rawDebug("loaded " + url);
    return next(url, context);
  }`;
  const registering = `
    import { register } from "node:module";
    register("data:text/javascript," + encodeURIComponent(${JSON.stringify(hooks)}));`;
  const before = `data:text/javascript,${encodeURIComponent(registering)}`;
  const options = { cwd: fileURLToPath(new URL(".", import.meta.url)), encoding: "utf8" } as const;
  const words = ["--import", before, "--input-type=module", "--eval", script];
  const { status, stderr } = spawnSync(process.execPath, words, options);
  if (status !== 0) throw new Error(stderr);
  return [...stderr.matchAll(/^loaded (.+)$/gm)].map(([, url]) => url ?? "");
}

/** The names of the packages that modules belong to. */
export function packagesOf(modules: readonly string[]): ReadonlySet<string> {
  return new Set(modules.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []));
}
