import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const sdk = fileURLToPath(new URL("..", import.meta.resolve("@contrapost/sdk")));

/** A project with so many plugins, every second one an installed package, the others files; answers its folder. */
export async function writeProject(plugins: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "contrapost-start-"));
  await mkdir(join(folder, "node_modules/@contrapost"), { recursive: true });
  await symlink(sdk, join(folder, "node_modules/@contrapost/sdk"));
  const sources: string[] = [];
  for (let index = 0; index < plugins; index += 1) {
    sources.push(index % 2 === 0 ? await writePackage(folder, index) : await writePath(folder, index));
  }
  const list = sources.map((source) => `  - ${JSON.stringify(source)}\n`).join("");
  await write(folder, "contrapost.config.yaml", `database: "sqlite::memory:"\nplugins:\n${list}`);
  return folder;
}

async function writePackage(folder: string, index: number): Promise<string> {
  const name = idOf(index);
  const contrapost = { id: name, host: "^0.1.0", uses: ["host.logger"] };
  const manifest = { name, version: "1.0.0", type: "module", exports: "./index.js", contrapost };
  await write(folder, `node_modules/${name}/package.json`, JSON.stringify(manifest));
  await write(folder, `node_modules/${name}/index.js`, sourceOf(index));
  return name;
}

async function writePath(folder: string, index: number): Promise<string> {
  const path = `plugins/${idOf(index)}.mjs`;
  await write(folder, path, sourceOf(index));
  return `./${path}`;
}

async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

function idOf(index: number): string {
  return `plugin-${index}`;
}

/** Each with two handlers and a service of the host, as plugins are. */
function sourceOf(index: number): string {
  return `import { definePlugin, loggerService, onVendorPaymentJournalCommitted, onVendorPaymentJournalValidate } from "@contrapost/sdk";
export default definePlugin({
  id: "${idOf(index)}",
  version: "1.0.0",
  host: "^0.1.0",
  uses: { log: loggerService },
  register({ on, services }) {
    on(onVendorPaymentJournalValidate, function check() {});
    on(onVendorPaymentJournalCommitted, function note(posted) {
      services.log.info("paid", { journal: posted.number });
    });
  },
});
`;
}
