import { readFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { dirname, join, normalize } from "node:path";
import { type JsonObject, readPackage } from "../../kernel/discovery/read-package.js";
import { type CheckedPackage, filesIn, filesList, isPublished, objectAt } from "./checked-package.js";
import { finding, type PackageFinding } from "./finding.js";
import { importsOf } from "./imports-of.js";

const builtin = new Set(builtinModules);

/** Whether what is published imports only what a plugin may: the SDK's faces, its own files, what it depends on. */
export function checkImports(checked: CheckedPackage): readonly PackageFinding[] {
  const files = filesList(checked) ?? [""];
  const modules = filesIn(checked).filter(
    (path) => /\.[cm]?js$/.test(path) && isPublished(files, path) && !isTest(path),
  );
  return modules.flatMap((path) =>
    importsOf(readFileSync(join(checked.folder, path), "utf8")).flatMap(({ specifier, line }) => {
      const found = faultOf(specifier, path, checked);
      return found === undefined ? [] : finding(`${path}:${line}`, found.code, found.facts);
    }),
  );
}

interface Fault {
  readonly code: "CP_PACKAGE_IMPORT_INTERNAL" | "CP_PACKAGE_IMPORT_HOST" | "CP_PACKAGE_IMPORT_UNDECLARED";
  readonly facts: { readonly specifier: string; readonly name?: string; readonly known?: string };
}

function faultOf(specifier: string, path: string, checked: CheckedPackage): Fault | undefined {
  if (specifier.startsWith("node:") || builtin.has(specifier) || specifier.startsWith("#")) return undefined;
  if (/^\.{0,2}\//.test(specifier)) {
    const target = normalize(join(dirname(path), specifier));
    const leaves = specifier.startsWith("/") || target.startsWith("..") || target.includes("node_modules");
    return leaves
      ? { code: "CP_PACKAGE_IMPORT_INTERNAL", facts: { specifier, known: sdkFaces().join(", ") } }
      : undefined;
  }
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  if (name === "contrapost") return { code: "CP_PACKAGE_IMPORT_HOST", facts: { specifier } };
  if (name === "@contrapost/sdk" && !sdkFaces().includes(specifier)) {
    return { code: "CP_PACKAGE_IMPORT_INTERNAL", facts: { specifier, known: sdkFaces().join(", ") } };
  }
  return isDeclared(name, checked)
    ? undefined
    : { code: "CP_PACKAGE_IMPORT_UNDECLARED", facts: { specifier, name } };
}

function isDeclared(name: string, checked: CheckedPackage): boolean {
  const keys = ["dependencies", "peerDependencies", "optionalDependencies"];
  // What the SDK's peer lacks is told once, where peers are checked.
  if (name === "@contrapost/sdk" || name === checked.content["name"]) return true;
  return keys.some((key) => objectAt(checked, key)[name] !== undefined);
}

/** What the SDK exports by name: `@contrapost/sdk`, `@contrapost/sdk/config` … */
function sdkFaces(): readonly string[] {
  const entry = createRequire(import.meta.url).resolve("@contrapost/sdk");
  const exported = (readPackage(dirname(dirname(entry))) ?? {})["exports"] as JsonObject;
  return Object.keys(exported).map((subpath) => `@contrapost/sdk${subpath.slice(1)}`);
}

function isTest(path: string): boolean {
  return /(^|\/)tests?\/|\.(spec|test)\.[cm]?js$/.test(path);
}
