import {
  ContrapostError,
  type HandlerFunction,
  type HandlerOptions,
  type Hook,
  isHook,
  isServiceToken,
  type Phase,
  type Plugin,
  type PluginSetup,
  type Registration,
  type ServiceToken,
  type Uses,
} from "@contrapost/sdk";
import type { Problems } from "../problems.js";
import { shown } from "../reason.js";

/** A day: more is a typing error. */
const longestDeadline = 86_400_000;

/** Work that a plugin wants done when the host starts or stops. */
type LifecycleWork = () => void | Promise<void>;

/** Takes down what one plugin registers. Misuse goes to the problems, so that all of it is shown at once. */
export class PluginRegistration {
  readonly registrations: Registration[] = [];
  readonly provided = new Map<symbol, unknown>();
  readonly startWork: LifecycleWork[] = [];
  readonly stopWork: LifecycleWork[] = [];
  readonly #plugin: Plugin;
  readonly #problems: Problems;
  #open = true;

  constructor(plugin: Plugin, problems: Problems) {
    this.#plugin = plugin;
    this.#problems = problems;
  }

  /** What the plugin's `register` gets. */
  setup(config: object, services: Readonly<Record<string, unknown>>): PluginSetup<object, Uses> {
    return Object.freeze<PluginSetup<object, Uses>>({
      config,
      services: services,
      on: (hook, handler, options = {}) => this.#on(hook, handler, options),
      provide: (token, service) => this.#provide(token, service),
      onStart: (work) => this.#take("onStart", work, this.startWork),
      onStop: (work) => this.#take("onStop", work, this.stopWork),
    });
  }

  /** Ends the registration: the host has counted what there is. */
  close(): void {
    this.#open = false;
    for (const token of this.#plugin.provides ?? []) {
      if (this.provided.has(token.key)) continue;
      this.#problems.add("CP_SERVICE_NOT_PROVIDED", { plugin: this.#plugin.id, service: token.id });
    }
  }

  #on(hook: Hook, handler: unknown, options: HandlerOptions): void {
    this.#mustBeOpen("on");
    const rule = this.#ruleBrokenBy(hook, handler, options);
    if (rule !== undefined) {
      this.#refuse(rule);
      return;
    }
    hook.deprecated?.(this.#plugin.id);
    const { name } = handler as { readonly name: string };
    this.registrations.push({ hook, name, handler: handler as HandlerFunction<Phase, never>, options });
  }

  #ruleBrokenBy(hook: unknown, handler: unknown, options: unknown): string | undefined {
    if (!isHook(hook)) return `on needs a hook, but got ${shown(hook)}`;
    if (typeof handler !== "function") return `on(${hook.name}) needs a function, but got ${shown(handler)}`;
    if (handler.name === "") {
      return `on(${hook.name}) needs a function with a name, such as on(${hook.name}, async function checkLimit(…))`;
    }
    if (this.registrations.some((other) => other.hook.name === hook.name && other.name === handler.name)) {
      return `on(${hook.name}) has the handler ${handler.name} already`;
    }
    return optionRuleBrokenBy(options, `on(${hook.name}, ${handler.name})`);
  }

  #provide(token: ServiceToken<unknown>, service: unknown): void {
    this.#mustBeOpen("provide");
    const { provides = [] } = this.#plugin;
    if (!isServiceToken(token)) this.#refuse(`provide needs a service token, but got ${shown(token)}`);
    else if (!provides.some((declared) => declared.key === token.key)) {
      this.#refuse(`it provides ${token.id}, which does not stand in its provides`);
    } else if (this.provided.has(token.key)) this.#refuse(`it provides ${token.id} twice`);
    else this.provided.set(token.key, service);
  }

  #take(method: string, work: LifecycleWork, into: LifecycleWork[]): void {
    this.#mustBeOpen(method);
    if (typeof work === "function") into.push(work);
    else this.#refuse(`${method} needs a function, but got ${shown(work)}`);
  }

  #refuse(rule: string): void {
    this.#problems.add("CP_REGISTRATION_INVALID", { plugin: this.#plugin.id, rule });
  }

  #mustBeOpen(method: string): void {
    if (this.#open) return;
    const rule = `${method} was called after register had finished`;
    throw new ContrapostError("CP_REGISTRATION_INVALID", { plugin: this.#plugin.id, rule });
  }
}

function optionRuleBrokenBy(options: unknown, place: string): string | undefined {
  if (typeof options !== "object" || options === null) {
    return `${place} has options that must be an object, but they are ${shown(options)}`;
  }
  for (const [key, value] of Object.entries(options)) {
    if (key === "before" || key === "after") {
      const valid = Array.isArray(value) && value.every((target) => typeof target === "string");
      if (!valid)
        return `${place} has an option ${key} that must be a list of texts, but it is ${shown(value)}`;
    } else if (key === "deadline") {
      const valid = Number.isInteger(value) && value >= 1 && value <= longestDeadline;
      if (!valid)
        return `${place} has a deadline that must be 1 to ${longestDeadline} ms, but it is ${shown(value)}`;
    } else return `${place} has the unknown option ${key}`;
  }
  return undefined;
}
