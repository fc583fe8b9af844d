import type { Clock, HandlerRef, HookDispatcher, PluginRights } from "@contrapost/sdk";
import type { DeclaredFields } from "../fields/declared-fields.js";
import type { PostingObserver } from "./posting-observer.js";
import type { Session } from "../store/session.js";

/** A fact for the outbox: something was posted, and these handlers are to hear of it after commit. */
export interface CommittedEvent {
  /** Names the event for ever: hook, company and journal. */
  readonly key: string;
  readonly hook: string;
  readonly company: string;
  readonly journal: string;
  readonly user: string;
  readonly handlers: readonly HandlerRef[];
  /** What a plugin's event tells, as JSON; without it the journal is what is told. */
  readonly payload?: string;
}

/** What the posting pipeline is given from outside: the plugins, the time, and a way to remember events. */
export interface PostingEnvironment {
  readonly dispatcher: HookDispatcher;
  readonly clock: Clock;
  /** Writes the event into the posting's transaction. */
  readonly enqueue: (session: Session, event: CommittedEvent) => Promise<void>;
  /** The version of a loaded plugin, for the audit trail of mirrors. */
  readonly pluginVersion: (plugin: string) => string;
  /** What a loaded plugin may do to the books. */
  readonly rightsOf: (plugin: string) => PluginRights;
  readonly observer: PostingObserver;
  /** What may be stored in custom fields. */
  readonly fields: DeclaredFields;
  /** Lines read, built and written at a time. */
  readonly chunkLines: number;
  /** How many postings may stand inside one another. */
  readonly depthLimit: number;
}

/** Chunks of this size keep memory flat while statements stay few. */
export const defaultChunkLines = 500;

/** A payment, its mirror, and room for one more plugin to answer the mirror. */
export const defaultDepthLimit = 4;
