/** A reason to refuse a posting. All objections of all plugins are collected and shown together. */
export interface Objection {
  /** A stable code of the plugin's own, e.g. `APPROVAL_MISSING`. */
  readonly code: string;
  /** What is wrong, for the user: it stands behind plugin, handler and code. */
  readonly message: string;
  /** The line that it is about; the whole journal where it is left out. */
  readonly line?: number;
}

/** An objection with the plugin that raised it. */
export interface RaisedObjection extends Objection {
  /** The plugin's id. */
  readonly plugin: string;
  /** The handler that objected. */
  readonly handler: string;
}
