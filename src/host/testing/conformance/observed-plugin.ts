import { isContrapostError, type Plugin } from "@contrapost/sdk";

/** What is seen of a plugin at work. */
export interface Observation {
  /** How often its handlers were called. */
  calls: number;
  /** Each call that it had no right to, whether it caught the refusal or not. */
  readonly breaches: Set<string>;
}

/** How the plugin is run. */
export interface ObserveOptions {
  /** What its handlers get in the place of their own signal. */
  readonly signal?: AbortSignal;
}

type Callable = (...values: readonly unknown[]) => unknown;

/** The same plugin, whose handlers are watched: their calls of the context, and what is refused to them. */
export function observed(plugin: Plugin, observation: Observation, { signal }: ObserveOptions = {}): Plugin {
  const register = (setup: object): unknown => {
    const on = (hook: unknown, handler: Callable, ...options: readonly unknown[]): unknown => {
      const watched: Callable = (payload, context) => {
        observation.calls += 1;
        return handler(payload, watch(context as object, observation, signal));
      };
      // Errors, orders and the outbox name the handler by it.
      Object.defineProperty(watched, "name", { value: handler.name });
      return (setup as { readonly on: Callable }).on(hook, watched, ...options);
    };
    return plugin.register({ ...setup, on } as never);
  };
  return Object.freeze({ ...plugin, register }) as Plugin;
}

/** A stand-in for something that a handler calls; data is left as it is. */
function watch(target: object, observation: Observation, signal?: AbortSignal): object {
  // The stand-in's own target is empty, because a frozen one would not let it answer otherwise.
  return new Proxy(
    {},
    {
      get(_, key) {
        if (key === "signal" && signal !== undefined) return signal;
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== "function") return wrapped(value, observation);
        return (...values: readonly unknown[]) =>
          called(() => Reflect.apply(value, target, values), observation);
      },
      has: (_, key) => Reflect.has(target, key),
    },
  );
}

function called(call: () => unknown, observation: Observation): unknown {
  try {
    const result = call();
    if (!(result instanceof Promise)) return wrapped(result, observation);
    return result.then(
      (value) => wrapped(value, observation),
      (error: unknown) => {
        throw noted(error, observation);
      },
    );
  } catch (error) {
    throw noted(error, observation);
  }
}

function noted(error: unknown, { breaches }: Observation): unknown {
  if (isContrapostError(error) && error.code === "CP_RIGHT_MISSING") breaches.add(error.message);
  return error;
}

/** What has methods is watched in its turn. */
function wrapped(value: unknown, observation: Observation): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value) || value instanceof AbortSignal || Symbol.asyncIterator in value) return value;
  const isService =
    Object.getPrototypeOf(value) !== Object.prototype ||
    Object.values(value).some((member) => typeof member === "function" || hasMethods(member));
  return isService ? watch(value, observation) : value;
}

function hasMethods(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).some((member) => typeof member === "function")
  );
}
