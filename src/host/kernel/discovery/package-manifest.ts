import { didYouMean } from "../../wording/nearest-word.js";
import { join } from "node:path";
import type { PluginManifest } from "@contrapost/sdk";
import { shown } from "../reason.js";
import { identityFaults, isTexts } from "./manifest-faults.js";
import type { LocatedPackage } from "./locate-plugin.js";
import { isJsonObject } from "./read-package.js";

/** The key of package.json under which a plugin's manifest stands. */
export const manifestKey = "contrapost";

const keys = ["$schema", "id", "host", "requires", "uses", "provides", "hooks", "fields", "rights"];

/** What a package says of itself: its manifest, or what is wrong with it, or that it has none. */
export type PackageManifest =
  | { readonly file: string; readonly manifest: PluginManifest }
  | { readonly file: string; readonly faults: readonly string[] }
  | { readonly file: string; readonly missing: true };

/** Reads a package's manifest; nothing of the package runs. */
export function packageManifest({ folder, content }: LocatedPackage): PackageManifest {
  const file = join(folder, "package.json");
  const written = content[manifestKey];
  if (written === undefined) return { file, missing: true };
  if (!isJsonObject(written)) return { file, faults: [`it must be an object, but it is ${shown(written)}`] };
  const manifest = { ...written, version: content["version"] };
  const faults = [
    ...keyFaults(written),
    ...identityFaults(manifest),
    ...listFaults(written),
    ...fieldsFaults(written["fields"]),
  ];
  return faults.length > 0 ? { file, faults } : { file, manifest: manifest as unknown as PluginManifest };
}

function keyFaults(written: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(written).flatMap((key) => {
    if (keys.includes(key)) return [];
    return key === "version"
      ? "its version is that of the package, and stands there"
      : `its key ${key} is unknown${didYouMean(key, keys)}`;
  });
}

function listFaults(written: Readonly<Record<string, unknown>>): readonly string[] {
  return ["uses", "provides", "hooks"].flatMap((key) => {
    const value = written[key];
    return value === undefined || isTexts(value)
      ? []
      : `its ${key} must be a list of ids, but it is ${shown(value)}`;
  });
}

const declaredField = /^(?:party|journal|line)\.[a-z][A-Za-z0-9]{0,39}$/;

function fieldsFaults(fields: unknown): readonly string[] {
  if (fields === undefined || (isTexts(fields) && fields.every((field) => declaredField.test(field))))
    return [];
  const given = isTexts(fields) ? fields.map((field) => JSON.stringify(field)).join(", ") : shown(fields);
  return [
    `its fields must be a list of what each is on and its name, such as party.iban, but it is ${given}`,
  ];
}
