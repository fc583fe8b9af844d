import type { BoundHandler } from "./bound-handler.js";
import { HandlerList } from "./handler-list.js";

const noHandlers = new HandlerList([]);

interface HookPlan {
  /** For companies that no plugin's configuration names. */
  readonly elsewhere: HandlerList;
  readonly byCompany: ReadonlyMap<string, HandlerList>;
}

/** Which handlers run on which hook in which company, in their order. Worked out once, at the start. */
export class HandlerPlan {
  readonly #plans: ReadonlyMap<string, HookPlan>;
  /** What was asked for last: who asks whether there are handlers asks for them next. */
  #hook = "";
  #company = "";
  #found: HandlerList = noHandlers;

  /** @param handlersByHook - each hook's handlers in their order, by the hook's name */
  constructor(handlersByHook: ReadonlyMap<string, readonly BoundHandler[]>) {
    this.#plans = new Map([...handlersByHook].map(([hook, handlers]) => [hook, planHook(handlers)]));
  }

  /** By name, because a plugin may have got its hooks from another copy of the SDK. */
  handlers(hook: string, company: string): HandlerList {
    if (hook === this.#hook && company === this.#company) return this.#found;
    this.#hook = hook;
    this.#company = company;
    const plan = this.#plans.get(hook);
    this.#found = plan === undefined ? noHandlers : (plan.byCompany.get(company) ?? plan.elsewhere);
    return this.#found;
  }
}

function planHook(handlers: readonly BoundHandler[]): HookPlan {
  const named = new Set(handlers.flatMap(({ companies }) => [...(companies ?? [])]));
  const activeIn = (company: string) =>
    new HandlerList(handlers.filter(({ companies }) => companies?.has(company) ?? true));
  return {
    elsewhere: new HandlerList(handlers.filter(({ companies }) => companies === undefined)),
    byCompany: new Map([...named].map((company) => [company, activeIn(company)])),
  };
}
