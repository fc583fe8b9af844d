import { isEvent, isServiceToken } from "@contrapost/sdk";
import { didYouMean } from "../../wording/nearest-word.js";
import { shown } from "../reason.js";
import { fieldFaults } from "./field-faults.js";
import { migrationFaults } from "./migration-faults.js";
import { identityFaults } from "./manifest-faults.js";

const knownKeys = [
  ...["id", "version", "host", "requires", "uses", "provides", "hooks", "fields", "rights"],
  ...["config", "migrations", "register"],
];

/**
 * What is wrong with a plugin's definition, in words; nothing where it can be relied on. The types promise all this,
 * but a plugin may be written in JavaScript or compiled against another version of the SDK.
 */
export function definitionFaults(plugin: object): readonly string[] {
  const definition = plugin as Readonly<Record<string, unknown>>;
  const { uses, provides, hooks, config, register } = definition;
  const unknown = Object.keys(definition).filter((key) => !knownKeys.includes(key));
  const faults = unknown.map((key) => `its key ${key} is unknown${didYouMean(key, knownKeys)}`);
  faults.push(...identityFaults(definition));
  for (const [name, token] of entries(uses)) {
    if (!isServiceToken(token))
      faults.push(`its uses.${name} must be a service token, but it is ${shown(token)}`);
  }
  if (provides !== undefined && !isListOf(provides, isServiceToken)) {
    faults.push("its provides must be a list of service tokens");
  }
  faults.push(...hookFaults(hooks, definition["id"]));
  faults.push(...fieldFaults(definition["fields"], definition["id"]));
  faults.push(...migrationFaults(definition["migrations"], definition["id"], definition["rights"]));
  if (config !== undefined && typeof config !== "function") {
    faults.push(`its config must be a function, but it is ${shown(config)}`);
  }
  if (typeof register !== "function")
    faults.push(`its register must be a function, but it is ${shown(register)}`);
  return faults;
}

function hookFaults(hooks: unknown, id: unknown): readonly string[] {
  if (hooks === undefined) return [];
  if (!isListOf(hooks, isEvent)) return ["its hooks must be a list of events made by defineEvent"];
  return hooks.flatMap((event) =>
    event.plugin === id ? [] : `its hooks hold ${event.id}, which is defined for the plugin ${event.plugin}`,
  );
}

function isListOf<T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(is);
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
