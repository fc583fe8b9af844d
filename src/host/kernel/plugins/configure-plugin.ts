import type { ConfigClass } from "@contrapost/sdk";
import type { ValidationError } from "@contrapost/sdk/config";
import { deepFreeze } from "../deep-freeze.js";
import type { LoadedPlugin } from "../discovery/load-plugins.js";
import type { Problems } from "../problems.js";
import { didYouMean } from "../../wording/nearest-word.js";
import { reasonOf } from "../reason.js";

const noSettings = Object.freeze({});

interface Fault {
  /** From the plugin's entry in the list of plugins: `.config.limits[1].amount`. */
  readonly path: string;
  readonly rule: string;
  readonly cause?: unknown;
}

interface Configured {
  readonly config: object;
  /** The names of the settings that there are. */
  readonly known: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Makes a plugin's configuration from what was configured and checks it by the rules of its class. What is wrong goes
 * to the problems, one for each rule.
 *
 * @returns the frozen configuration; undefined where there are problems
 */
export async function configurePlugin(loaded: LoadedPlugin, problems: Problems): Promise<object | undefined> {
  const { plugin, setting } = loaded;
  const given = setting.config ?? noSettings;
  const { config, known, faults } = plugin.config
    ? await configure(plugin.config, given)
    : withoutClass(given);
  for (const { path, rule, cause } of faults) {
    const where = `${setting.where}${path}`;
    const facts = { where, plugin: plugin.id, rule, known: known.join(", ") || "none" };
    problems.add("CP_PLUGIN_CONFIG_INVALID", facts, cause);
  }
  return faults.length === 0 ? deepFreeze(config) : undefined;
}

function withoutClass(given: object): Configured {
  const faults = Object.keys(given).map((key) => ({
    path: `.config.${key}`,
    rule: "the plugin has no settings",
  }));
  return { config: noSettings, known: [], faults };
}

async function configure(
  load: () => Promise<ConfigClass<object>> | ConfigClass<object>,
  given: object,
): Promise<Configured> {
  let known: readonly string[] = [];
  try {
    const Config: unknown = await load();
    if (!isClass(Config)) return unusable("its config function gives no class", known);
    known = Object.keys(new Config());
    return { known, ...(await check(Config, given, known)) };
  } catch (error) {
    const reason = reasonOf(error).replace(/\.$/, "");
    return unusable(`its rules cannot be applied: ${reason}`, known, error);
  }
}

/** The validation library is only loaded where a plugin has a configuration class, for it takes long to load. */
async function check(
  Config: ConfigClass<object>,
  given: object,
  known: readonly string[],
): Promise<Omit<Configured, "known">> {
  const { plainToInstance, validateSync } = await import("@contrapost/sdk/config");
  const config = plainToInstance(Config, given);
  const errors = validateSync(config, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false },
  });
  return { config, faults: errors.flatMap((error) => faultsOf(error, ".config", known)) };
}

/** @param known - the settings that there are in that place, as far as they are known */
function faultsOf(error: ValidationError, parent: string, known: readonly string[] = []): Fault[] {
  const { constraints = {}, children = [] } = error;
  const path = pathOf(error.property, parent);
  const own = Object.entries(constraints).map(([name, message]) => ({
    path,
    rule: ruleText(name, message, error, known),
  }));
  return [...own, ...children.flatMap((child) => faultsOf(child, path))];
}

/** The library names no property where it finds that a whole class has no rules. */
function pathOf(property: string | undefined, parent: string): string {
  if (property === undefined) return parent;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
}

function ruleText(
  constraint: string,
  message: string,
  { property, value }: ValidationError,
  known: readonly string[],
): string {
  if (constraint === "whitelistValidation") return `this key is unknown${didYouMean(property, known)}`;
  if (constraint === "unknownValue") return "its class has no rules";
  // The library's own words for a number without quotes are those for a text that does not match.
  return message.endsWith("regular expression") && typeof value === "number"
    ? `${message}, but it is a number: write it in quotes`
    : message;
}

function unusable(rule: string, known: readonly string[], cause?: unknown): Configured {
  return { config: noSettings, known, faults: [{ path: ".config", rule, cause }] };
}

function isClass(value: unknown): value is ConfigClass<object> {
  return typeof value === "function" && typeof value.prototype === "object";
}
