import type { FieldKind, FieldType, Phase, PluginRights } from "@contrapost/sdk";
import { type BoundHandler, handlerName } from "../dispatch/bound-handler.js";
import type { FailurePolicy } from "../discovery/plugin-setting.js";
import type { RegisteredPlugin } from "./register-plugins.js";

/** One handler of a plugin, for listings. */
export interface HandlerInfo {
  /** The hook's name. */
  readonly hook: string;
  /** When it runs. */
  readonly phase: Phase;
  /** The handler's name. */
  readonly handler: string;
  /** Its place among all handlers of the hook, counted from 1. */
  readonly position: number;
  /** Milliseconds without a sign of life after which it counts as hung. */
  readonly deadline: number;
}

/** What a host knows about one of its plugins. */
export interface PluginInfo {
  /** The plugin's id. */
  readonly id: string;
  /** Its semantic version. */
  readonly version: string;
  /** The package name or path as configured; `code` where the plugin was handed over as an object. */
  readonly source: string;
  /** The companies where it is active; all where it is left out. */
  readonly companies?: readonly string[];
  /** What a fault of its handlers means for the posting. */
  readonly onFailure: FailurePolicy;
  /** The plugins that it requires, with their ranges of versions. */
  readonly requires: Readonly<Record<string, string>>;
  /** The ids of the services that it uses. */
  readonly uses: readonly string[];
  /** The ids of the services that it offers. */
  readonly provides: readonly string[];
  /** What it may do to the books; what is left out it may not. */
  readonly rights: PluginRights;
  /** `none`: it has no settings; `defaults`: it has, and none was given; `given`: some were given. */
  readonly configuration: "none" | "defaults" | "given";
  /** The ids of the events that it defines for other plugins. */
  readonly events: readonly string[];
  /** The custom fields that it declares. */
  readonly fields: readonly FieldInfo[];
  /** Its handlers, in the order in which it registered them. */
  readonly hooks: readonly HandlerInfo[];
}

/** A custom field of a plugin, for listings. */
export interface FieldInfo {
  /** What it is on: a party, a journal or a line. */
  readonly on: FieldKind;
  /** Its name, unique among those of its kind. */
  readonly name: string;
  /** What its values are. */
  readonly type: FieldType;
  /** Whether a document must have it. */
  readonly required: boolean;
  /** What it is for. */
  readonly description?: string;
}

export function describePlugins(
  plugins: readonly RegisteredPlugin[],
  handlersByHook: ReadonlyMap<string, readonly BoundHandler[]>,
): readonly PluginInfo[] {
  const places = placesIn(handlersByHook);
  return Object.freeze(plugins.map((plugin) => describePlugin(plugin, places)));
}

interface Place {
  readonly position: number;
  readonly deadline: number;
}

/** By the hook's name, by the handler's. */
type Places = ReadonlyMap<string, ReadonlyMap<string, Place>>;

function placesIn(handlersByHook: ReadonlyMap<string, readonly BoundHandler[]>): Places {
  return new Map(
    [...handlersByHook].map(([hook, handlers]) => [
      hook,
      new Map(
        handlers.map((handler, index) => [
          handlerName(handler),
          { position: index + 1, deadline: handler.deadline },
        ]),
      ),
    ]),
  );
}

function describePlugin(
  { loaded: { plugin, manifest, setting, source }, registration }: RegisteredPlugin,
  places: Places,
): PluginInfo {
  const { companies, onFailure, config = {} } = setting;
  const given = Object.keys(config).length > 0 ? "given" : "defaults";
  return Object.freeze({
    id: plugin.id,
    version: plugin.version,
    source,
    ...(companies && { companies }),
    onFailure,
    requires: manifest.requires ?? {},
    uses: manifest.uses ?? [],
    provides: manifest.provides ?? [],
    rights: manifest.rights ?? {},
    events: manifest.hooks ?? [],
    fields: (plugin.fields ?? []).map(({ kind, name, rule }) => ({
      on: kind,
      name,
      type: rule.type,
      required: rule.required ?? false,
      ...(rule.description !== undefined && { description: rule.description }),
    })),
    configuration: plugin.config ? given : "none",
    hooks: registration.registrations.map(({ hook, name }) => {
      const place = places.get(hook.name)!.get(handlerName({ ref: { plugin: plugin.id, handler: name } }))!;
      return { hook: hook.name, phase: hook.phase, handler: name, ...place };
    }),
  });
}
