import type { AmendContext, CommittedContext, PostingContext, ValidateContext } from "../posting/contexts.js";
import type { Objection } from "./objection.js";
import type { Phase } from "./phase.js";

/** What a handler of each phase gets beside its payload, and what it may return. */
export interface PhaseContracts<Payload> {
  readonly validate: { readonly context: ValidateContext; readonly result: ValidateResult };
  readonly amend: { readonly context: AmendContext; readonly result: Payload | undefined };
  readonly posted: { readonly context: PostingContext; readonly result: void };
  readonly committed: { readonly context: CommittedContext; readonly result: void };
}

/** What a `validate` handler returns: nothing, one objection, or many. */
export type ValidateResult = Objection | readonly Objection[] | undefined | void;

/** The function a plugin registers for a hook. */
export type HandlerFunction<P extends Phase, Payload> = (
  payload: Payload,
  context: PhaseContracts<Payload>[P]["context"],
) => PhaseContracts<Payload>[P]["result"] | Promise<PhaseContracts<Payload>[P]["result"]>;
