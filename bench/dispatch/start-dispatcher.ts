import {
  definePlugin,
  type HandlerFunction,
  type HookDispatcher,
  onGeneralJournalPosted,
  type PostedJournal,
  type PostingContext,
  type ScopeFactory,
} from "@contrapost/sdk";
import { pluginSettings, startKernel } from "#host/kernel/index.js";

/** The kernel's dispatcher as a posting has it, with these functions as handlers of one plugin each. */
export async function startDispatcher(
  handlers: readonly HandlerFunction<"posted", PostedJournal>[],
): Promise<{ readonly dispatcher: HookDispatcher; readonly scope: ScopeFactory<PostingContext> }> {
  const plugins = handlers.map((handler, index) =>
    definePlugin({
      id: `plugin-${index}`,
      version: "1.0.0",
      host: "*",
      register({ on }) {
        on(onGeneralJournalPosted, handler);
      },
    }),
  );
  const { dispatcher } = await startKernel({
    plugins: pluginSettings(plugins),
    directory: import.meta.dirname,
    hostVersion: "0.1.0",
  });
  return { dispatcher, scope: contextScope };
}

/** A context for each handler, which ends with it. What else is in a posting's costs the posting, not the dispatcher. */
const contextScope: ScopeFactory<PostingContext> = () => {
  const context = new EndingContext();
  return { context: context as unknown as PostingContext, close: () => context.end() };
};

class EndingContext {
  #hasEnded = false;

  get company(): string {
    if (this.#hasEnded) throw new Error("The handler has ended.");
    return "USMF";
  }

  end(): void {
    this.#hasEnded = true;
  }
}
