import { isPlugin, type Plugin } from "./define-plugin.js";

const brand = Symbol.for("contrapost.pluginClass");
const constructed = Symbol.for("contrapost.constructed");

/** Noted on the definition of a plugin whose constructor takes services. */
export const constructedByHost: object = Object.freeze({ [constructed]: true });

/** A class made a plugin by `@Plugin`, whatever its constructor takes. */
export type PluginClass = abstract new (...args: never[]) => object;

/** Notes on a class which plugin it is. */
export function makePluginClass(target: PluginClass, plugin: Plugin): void {
  Object.defineProperty(target, brand, { value: plugin });
}

/** The plugin that a value is: a definition, or that of a class with `@Plugin`, whichever copy of the SDK made it. */
export function asPlugin(value: unknown): Plugin | undefined {
  if (isPlugin(value)) return value;
  // Its own: a class that extends a plugin's class is no plugin by that.
  if (typeof value !== "function" || !Object.hasOwn(value, brand)) return undefined;
  return (value as unknown as Readonly<Record<symbol, Plugin>>)[brand];
}

/** Whether a plugin is a class that takes its services by its constructor, whichever copy of the SDK made it. */
export function isConstructed(plugin: Plugin): boolean {
  return constructed in plugin;
}
