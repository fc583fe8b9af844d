import type { HandlerScope, HandlerWatch, PostingContext, ScopeFactory } from "@contrapost/sdk";

/** What happened to a scope, in order: `open treasury/note`, `close treasury/note`. */
export interface ScopeLog {
  readonly events: string[];
  readonly watches: HandlerWatch[];
}

/**
 * A scope factory that a test can watch. Its context has what `more` gives, and an `attempt` that notes whether what
 * was written would be kept or undone.
 */
export function aScope<C>(more: (watch: HandlerWatch) => object = () => ({})): {
  readonly scope: ScopeFactory<C>;
  readonly log: ScopeLog;
} {
  const log: ScopeLog = { events: [], watches: [] };
  const scope = (watch: HandlerWatch): HandlerScope<C> => {
    const name = `${watch.handler.plugin}/${watch.handler.handler}`;
    let open = true;
    log.events.push(`open ${name}`);
    log.watches.push(watch);
    const attempt: PostingContext["attempt"] = async (work) => {
      try {
        const result = await work();
        log.events.push(`keep ${name}`);
        return result;
      } catch (error) {
        log.events.push(`undo ${name}`);
        throw error;
      }
    };
    const context = {
      get signal() {
        return watch.signal;
      },
      attempt,
      ...more(watch),
    };
    const close = () => {
      if (open) log.events.push(`close ${name}`);
      open = false;
    };
    return { context: context as unknown as C, close };
  };
  return { scope, log };
}
