import {
  type AmendContext,
  ContrapostError,
  type Hook,
  type Phase,
  type PostingContext,
  type RaiseResults,
  type ScopeFactory,
  type ValidateContext,
} from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import type { PostingEnvironment } from "./environment.js";
import type { ScopeGuard } from "./handler-scope.js";
import type { StoredJournal } from "./journal-header.js";

/** In which posting, and how deep inside other events, an event is raised. */
export interface EventPlace {
  readonly env: PostingEnvironment;
  readonly session: Session;
  /** The journal that is checked or was just posted; for a released mirror, its source. */
  readonly journal: StoredJournal;
  readonly user: string;
  /** How many events stand around; 0 for a handler of the host's own hooks. */
  readonly eventDepth: number;
}

/** The contexts of the handlers that hear of an event; a phase without one cannot be raised here. */
export interface EventScopes {
  readonly validate?: ScopeFactory<ValidateContext>;
  readonly amend?: ScopeFactory<AmendContext>;
  readonly posted?: ScopeFactory<PostingContext>;
}

/**
 * Runs the handlers that other plugins have on an event of the handler's plugin, with the order, the deadlines and the
 * containment of faults that hold for the host's hooks. What a `committed` event tells goes to the outbox.
 *
 * @param scopesAt - makes the contexts of the handlers, which stand one event deeper
 * @throws ContrapostError `CP_EVENT_FOREIGN`, `CP_EVENT_TOO_DEEP`, `CP_EVENT_PAYLOAD`, or what a handler failed with
 */
export function raiseEvent<P extends Phase, Payload>(
  place: EventPlace,
  guard: ScopeGuard,
  scopesAt: (place: EventPlace) => EventScopes,
  { hook, payload }: { readonly hook: Hook<P, Payload>; readonly payload: Payload },
): Promise<RaiseResults<Payload>[P]> {
  return guard.run(async () => {
    const { plugin, handler } = guard.handler;
    const { env, journal, eventDepth } = place;
    const { company } = journal.header;
    const facts = { hook: hook.name, company, plugin, handler };
    if (hook.plugin !== plugin) throw new ContrapostError("CP_EVENT_FOREIGN", facts);
    if (eventDepth >= env.depthLimit) {
      throw new ContrapostError("CP_EVENT_TOO_DEEP", { ...facts, depth: eventDepth, limit: env.depthLimit });
    }
    const scopes = scopesAt({ ...place, eventDepth: eventDepth + 1 });
    return (await dispatch(place, scopes, hook, payload, facts)) as RaiseResults<Payload>[P];
  });
}

type EventFacts = {
  readonly hook: string;
  readonly company: string;
  readonly plugin: string;
  readonly handler: string;
};

async function dispatch(
  place: EventPlace,
  { validate, amend, posted }: EventScopes,
  hook: Hook,
  payload: unknown,
  facts: EventFacts,
): Promise<unknown> {
  const { dispatcher } = place.env;
  const { company } = facts;
  if (hook.phase === "validate" && validate) {
    return await dispatcher.validate(hook as Hook<"validate">, company, payload, validate);
  }
  if (hook.phase === "amend" && amend) {
    return await dispatcher.amend(hook as Hook<"amend">, company, payload, amend);
  }
  if (hook.phase === "posted" && posted) {
    await dispatcher.posted(hook as Hook<"posted">, company, payload, posted);
    return undefined;
  }
  // Only where the rest of the transaction may be written to is there something to be committed.
  if (hook.phase === "committed" && posted) {
    await enqueue(place, hook as Hook<"committed">, payload, facts);
    return undefined;
  }
  throw new ContrapostError("CP_EVENT_FOREIGN", facts);
}

async function enqueue(
  { env, session, journal, user }: EventPlace,
  hook: Hook<"committed">,
  payload: unknown,
  facts: EventFacts,
): Promise<void> {
  const { company, number } = journal.header;
  const handlers = env.dispatcher.committedHandlers(hook, company);
  if (handlers.length === 0) return;
  // A posting may raise the same event many times.
  const key = `${hook.name}:${company}:${number}:${await session.reserveIds(1)}`;
  const event = { key, hook: hook.name, company, journal: number, user, handlers };
  await env.enqueue(session, { ...event, payload: asJson(payload, facts) });
}

function asJson(payload: unknown, facts: EventFacts): string {
  try {
    const text: unknown = JSON.stringify(payload);
    if (typeof text === "string") return text;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContrapostError("CP_EVENT_PAYLOAD", { ...facts, reason }, { cause: error });
  }
  throw new ContrapostError("CP_EVENT_PAYLOAD", { ...facts, reason: "It is no data." });
}
