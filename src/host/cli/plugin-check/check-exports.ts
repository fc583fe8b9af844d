import { existsSync } from "node:fs";
import { join } from "node:path";
import { type CheckedPackage, filesList, isPublished, objectAt } from "./checked-package.js";
import { finding, type PackageFinding } from "./finding.js";

/** Whether what is exported is there, is published, and has types. */
export async function checkExports(checked: CheckedPackage): Promise<readonly PackageFinding[]> {
  return [...(await lint(checked)), ...checkTypes(checked), ...checkFiles(checked)];
}

/** What publint finds wrong. What it would only do otherwise is left to taste. */
async function lint({ folder, content }: CheckedPackage): Promise<readonly PackageFinding[]> {
  const [{ publint }, { formatMessage }] = await Promise.all([import("publint"), import("publint/utils")]);
  const { messages } = await publint({ pkgDir: folder, pack: false, level: "warning" });
  return messages.map((message) => {
    const text = formatMessage(message, content, { color: false }) ?? message.code;
    const place = `package.json, ${message.path.join(".") || "exports"}`;
    return finding(place, "CP_PACKAGE_EXPORTS", { reason: text.replaceAll("\n", " ").replace(/\.$/, "") });
  });
}

function checkTypes(checked: CheckedPackage): readonly PackageFinding[] {
  const { folder, content } = checked;
  const entry = objectAt(checked, "exports")["."];
  const conditions = typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>) : {};
  const types = conditions["types"] ?? content["types"];
  if (typeof types !== "string") return [finding("package.json, exports", "CP_PACKAGE_TYPES_MISSING")];
  if (existsSync(join(folder, types))) return [];
  return [finding("package.json, exports", "CP_PACKAGE_TYPES_ABSENT", { file: types })];
}

function checkFiles(checked: CheckedPackage): readonly PackageFinding[] {
  const files = filesList(checked);
  if (files === undefined) return [finding("package.json, files", "CP_PACKAGE_FILES_MISSING")];
  const entry = objectAt(checked, "exports")["."];
  const named = typeof entry === "object" && entry !== null ? Object.values(entry) : [entry];
  return named.flatMap((path: unknown) => {
    if (typeof path !== "string" || isPublished(files, path.replace(/^\.\//, ""))) return [];
    return finding("package.json, files", "CP_PACKAGE_FILES", { file: path });
  });
}
