import { types } from "node:util";

/** `async function name(…) {`, `async name(…) {`, `async (…) => {`, `async name => {`: what an asynchronous function with a block begins with. */
const asynchronousBlock = /^async\b[^(){}*]*(?:\([^()]*\)\s*(?:=>\s*)?|=>\s*)\{/;

/** What it may wait for, or hand on for others to wait for. */
const waiting = /\b(?:await|return)\b/;

/**
 * Whether a handler may keep its promise waiting. An asynchronous function that neither awaits nor returns anything
 * has settled its promise when the call is over, so that it need not be watched. Whatever is not plain to see counts as
 * a yes.
 */
export function canHang(handler: (...values: never[]) => unknown): boolean {
  if (!types.isAsyncFunction(handler)) return true;
  const source = Function.prototype.toString.call(handler);
  return !asynchronousBlock.test(source) || waiting.test(source);
}
