import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const sdk = fileURLToPath(new URL("../../../../../src/sdk", import.meta.url));
const folders: string[] = [];

/** A folder with files in it, where `@contrapost/sdk` is installed as in a user's project. */
export function projectFolder(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "contrapost-kernel-")));
  folders.push(folder);
  mkdirSync(join(folder, "node_modules/@contrapost"), { recursive: true });
  symlinkSync(sdk, join(folder, "node_modules/@contrapost/sdk"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** For `after`: removes every folder that was made. */
export function removeProjectFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** The source of a plugin that registers nothing. */
export function pluginSource(id: string, more = ""): string {
  return `import { definePlugin } from "@contrapost/sdk";
export default definePlugin({ id: "${id}", version: "1.0.0", host: "^0.1.0", register() {}, ${more} });
`;
}
