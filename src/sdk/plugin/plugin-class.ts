import { isPlugin, type Plugin } from "./define-plugin.js";

const brand = Symbol.for("contrapost.pluginClass");

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
