import type { HandlerFunction } from "../hooks/handler-function.js";
import type { Hook } from "../hooks/hook.js";
import type { Phase } from "../hooks/phase.js";
import type { HandlerOptions } from "../plugin/define-plugin.js";
import type { ServiceToken } from "../plugin/tokens.js";

/** A method of a plugin's class, by its name. */
export type MethodName = string | symbol;

/** What stands at a parameter of a constructor. */
export type InjectedParameter = ServiceToken<unknown> | "config";

/** A method that handles a hook. */
export interface HandlerNote {
  readonly method: MethodName;
  readonly hook: Hook;
  readonly options: HandlerOptions;
}

/** What the decorators of a class's members and parameters say. */
export interface ClassNotes {
  readonly parameters: Map<number, InjectedParameter>;
  readonly handlers: HandlerNote[];
  readonly provided: { readonly method: MethodName; readonly token: ServiceToken<unknown> }[];
  readonly start: MethodName[];
  readonly stop: MethodName[];
}

/** A handler as a method. */
export type HandlerMethod = HandlerFunction<Phase, unknown>;

const notes = new WeakMap<object, ClassNotes>();

/** The notes on a class itself, without those on the classes that it extends. */
export function notesOn(target: object): ClassNotes {
  let found = notes.get(target);
  if (found === undefined) {
    found = { parameters: new Map(), handlers: [], provided: [], start: [], stop: [] };
    notes.set(target, found);
  }
  return found;
}

/** The notes on a class and on those that it extends, the base first; a constructor counts alone. */
export function allNotesOn(target: object): ClassNotes {
  const chain: ClassNotes[] = [];
  let constructor: ClassNotes["parameters"] | undefined;
  for (let one: unknown = target; typeof one === "function"; one = Object.getPrototypeOf(one)) {
    const own = notes.get(one);
    if (own === undefined) continue;
    chain.unshift(own);
    if (own.parameters.size > 0) constructor ??= own.parameters;
  }
  return {
    // Parameters are decorated from the last to the first.
    parameters: new Map([...(constructor ?? [])].sort(([left], [right]) => left - right)),
    handlers: chain.flatMap(({ handlers }) => handlers),
    provided: chain.flatMap(({ provided }) => provided),
    start: chain.flatMap(({ start }) => start),
    stop: chain.flatMap(({ stop }) => stop),
  };
}
