/** `function name(journal)`, `name({ number })`, `async (journal) =>`, `journal =>`: at most one parameter, and a plain one. */
const onePlainParameter =
  /^(?:async\s+)?(?:function\b\s*)?(?:[\w$]+\s*)?\(\s*(?:[\w$]+|\{[\w$\s,:]*\})?\s*,?\s*\)|^(?:async\s+)?[\w$]+\s*=>/;

/** Other ways to get at all arguments. */
const wayRound = /\barguments\b|\beval\b|\[native code\]/;

/**
 * Whether a handler may look at its context, its second argument. Most handlers of committed hooks, and many others,
 * name only the first: making a context that nobody can see would cost more than the rest of the call. Whatever is not
 * plain to see counts as a yes.
 */
export function takesContext(handler: (...values: never[]) => unknown): boolean {
  if (handler.length > 1) return true;
  const source = Function.prototype.toString.call(handler);
  return !onePlainParameter.test(source) || wayRound.test(source);
}
