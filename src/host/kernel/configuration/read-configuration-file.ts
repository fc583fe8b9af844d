import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { ContrapostError } from "@contrapost/sdk";

/** An alias may be useful now and then; many of them nested make gigabytes out of a few lines. */
const mostAliases = 50;

/**
 * Reads a configuration file as plain data, by its extension.
 *
 * @throws CP_CONFIG_UNREADABLE
 */
export async function readConfigurationFile(file: string): Promise<unknown> {
  const read = readers[extname(file)];
  if (read === undefined) throw unreadable(file, "its name must end with .yaml, .yml, .json or .js");
  try {
    return await read(file);
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error), error);
  }
}

const readers: Readonly<Record<string, (file: string) => unknown>> = {
  ".yaml": readYaml,
  ".yml": readYaml,
  ".json": (file) => JSON.parse(readFileSync(file, "utf8")) as unknown,
  ".js": readModule,
};

async function readYaml(file: string): Promise<unknown> {
  const { parseDocument } = await import("yaml");
  const document = parseDocument(readFileSync(file, "utf8"));
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault) throw fault;
  return document.toJS({ maxAliasCount: mostAliases }) as unknown;
}

async function readModule(file: string): Promise<unknown> {
  const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  if (module.default === undefined) throw new Error("it has no default export");
  return module.default;
}

function unreadable(file: string, reason: string, cause?: unknown): ContrapostError {
  // The first line says what and where; a parser's drawing of the place would only be cut up here.
  const line = reason.split("\n", 1)[0]!.replace(/[.:]$/, "");
  return new ContrapostError("CP_CONFIG_UNREADABLE", { file, reason: line }, { cause });
}
