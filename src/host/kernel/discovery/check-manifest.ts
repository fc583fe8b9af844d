import { isServiceToken } from "@contrapost/sdk";
import validRange from "semver/ranges/valid.js";
import valid from "semver/functions/valid.js";
import { shown } from "../reason.js";

const identifier = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * What is wrong with a plugin's manifest, in words; nothing where it can be relied on. The types promise all this, but
 * a plugin may be written in JavaScript or compiled against another version of the SDK.
 */
export function manifestFaults(plugin: object): readonly string[] {
  const { id, version, host, requires, uses, provides, config, register } = plugin as Readonly<
    Record<string, unknown>
  >;
  const faults: string[] = [];
  if (typeof id !== "string" || !identifier.test(id)) {
    faults.push(`its id must be words of a-z and 0-9 joined by hyphens, but it is ${shown(id)}`);
  }
  if (typeof version !== "string" || valid(version) === null) {
    faults.push(`its version must be a semantic version such as 1.0.0, but it is ${shown(version)}`);
  }
  if (!isRange(host))
    faults.push(`its host must be a range of versions such as ^0.1.0, but it is ${shown(host)}`);
  for (const [required, range] of entries(requires)) {
    if (!isRange(range))
      faults.push(`its requires.${required} must be a range of versions, but it is ${shown(range)}`);
  }
  for (const [name, token] of entries(uses)) {
    if (!isServiceToken(token))
      faults.push(`its uses.${name} must be a service token, but it is ${shown(token)}`);
  }
  if (provides !== undefined && !(Array.isArray(provides) && provides.every(isServiceToken))) {
    faults.push("its provides must be a list of service tokens");
  }
  if (config !== undefined && typeof config !== "function") {
    faults.push(`its config must be a function, but it is ${shown(config)}`);
  }
  if (typeof register !== "function")
    faults.push(`its register must be a function, but it is ${shown(register)}`);
  return faults;
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function isRange(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "" && validRange(value) !== null;
}
