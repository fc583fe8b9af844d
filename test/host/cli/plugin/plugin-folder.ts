import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../../../..", import.meta.url));

/** What a package that can be published says of itself. */
export const goodPackage = {
  name: "@acme/treasury-note",
  version: "1.2.0",
  type: "module",
  files: ["dist"],
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  peerDependencies: { "@contrapost/sdk": "^0.1.0" },
  contrapost: { id: "treasury-note", host: "^0.1.0" },
};

/** And its files. */
export const goodFiles: Readonly<Record<string, string>> = {
  "dist/index.js": [
    'import { definePlugin } from "@contrapost/sdk";',
    'export default definePlugin({ id: "treasury-note", version: "1.2.0", host: "^0.1.0", register() {} });',
    "",
  ].join("\n"),
  "dist/index.d.ts": "declare const plugin: object;\nexport default plugin;\n",
};

/** A plugin's package in a folder of its own, with the packages of this repository. */
export class PluginFolder {
  private constructor(readonly folder: string) {}

  static async create(
    content: object = goodPackage,
    files: Readonly<Record<string, string>> = goodFiles,
  ): Promise<PluginFolder> {
    const plugin = new PluginFolder(await mkdtemp(join(tmpdir(), "contrapost-plugin-")));
    await plugin.write("package.json", JSON.stringify(content));
    for (const [path, text] of Object.entries(files)) await plugin.write(path, text);
    await symlink(join(repository, "node_modules"), join(plugin.folder, "node_modules"));
    return plugin;
  }

  async write(path: string, text: string): Promise<void> {
    const file = join(this.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
