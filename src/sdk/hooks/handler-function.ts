import type { AmendContext, CommittedContext, PostingContext, ValidateContext } from "../posting/contexts.js";
import type { Objection } from "./objection.js";
import type { Phase } from "./phase.js";

/** What a handler of each phase gets beside its payload, and what it may return. */
export interface PhaseContracts<Payload> {
  /** Before the posting, also in preview: the handler reads and objects. */
  readonly validate: { readonly context: ValidateContext; readonly result: ValidateResult };
  /** Before the posting: the handler answers the changed payload, or nothing. */
  readonly amend: { readonly context: AmendContext; readonly result: Payload | undefined };
  /** Inside the transaction: the handler writes through its context. */
  readonly posted: { readonly context: PostingContext; readonly result: void };
  /** After the commit, at least once: the handler acts on the outside. */
  readonly committed: { readonly context: CommittedContext; readonly result: void };
}

/** What a `validate` handler returns: nothing, one objection, or many. */
export type ValidateResult = Objection | readonly Objection[] | undefined | void;

/** The function a plugin registers for a hook. */
export type HandlerFunction<P extends Phase, Payload> = (
  payload: Payload,
  context: PhaseContracts<Payload>[P]["context"],
) => PhaseContracts<Payload>[P]["result"] | Promise<PhaseContracts<Payload>[P]["result"]>;
