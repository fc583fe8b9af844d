import { ContrapostError, type HandlerRef, type JournalOrigin } from "@contrapost/sdk";

/**
 * Refuses an origin that is not the plugin's own: what a plugin makes is not to pass for another one's work, or a user's.
 *
 * @param call - by which it is stated, as the plugin's author wrote it: `journals.create`
 * @throws ContrapostError `CP_ORIGIN_FOREIGN`
 */
export function requireOwnOrigin({ plugin, handler }: HandlerRef, origin: JournalOrigin, call: string): void {
  if ("plugin" in origin && origin.plugin === plugin) return;
  const stated = "plugin" in origin ? `${origin.kind} of ${origin.plugin}` : origin.kind;
  throw new ContrapostError("CP_ORIGIN_FOREIGN", { plugin, handler, call, stated });
}
