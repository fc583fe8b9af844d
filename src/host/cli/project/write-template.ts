import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ContrapostError, isContrapostError } from "@contrapost/sdk";
import { packagesFor } from "./package-specs.js";

const templates = fileURLToPath(new URL("../../../templates", import.meta.url));

/** npm leaves files of this name out of packages, so that templates have it without its dot. */
const hidden = new Map([["gitignore", ".gitignore"]]);

/** Which template is written, and what for. */
export interface TemplateOptions {
  readonly template: "project" | "plugin";
  /** The folder, as the user named it. */
  readonly path: string;
  /** What stands in the place of each `{{name}}`, beside the packages. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Writes a template into a new or empty folder, and answers its files.
 *
 * @throws ContrapostError `CP_INIT_NOT_EMPTY`, `CP_FOLDER_UNWRITABLE`
 */
export async function writeTemplate({ template, path, values }: TemplateOptions): Promise<readonly string[]> {
  const folder = resolve(path);
  try {
    await refuseFilled(folder, path);
    return await copyTemplate(join(templates, template), folder, values);
  } catch (error) {
    if (isContrapostError(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContrapostError("CP_FOLDER_UNWRITABLE", { folder: path, reason }, { cause: error });
  }
}

async function refuseFilled(folder: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const [first, ...more] = await readdir(folder);
  if (first === undefined) return;
  const found = more.length === 0 ? first : `${first} and ${more.length} more`;
  throw new ContrapostError("CP_INIT_NOT_EMPTY", { folder: path, found });
}

async function copyTemplate(
  template: string,
  folder: string,
  given: TemplateOptions["values"],
): Promise<readonly string[]> {
  const { specs, npmrc } = packagesFor(folder);
  const values = new Map(Object.entries({ ...specs, ...given }));
  const written: string[] = [];
  const write = async (name: string, text: string): Promise<void> => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    written.push(name);
  };
  for (const file of await filesIn(template)) {
    const text = await readFile(join(template, file), "utf8");
    await write(hidden.get(file) ?? file, filled(text, values));
  }
  if (npmrc.length > 0) await write(".npmrc", `${npmrc.join("\n")}\n`);
  return written;
}

async function filesIn(template: string): Promise<readonly string[]> {
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(template, join(entry.parentPath, entry.name)))
    .sort();
}

/** Puts values into a text in the place of their `{{name}}`. */
function filled(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{([\w@/-]+)\}\}/g, (placeholder, name: string) => values.get(name) ?? placeholder);
}
