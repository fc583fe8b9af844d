import { ContrapostError, type CreatableDocument, type HandlerRef, type PluginRights } from "@contrapost/sdk";

/** Something that a handler wants to do to the books. */
export interface WantedAct {
  readonly action: "create" | "post";
  readonly document: CreatableDocument;
  /** Where; left out where the document says so itself. */
  readonly company?: string;
  /** The call by which it is done, as the plugin's author wrote it: `journals.create`. */
  readonly call: string;
}

/**
 * Refuses what a plugin has no right to.
 *
 * @throws ContrapostError `CP_RIGHT_MISSING`
 */
export function requireRight(
  rightsOf: (plugin: string) => PluginRights,
  { plugin, handler }: HandlerRef,
  { action, document, company, call }: WantedAct,
): void {
  const { create = [], post = [], companies = [] } = rightsOf(plugin);
  const documents: readonly CreatableDocument[] = action === "create" ? create : post;
  const entitled = documents.includes(document);
  const there = company === undefined || companies === "any" || companies.includes(company);
  if (entitled && there) return;
  throw new ContrapostError("CP_RIGHT_MISSING", {
    plugin,
    handler,
    call,
    right: `${action} ${document}`,
    place: company === undefined ? "" : ` in ${company}`,
    lacking: entitled ? `${String(company)} to rights.companies` : `${document} to rights.${action}`,
  });
}
