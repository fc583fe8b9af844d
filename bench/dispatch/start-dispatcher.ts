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
  return { dispatcher, scope: noContext };
}

const noContext: ScopeFactory<PostingContext> = () => {
  throw new Error("No handler of this bench takes a context, so none is made.");
};
