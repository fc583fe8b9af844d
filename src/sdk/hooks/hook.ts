import type { DeprecationNotice } from "../deprecations/deprecation-notice.js";
import type { DocumentKind, EventId, Phase } from "./phase.js";

const brand = Symbol.for("contrapost.hook");

/**
 * A place where plugins join a posting: an imported value, not a string. `Payload` is what handlers get first;
 * `P` decides their context and their result.
 */
export interface Hook<P extends Phase = Phase, Payload = unknown> {
  /** When its handlers run, and what they may do then. */
  readonly phase: P;
  /** The document whose posting this is, or the event that a plugin defines. */
  readonly document: DocumentKind | EventId;
  /** `onVendorPaymentJournalPosted`, `treasury.limitBreach.posted`: what errors and listings call it. */
  readonly name: string;
  /** The plugin that defines it; the host's own hooks have none. */
  readonly plugin?: string;
  /** Set on a hook that is deprecated: the host calls it with the id of each plugin that registers a handler on it. */
  readonly deprecated?: DeprecationNotice;
  /** Carries the payload's type; never read. */
  readonly payload?: Payload;
  /** The hook's `name`. */
  toString(): string;
}

/** Makes a hook of any origin. */
export function hookOf<P extends Phase, Payload>(
  phase: P,
  document: DocumentKind | EventId,
  name: string,
  more: Pick<Hook, "plugin" | "deprecated"> = {},
): Hook<P, Payload> {
  return Object.freeze({ [brand]: true, phase, document, name, ...more, toString: () => name });
}

/** Whether a value is a hook, whichever copy of the SDK made it. */
export function isHook(value: unknown): value is Hook {
  return typeof value === "object" && value !== null && brand in value;
}

function hookName(document: DocumentKind, phase: Phase): string {
  return `on${document.charAt(0).toUpperCase()}${document.slice(1)}${phase.charAt(0).toUpperCase()}${phase.slice(1)}`;
}

/** Defines a hook that collects objections before a posting, also in preview; its handlers only read. */
export function validateHook<Payload>(document: DocumentKind): Hook<"validate", Payload> {
  return hookOf("validate", document, hookName(document, "validate"));
}

/** Defines a waterfall over the draft: each handler may return a changed payload for the next one. */
export function amendHook<Payload>(document: DocumentKind): Hook<"amend", Payload> {
  return hookOf("amend", document, hookName(document, "amend"));
}

/** Defines a hook that runs inside the posting's transaction, after its rows were written. */
export function postedHook<Payload>(document: DocumentKind): Hook<"posted", Payload> {
  return hookOf("posted", document, hookName(document, "posted"));
}

/** Defines a hook that runs after commit, from the outbox: durable, retried, idempotent by key. */
export function committedHook<Payload>(document: DocumentKind): Hook<"committed", Payload> {
  return hookOf("committed", document, hookName(document, "committed"));
}
