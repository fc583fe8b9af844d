import { ContrapostError } from "@contrapost/sdk";
import { hostVersion } from "../../host-version.js";
import { writeTemplate } from "./write-template.js";

/** A plugin's package and id, as its name says them. */
export interface PluginName {
  /** The package: `@acme/payment-limit`. */
  readonly name: string;
  /** The plugin: `payment-limit`. */
  readonly id: string;
}

const words = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const scope = /^@[a-z0-9][a-z0-9._-]*$/;
/** npm's own limit. */
const longestName = 214;

/**
 * Reads the name of a plugin's package; its last part is the plugin's id.
 *
 * @throws ContrapostError `CP_PLUGIN_NAME`
 */
export function parsePluginName(name: string): PluginName {
  const parts = name.split("/");
  const id = parts.at(-1) ?? "";
  if (parts.length > 2 || (parts.length === 2 && !scope.test(parts[0] ?? ""))) {
    throw new ContrapostError("CP_PLUGIN_NAME", { name, rule: "a scope starts with @ and ends with one /" });
  }
  if (!words.test(id)) {
    throw new ContrapostError("CP_PLUGIN_NAME", {
      name,
      rule: "it must be words of a-z and 0-9 joined by hyphens",
    });
  }
  if (name.length > longestName) {
    throw new ContrapostError("CP_PLUGIN_NAME", {
      name,
      rule: `npm takes at most ${longestName} characters`,
    });
  }
  return { name, id };
}

/**
 * Writes a plugin's package into a new or empty folder, and answers its files.
 *
 * @throws ContrapostError `CP_INIT_NOT_EMPTY`, `CP_FOLDER_UNWRITABLE`
 */
export function writePlugin({ name, id }: PluginName, path: string): Promise<readonly string[]> {
  const values = {
    name,
    id,
    CODE: id.replaceAll("-", "_").toUpperCase(),
    sdkRange: `^${hostVersion}`,
  };
  return writeTemplate({ template: "plugin", path, values });
}
