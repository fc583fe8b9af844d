import type { BoundHandler } from "./bound-handler.js";
import { type HandlerList, handlerList } from "./handler-list.js";

const noHandlers = handlerList([]);

interface HookPlan {
  /** For companies that no plugin's configuration names. */
  readonly elsewhere: HandlerList;
  readonly byCompany: ReadonlyMap<string, HandlerList>;
}

/** Which handlers run on which hook in which company, in their order. Worked out once, at the start. */
export class HandlerPlan {
  readonly #plans: ReadonlyMap<string, HookPlan>;

  /** @param handlersByHook - each hook's handlers in their order, by the hook's name */
  constructor(handlersByHook: ReadonlyMap<string, readonly BoundHandler[]>) {
    this.#plans = new Map([...handlersByHook].map(([hook, handlers]) => [hook, planHook(handlers)]));
  }

  /** By name, because a plugin may have got its hooks from another copy of the SDK. */
  handlers(hook: string, company: string): HandlerList {
    const plan = this.#plans.get(hook);
    if (plan === undefined) return noHandlers;
    return plan.byCompany.size === 0 ? plan.elsewhere : (plan.byCompany.get(company) ?? plan.elsewhere);
  }
}

function planHook(handlers: readonly BoundHandler[]): HookPlan {
  const named = new Set(handlers.flatMap(({ companies }) => [...(companies ?? [])]));
  const activeIn = (company: string) =>
    handlerList(handlers.filter(({ companies }) => companies?.has(company) ?? true));
  return {
    elsewhere: handlerList(handlers.filter(({ companies }) => companies === undefined)),
    byCompany: new Map([...named].map((company) => [company, activeIn(company)])),
  };
}
