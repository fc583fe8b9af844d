import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { isContrapostError, type Logger } from "@contrapost/sdk";
import type { RegisteredPlugin } from "./register-plugins.js";

interface Watch {
  readonly plugins: readonly RegisteredPlugin[];
  readonly logger: Logger;
}

const watches = new Set<Watch>();

/**
 * Has it told which plugin it was whose promise or timer, left behind, ends the process by failing where nobody awaits
 * it. That it ends the process is not changed.
 *
 * @returns ends the watch
 */
export function watchStrays(plugins: readonly RegisteredPlugin[], logger: Logger): () => void {
  const watch: Watch = { plugins, logger };
  // One listener for all hosts of a process.
  if (watches.size === 0) process.on("uncaughtExceptionMonitor", tell);
  watches.add(watch);
  return () => {
    watches.delete(watch);
    if (watches.size === 0) process.off("uncaughtExceptionMonitor", tell);
  };
}

function tell(error: unknown): void {
  for (const { plugins, logger } of watches) {
    const facts = attributed(error, plugins);
    if (facts === undefined) continue;
    logger.error("what a plugin left behind failed where nobody awaits it, which ends the process", {
      ...facts,
      error,
    });
    return;
  }
}

type Attribution = Readonly<Record<"plugin" | "hook" | "handler", unknown>>;

function attributed(error: unknown, plugins: readonly RegisteredPlugin[]): Partial<Attribution> | undefined {
  if (isContrapostError(error)) {
    const { plugin, hook, handler } = error.facts;
    if (plugins.some(({ loaded }) => loaded.plugin.id === plugin)) return { plugin, hook, handler };
  }
  const stack = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  for (const frame of stack) {
    const found = ownerOf(frame, plugins);
    if (found !== undefined) return { plugin: found.loaded.plugin.id, ...handlerIn(stack, found) };
  }
  return undefined;
}

/** The plugin in whose package or file a frame of a stack lies: a package in a package is its own. */
function ownerOf(frame: string, plugins: readonly RegisteredPlugin[]): RegisteredPlugin | undefined {
  let owner: RegisteredPlugin | undefined;
  let longest = 0;
  for (const plugin of plugins) {
    const place = placeOf(plugin);
    if (place === undefined || place.length <= longest || !frame.includes(place)) continue;
    owner = plugin;
    longest = place.length;
  }
  return owner;
}

function placeOf({ loaded: { folder, file } }: RegisteredPlugin): string | undefined {
  const path = folder ?? file;
  if (path === undefined) return undefined;
  try {
    const url = pathToFileURL(realpathSync.native(path)).href;
    return folder === undefined ? url : `${url}/`;
  } catch {
    // It may have been removed since.
    return undefined;
  }
}

/** The handler that the stack shows, where the failure came before anything was awaited. */
function handlerIn(
  stack: readonly string[],
  { registration }: RegisteredPlugin,
): Partial<Pick<Attribution, "hook" | "handler">> {
  const names = stack.map((frame) => /^\s+at (?:async )?(?:[\w$]+\.)?([\w$]+) /.exec(frame)?.[1]);
  const found = registration.registrations.find(({ name }) => names.includes(name));
  return found === undefined ? {} : { hook: found.hook.name, handler: found.name };
}
