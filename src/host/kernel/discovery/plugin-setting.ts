import { asPlugin, type Plugin, type PluginClass } from "@contrapost/sdk";
import type { SettingReader } from "../configuration/setting-reader.js";

/** What a fault of a plugin's handler means for the posting: it is refused, or goes on without the handler. */
export type FailurePolicy = "abort" | "skip";

/** One plugin as the configuration lists it. */
export interface PluginSetting {
  /** A package name, a path, or the plugin itself. */
  readonly plugin: string | Plugin;
  readonly config?: Readonly<Record<string, unknown>>;
  /** The companies in whose postings its handlers run; all where it is left out. */
  readonly companies?: readonly string[];
  readonly onFailure: FailurePolicy;
  /** Where it is listed, as messages name it: `…/contrapost.config.yaml, plugins[1]`. */
  readonly where: string;
}

/** One plugin as a user writes it in a configuration file or in code. */
export type PluginInput =
  | string
  | Plugin
  | PluginClass
  | {
      readonly plugin: string | Plugin | PluginClass;
      readonly config?: Readonly<Record<string, unknown>>;
      readonly companies?: readonly string[];
      readonly onFailure?: FailurePolicy;
    };

const keys = ["plugin", "config", "companies", "onFailure"];

/** Reads the list of plugins. What is wrong goes to the reader's problems, and such an entry is left out. */
export function readPluginSettings(value: unknown, reader: SettingReader): readonly PluginSetting[] {
  const list = reader.list(value, "plugins") ?? [];
  return list.flatMap((entry, index) => readPluginSetting(entry, `plugins[${index}]`, reader) ?? []);
}

function readPluginSetting(entry: unknown, path: string, reader: SettingReader): PluginSetting | undefined {
  const where = reader.where(path);
  const whole = asPlugin(entry);
  if (whole !== undefined) return { plugin: whole, onFailure: "abort", where };
  if (typeof entry === "string") {
    const plugin = reader.text(entry, path);
    return plugin === undefined ? undefined : { plugin, onFailure: "abort", where };
  }
  const settings = reader.object(entry, path, keys);
  if (settings === undefined) return undefined;
  const { plugin: named } = settings;
  const plugin = asPlugin(named) ?? reader.text(named, `${path}.plugin`);
  const config =
    settings["config"] === undefined ? undefined : reader.free(settings["config"], `${path}.config`);
  const companies =
    settings["companies"] === undefined ? undefined : readCompanies(settings["companies"], path, reader);
  const onFailure =
    settings["onFailure"] === undefined
      ? "abort"
      : reader.oneOf<FailurePolicy>(settings["onFailure"], `${path}.onFailure`, ["abort", "skip"]);
  if (plugin === undefined || onFailure === undefined) return undefined;
  return { plugin, onFailure, where, ...(config && { config }), ...(companies && { companies }) };
}

function readCompanies(value: unknown, path: string, reader: SettingReader): readonly string[] | undefined {
  const place = `${path}.companies`;
  const list = reader.list(value, place);
  if (list?.length === 0) reader.refuse(place, "must name at least one company", list);
  return list?.flatMap((company, index) => reader.text(company, `${place}[${index}]`) ?? []);
}
