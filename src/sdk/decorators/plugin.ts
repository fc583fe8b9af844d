import { ContrapostError } from "../errors/index.js";
import {
  definePlugin,
  type Plugin as DefinedPlugin,
  type PluginDefinition,
  type PluginSetup,
  type Uses,
} from "../plugin/define-plugin.js";
import { constructedByHost, makePluginClass, type PluginClass } from "../plugin/plugin-class.js";
import type { ServiceToken } from "../plugin/tokens.js";
import { allNotesOn, type ClassNotes, type HandlerMethod, type MethodName } from "./class-notes.js";

/** What `@Plugin` says of a class. What the plugin uses and provides follows from `@Inject` and `@Provide`. */
export type PluginOptions<C extends object = object> = Omit<
  PluginDefinition<C>,
  "uses" | "provides" | "register"
>;

type Instance = Readonly<Record<MethodName, (...args: readonly unknown[]) => unknown>>;

/**
 * Makes a class a plugin: the same as `definePlugin` with a `register` that makes the one instance and registers its
 * methods. The package's default export is the class.
 *
 * @throws ContrapostError `CP_PLUGIN_CLASS_INVALID`, as the module is loaded
 *
 * @example
 * ```ts
 * @Plugin({ id: "treasury-note", version: "1.0.0", host: "^0.1.0" })
 * export default class TreasuryNote {
 *   constructor(@Inject(loggerService) private readonly log: Logger) {}
 *
 *   @On(onVendorPaymentJournalCommitted)
 *   note(posted: PostedJournal) {
 *     this.log.info("paid", { journal: posted.number });
 *   }
 * }
 * ```
 */
export function Plugin<C extends object = object>(options: PluginOptions<C>): (target: PluginClass) => void {
  return (target) => {
    makePluginClass(target, pluginOf(target, options));
  };
}

function pluginOf(target: PluginClass, options: PluginOptions): DefinedPlugin {
  const notes = allNotesOn(target);
  const uses: Record<string, ServiceToken<unknown>> = {};
  for (const parameter of notes.parameters.values()) {
    if (parameter !== "config") uses[parameter.id] = parameter;
  }
  requireInjection(target, notes);
  return definePlugin<object, Uses>({
    ...options,
    ...(Object.keys(uses).length > 0 && constructedByHost),
    uses,
    provides: notes.provided.map(({ token }) => token),
    register: (setup) => register(target, notes, setup),
  });
}

/** A parameter without a decorator would silently be undefined. */
function requireInjection(target: PluginClass, { parameters }: ClassNotes): void {
  for (let index = 0; index < target.length; index += 1) {
    if (parameters.has(index)) continue;
    const rule = `parameter ${index + 1} of its constructor has neither @Inject nor @InjectConfig`;
    throw new ContrapostError("CP_PLUGIN_CLASS_INVALID", { class: target.name, rule });
  }
}

async function register(
  target: PluginClass,
  { parameters, handlers, provided, start, stop }: ClassNotes,
  setup: PluginSetup<object, Uses>,
): Promise<void> {
  const args: unknown[] = [];
  for (const [index, parameter] of parameters) {
    args[index] = parameter === "config" ? setup.config : setup.services[parameter.id];
  }
  const instance = Reflect.construct(target as new () => object, args) as Instance;
  for (const { method, token } of provided) setup.provide(token, await instance[method]!());
  for (const { hook, method, options } of handlers) setup.on(hook, boundTo(instance, method), options);
  for (const method of start) setup.onStart(boundTo(instance, method) as () => Promise<void>);
  for (const method of stop) setup.onStop(boundTo(instance, method) as () => Promise<void>);
}

/** The method as a function of its own, which keeps its name. */
function boundTo(instance: Instance, method: MethodName): HandlerMethod {
  const bound = instance[method]!.bind(instance);
  return Object.defineProperty(bound, "name", { value: String(method) });
}
