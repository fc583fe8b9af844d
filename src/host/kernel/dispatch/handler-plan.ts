import type { BoundHandler } from "./bound-handler.js";

const none: readonly BoundHandler[] = Object.freeze([]);

interface HookPlan {
  /** For companies that no plugin's configuration names. */
  readonly elsewhere: readonly BoundHandler[];
  readonly byCompany: ReadonlyMap<string, readonly BoundHandler[]>;
}

/** Which handlers run on which hook in which company, in their order. Worked out once, at the start. */
export class HandlerPlan {
  readonly #plans: ReadonlyMap<string, HookPlan>;

  /** @param handlersByHook - each hook's handlers in their order, by the hook's name */
  constructor(handlersByHook: ReadonlyMap<string, readonly BoundHandler[]>) {
    this.#plans = new Map([...handlersByHook].map(([hook, handlers]) => [hook, planHook(handlers)]));
  }

  /** By name, because a plugin may have got its hooks from another copy of the SDK. */
  handlers(hook: string, company: string): readonly BoundHandler[] {
    const plan = this.#plans.get(hook);
    if (plan === undefined) return none;
    return plan.byCompany.get(company) ?? plan.elsewhere;
  }
}

function planHook(handlers: readonly BoundHandler[]): HookPlan {
  const named = new Set(handlers.flatMap(({ companies }) => [...(companies ?? [])]));
  const activeIn = (company: string) => handlers.filter(({ companies }) => companies?.has(company) ?? true);
  return {
    elsewhere: handlers.filter(({ companies }) => companies === undefined),
    byCompany: new Map([...named].map((company) => [company, activeIn(company)])),
  };
}
