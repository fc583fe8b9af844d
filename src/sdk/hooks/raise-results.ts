import type { RaisedObjection } from "./objection.js";

/** What raising an event of a plugin answers, by the phase of the hook. */
export interface RaiseResults<Payload> {
  /** Every objection, with the plugin that made it. The plugin that raised the event decides what they mean. */
  readonly validate: readonly RaisedObjection[];
  /** The payload as the last handler left it; the same object where none changed it. */
  readonly amend: Payload;
  /** Nothing: a handler that fails ends the posting. */
  readonly posted: void;
  /** Nothing: the handlers run later. */
  readonly committed: void;
}
