import { dirname } from "node:path";
import { readPluginSettings } from "../discovery/plugin-setting.js";
import { Problems } from "../problems.js";
import { type Environment, fillVariables } from "./fill-variables.js";
import { findConfiguration } from "./find-configuration.js";
import type { DeliverySetting, HostConfiguration } from "./host-configuration.js";
import { readConfigurationFile } from "./read-configuration-file.js";
import { isObject, SettingReader, type WholeRange } from "./setting-reader.js";

const keys = ["database", "user", "plugins", "pluginRoots", "delivery", "deadline"];
const hour = 3_600_000;
const milliseconds: WholeRange = { from: 1, to: 24 * hour };
const deliveryRanges: Readonly<Record<keyof DeliverySetting, WholeRange>> = {
  attempts: { from: 1, to: 100 },
  firstDelay: milliseconds,
  longestDelay: milliseconds,
  lease: { from: 1000, to: hour },
};

/**
 * Loads the host's configuration from a folder (`contrapost.config.yaml`, `.yml`, `.json` or `.js`) or from a file.
 *
 * @throws CP_CONFIG_NOT_FOUND, CP_CONFIG_AMBIGUOUS, CP_CONFIG_UNREADABLE; CP_CONFIG_INVALID with all that is wrong as
 *   its `problems`, each naming the file and the path within
 */
export async function loadConfiguration(
  path: string,
  environment: Environment = process.env,
): Promise<HostConfiguration> {
  const { problems, database, ...rest } = await examineConfiguration(path, environment);
  problems.throwIfAny("CP_CONFIG_INVALID", { file: rest.file });
  return { ...rest, database: database! };
}

/** What a configuration says that holds, and all that is wrong with the rest. */
export interface ExaminedConfiguration extends Omit<HostConfiguration, "database"> {
  readonly database?: string;
  readonly problems: Problems;
}

/**
 * The same without giving up on what is wrong within the file.
 *
 * @throws CP_CONFIG_NOT_FOUND, CP_CONFIG_AMBIGUOUS, CP_CONFIG_UNREADABLE
 */
export async function examineConfiguration(
  path: string,
  environment: Environment = process.env,
): Promise<ExaminedConfiguration> {
  const file = findConfiguration(path);
  const content = await readConfigurationFile(file);
  const problems = new Problems();
  const reader = new SettingReader(file, problems);
  const settings = reader.object(content, "", keys) ?? {};
  // Without an object the missing database would only be said a second time.
  const database = isObject(content) ? readDatabase(settings["database"], environment, reader) : undefined;
  const user = ifGiven(settings["user"], (value) => reader.text(value, "user"));
  const deadline = ifGiven(settings["deadline"], (value) => reader.whole(value, "deadline", milliseconds));
  const delivery = ifGiven(settings["delivery"], (value) => readDelivery(value, reader));
  const plugins = readPluginSettings(settings["plugins"] ?? [], reader);
  const pluginRoots = ifGiven(settings["pluginRoots"], (value) =>
    reader
      .list(value, "pluginRoots")
      ?.flatMap((root, index) => reader.text(root, `pluginRoots[${index}]`) ?? []),
  );
  return {
    file,
    directory: dirname(file),
    problems,
    plugins,
    ...(database !== undefined && { database }),
    ...(pluginRoots && { pluginRoots }),
    ...(user !== undefined && { user }),
    ...(delivery !== undefined && { delivery }),
    ...(deadline !== undefined && { deadline }),
  };
}

function readDatabase(value: unknown, environment: Environment, reader: SettingReader): string | undefined {
  const text = reader.text(value, "database");
  return text === undefined ? undefined : fillVariables(text, "database", environment, reader);
}

function readDelivery(value: unknown, reader: SettingReader): DeliverySetting | undefined {
  const settings = reader.object(value, "delivery", Object.keys(deliveryRanges));
  const delivery: Record<string, number> = {};
  for (const [key, range] of Object.entries(deliveryRanges)) {
    const number = ifGiven(settings?.[key], (given) => reader.whole(given, `delivery.${key}`, range));
    if (number !== undefined) delivery[key] = number;
  }
  return delivery;
}

function ifGiven<T>(value: unknown, read: (value: unknown) => T | undefined): T | undefined {
  return value === undefined ? undefined : read(value);
}
