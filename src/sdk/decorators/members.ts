import type { HandlerFunction } from "../hooks/handler-function.js";
import type { Hook } from "../hooks/hook.js";
import type { Phase } from "../hooks/phase.js";
import type { HandlerOptions } from "../plugin/define-plugin.js";
import type { PluginClass } from "../plugin/plugin-class.js";
import type { ServiceToken } from "../plugin/tokens.js";
import { type InjectedParameter, type MethodName, notesOn } from "./class-notes.js";

/** What a decorator of a method answers; `Method` is what the method must be. */
export type MemberDecorator<Method> = <M extends Method>(
  target: object,
  name: MethodName,
  descriptor: TypedPropertyDescriptor<M>,
) => void;

/**
 * Registers a method on a hook, under the method's name. What the hook's phase promises holds for the method's
 * parameters and its result, which the compiler checks.
 *
 * @example
 * ```ts
 * @Plugin({ id: "payment-count", version: "1.0.0", host: "^0.1.0" })
 * export default class PaymentCount {
 *   constructor(@Inject(loggerService) private readonly log: Logger) {}
 *
 *   @On(onVendorPaymentJournalPosted, { after: ["intercompany-settlement"] })
 *   async countPayments(posted: PostedJournal, posting: PostingContext) {
 *     const accounts = await posting.paidAccounts();
 *     this.log.info("paid", { journal: posted.number, accounts: accounts.length });
 *   }
 * }
 * ```
 */
export function On<P extends Phase, Payload>(
  hook: Hook<P, Payload>,
  options: HandlerOptions = {},
): MemberDecorator<HandlerFunction<P, Payload>> {
  return (target, method) => {
    notesOn(target.constructor).handlers.push({ method, hook, options });
  };
}

/** Offers what a method answers as a service to plugins that require this one; it is called once, at the start. */
export function Provide<T>(token: ServiceToken<T>): MemberDecorator<() => T | Promise<T>> {
  return (target, method) => {
    notesOn(target.constructor).provided.push({ method, token });
  };
}

/** Calls a method when every plugin has registered, before the host takes work. */
export function OnStart(): MemberDecorator<() => void | Promise<void>> {
  return (target, method) => {
    notesOn(target.constructor).start.push(method);
  };
}

/** Calls a method when the host stops. */
export function OnStop(): MemberDecorator<() => void | Promise<void>> {
  return (target, method) => {
    notesOn(target.constructor).stop.push(method);
  };
}

/** What a parameter's decorator is called with; `I` is the parameter's place. */
export type InjectionDecorator<T> = <Class extends PluginClass, I extends number>(
  target: Class & Fitting<T, ConstructorParameters<Class>, I>,
  name: undefined,
  index: I,
) => void;

/** Nothing more where the parameter at `I` can take a `T`; otherwise what no class has. */
export type Fitting<T, Parameters extends readonly unknown[], I extends number> = T extends Parameters[I]
  ? unknown
  : { readonly "the parameter cannot take what is injected": never };

/**
 * Hands a parameter of the constructor the service of a token; the plugin uses it by that, and nothing else is
 * needed. The compiler checks that the parameter can take it.
 */
export function Inject<T>(token: ServiceToken<T>): InjectionDecorator<T> {
  return (target, _name, index) => note(target, index, token);
}

/** Hands a parameter of the constructor the plugin's checked configuration. */
export function InjectConfig(): (target: object, name: undefined, index: number) => void {
  return (target, _name, index) => note(target, index, "config");
}

function note(target: object, index: number, parameter: InjectedParameter): void {
  notesOn(target).parameters.set(index, parameter);
}
