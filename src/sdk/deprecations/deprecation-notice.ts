/** Is told which plugin uses something deprecated; made with what `defineDeprecations` answers. */
export type DeprecationNotice = (plugin: string) => void;

/** What events and services may say of themselves. */
export interface DeprecatedOptions {
  /** Set where it is deprecated: the host calls it with the id of each plugin that uses it, as the plugin starts. */
  readonly deprecated?: DeprecationNotice;
}
