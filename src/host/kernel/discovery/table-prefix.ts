/**
 * What the names of a plugin's own tables start with. Ids hold no underscore and no double hyphen, so that no
 * plugin's prefix is the beginning of another's.
 */
export function tablePrefix(plugin: string): string {
  return `${plugin.replaceAll("-", "_")}__`;
}
