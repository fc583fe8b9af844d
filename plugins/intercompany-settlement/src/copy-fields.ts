import type { CustomFields } from "@contrapost/sdk";

/**
 * Those of a line's fields that its mirror takes over. All others are the buying company's own.
 *
 * @param copied - by plugin and name: `treasury.purpose`
 */
export function copyFields(
  fields: CustomFields | undefined,
  copied: readonly string[],
): CustomFields | undefined {
  if (fields === undefined) return undefined;
  const sections = Object.entries(fields).flatMap(([plugin, values]) => {
    const kept = Object.entries(values).filter(([name]) => copied.includes(`${plugin}.${name}`));
    return kept.length === 0 ? [] : [[plugin, Object.fromEntries(kept)] as const];
  });
  return sections.length === 0 ? undefined : Object.fromEntries(sections);
}
