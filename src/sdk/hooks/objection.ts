/** A reason to refuse a posting. All objections of all plugins are collected and shown together. */
export interface Objection {
  /** A stable code of the plugin's own, e.g. `APPROVAL_MISSING`. */
  readonly code: string;
  readonly message: string;
  readonly line?: number;
}

/** An objection with the plugin that raised it. */
export interface RaisedObjection extends Objection {
  readonly plugin: string;
  readonly handler: string;
}
