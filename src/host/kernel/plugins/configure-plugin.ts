import type { ConfigClass } from "@contrapost/sdk";
import type { ValidationError } from "@contrapost/sdk/config";
import { deepFreeze } from "../deep-freeze.js";
import type { LoadedPlugin } from "../discovery/load-plugins.js";
import type { Problems } from "../problems.js";
import { reasonOf } from "../reason.js";

const noSettings = Object.freeze({});

/**
 * Makes a plugin's configuration from what was configured and checks it by the rules of its class. What is wrong goes
 * to the problems, one for each rule.
 *
 * @returns the frozen configuration; undefined where there are problems
 */
export async function configurePlugin(loaded: LoadedPlugin, problems: Problems): Promise<object | undefined> {
  const { plugin, setting } = loaded;
  const given = setting.config ?? noSettings;
  const refuse = (path: string, rule: string, known: readonly string[], cause?: unknown) => {
    const where = path === "" ? setting.where : `${setting.where}${setting.where === "" ? "" : "."}${path}`;
    const facts = { where, plugin: plugin.id, rule, known: known.join(", ") || "none" };
    problems.add("CP_PLUGIN_CONFIG_INVALID", facts, cause);
  };
  if (plugin.config === undefined) {
    const keys = Object.keys(given);
    for (const key of keys) refuse(`config.${key}`, "the plugin has no settings", []);
    return keys.length === 0 ? noSettings : undefined;
  }
  let faults: readonly Fault[];
  let config: object;
  let known: readonly string[] = [];
  try {
    const Config = await plugin.config();
    known = Object.keys(new Config());
    ({ config, faults } = await check(Config, given));
  } catch (error) {
    refuse("config", `its rules cannot be applied: ${reasonOf(error).replace(/\.$/, "")}`, known, error);
    return undefined;
  }
  for (const { path, rule } of faults) refuse(`config${path}`, rule, known);
  return faults.length === 0 ? deepFreeze(config) : undefined;
}

interface Fault {
  readonly path: string;
  readonly rule: string;
}

/** The validation library is only loaded where a plugin has a configuration class, for it takes long to load. */
async function check(
  Config: ConfigClass<object>,
  given: object,
): Promise<{ readonly config: object; readonly faults: readonly Fault[] }> {
  const { plainToInstance, validateSync } = await import("@contrapost/sdk/config");
  const config = plainToInstance(Config, given);
  const errors = validateSync(config, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false },
  });
  return { config, faults: errors.flatMap((error) => faultsOf(error, "")) };
}

function faultsOf({ property, constraints = {}, children = [] }: ValidationError, parent: string): Fault[] {
  const path = /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
  const own = Object.entries(constraints).map(([name, message]) => ({
    path,
    rule: name === "whitelistValidation" ? "this key is unknown" : message,
  }));
  return [...own, ...children.flatMap((child) => faultsOf(child, path))];
}
