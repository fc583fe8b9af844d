import { createRequire } from "node:module";
import { onGeneralJournalPosted, type PostedJournal, type PostingContext } from "@contrapost/sdk";
import Emittery from "emittery";
import { createHooks } from "hookable";
import type * as Tapable from "tapable";
import { startDispatcher } from "./start-dispatcher.js";

/** What a handler may look at beside the journal. */
export type BenchContext = Pick<PostingContext, "company">;

/** What is run: one function on one hook. */
export type Handler = (journal: PostedJournal, posting: BenchContext) => void | Promise<void>;

/** Calls all handlers in their order and is done when the last one is. */
export type Dispatch = (journal: PostedJournal) => unknown;

export const contenderNames = ["ours", "bareLoop", "tapable", "hookable", "emittery"] as const;
export type ContenderName = (typeof contenderNames)[number];

/** The same functions under each contender. */
export async function makeContenders(
  handlers: readonly Handler[],
): Promise<Readonly<Record<ContenderName, Dispatch>>> {
  return {
    ours: await ours(handlers),
    bareLoop: bareLoop(handlers),
    tapable: tapable(handlers),
    hookable: hookable(handlers),
    emittery: emittery(handlers),
  };
}

async function ours(handlers: readonly Handler[]): Promise<Dispatch> {
  const { dispatcher, scope } = await startDispatcher(handlers);
  return (journal) => dispatcher.posted(onGeneralJournalPosted, journal.company, journal, scope);
}

/** What one would write by hand. */
function bareLoop(handlers: readonly Handler[]): Dispatch {
  return async (journal) => {
    const posting = contextOf(journal);
    for (const handler of handlers) await handler(journal, posting);
  };
}

/** Its only kind of hook that takes functions of both kinds; each is tapped as what it is. */
function tapable(handlers: readonly Handler[]): Dispatch {
  const { AsyncSeriesHook } = createRequire(import.meta.url)("tapable") as typeof Tapable;
  const hook = new AsyncSeriesHook<[PostedJournal, BenchContext]>(["journal", "posting"]);
  for (const [index, handler] of handlers.entries()) {
    if (isAsync(handler)) hook.tapPromise(`handler${index}`, handler);
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- it is not asynchronous
    else hook.tap(`handler${index}`, handler);
  }
  return (journal) => hook.promise(journal, contextOf(journal));
}

function isAsync(
  handler: Handler,
): handler is (journal: PostedJournal, posting: BenchContext) => Promise<void> {
  return handler.constructor.name === "AsyncFunction";
}

function hookable(handlers: readonly Handler[]): Dispatch {
  const hooks = createHooks<{ posted: Handler }>();
  for (const handler of handlers) hooks.hook("posted", handler);
  return (journal) => hooks.callHook("posted", journal, contextOf(journal));
}

function emittery(handlers: readonly Handler[]): Dispatch {
  const emitter = new Emittery<{
    posted: { readonly journal: PostedJournal; readonly posting: BenchContext };
  }>();
  for (const handler of handlers) {
    emitter.on("posted", ({ journal, posting }) => handler(journal, posting));
  }
  return (journal) => emitter.emitSerial("posted", { journal, posting: contextOf(journal) });
}

/** One for each dispatch, which no other contender guards. */
function contextOf({ company }: PostedJournal): BenchContext {
  return { company };
}
