import { resolve } from "node:path";
import { ContrapostError } from "@contrapost/sdk";
import { readPackage } from "../../kernel/discovery/read-package.js";
import { checkDependencies } from "./check-dependencies.js";
import { checkExports } from "./check-exports.js";
import { checkImports } from "./check-imports.js";
import { checkManifest } from "./check-manifest.js";
import type { CheckedPackage } from "./checked-package.js";
import type { PackageFinding } from "./finding.js";

/** What was found in a package. */
export interface PackageReport {
  readonly name: string;
  readonly version: string;
  /** Empty where it can be published. */
  readonly findings: readonly PackageFinding[];
}

/**
 * Checks a plugin's package as it would be published. Its code is loaded, but no plugin is started.
 *
 * @throws ContrapostError `CP_PACKAGE_UNREADABLE`
 */
export async function checkPackage(path: string): Promise<PackageReport> {
  const folder = resolve(path);
  const content = readPackage(folder);
  if (content === undefined) throw new ContrapostError("CP_PACKAGE_UNREADABLE", { folder: path });
  const checked: CheckedPackage = { folder, content };
  // Paths are those of the package, wherever it lies.
  const within = (text: string): string => text.replaceAll(`${folder}/`, "");
  const findings = [
    ...(await checkManifest(checked)),
    ...(await checkExports(checked)),
    ...checkDependencies(checked),
    ...checkImports(checked),
  ].map((one) => ({ ...one, place: within(one.place), message: within(one.message) }));
  const { name, version } = content;
  return {
    name: typeof name === "string" ? name : "",
    version: typeof version === "string" ? version : "",
    findings,
  };
}
