// Tries the packed packages as a new user would: in empty folders outside the repository, by what `contrapost init` and
// `contrapost plugin create` print. Not a part of `npm test`, because it installs packages. Run by `npm run test:packed`.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installIn, packPackages } from "./packed-packages.js";
import { tryPlugin } from "./try-plugin.js";
import { tryProject } from "./try-project.js";

const root = await mkdtemp(join(tmpdir(), "contrapost-packed-"));
try {
  const tools = join(root, "tools");
  await mkdir(tools);
  const packages = await packPackages(root);
  await installIn(tools, packages);
  const steps = await tryProject(root, tools);
  await tryPlugin(root, tools, packages);
  console.log(
    `The packed packages work: ${steps} steps of a new project went well, and a new plugin was loaded.`,
  );
} finally {
  await rm(root, { recursive: true });
}
