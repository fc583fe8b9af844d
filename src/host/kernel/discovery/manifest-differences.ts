import { manifestOf, type Plugin, type PluginManifest } from "@contrapost/sdk";

/** A field that manifest and definition tell otherwise, each as JSON. */
export interface ManifestDifference {
  readonly field: string;
  readonly manifest: string;
  readonly definition: string;
}

/** Where the manifest of a package and the definition in its code disagree. The order of lists does not matter. */
export function manifestDifferences(manifest: PluginManifest, plugin: Plugin): readonly ManifestDifference[] {
  const written = flat(manifest);
  const defined = flat(manifestOf(plugin));
  const fields = new Set([...defined.keys(), ...written.keys()]);
  return [...fields].flatMap((field) => {
    const [left, right] = [written.get(field) ?? "nothing", defined.get(field) ?? "nothing"];
    return left === right ? [] : { field, manifest: left, definition: right };
  });
}

/** Each field with its value as text; `rights.create` and the like count as fields, and what is empty does not. */
function flat(manifest: PluginManifest): ReadonlyMap<string, string> {
  const { id, version, host, requires, uses, provides, hooks, fields: custom, rights = {} } = manifest;
  const fields: Readonly<Record<string, unknown>> = {
    id,
    version,
    host,
    requires,
    uses,
    provides,
    hooks,
    fields: custom,
    "rights.create": rights.create,
    "rights.post": rights.post,
    "rights.companies": rights.companies,
    "rights.tables": rights.tables,
  };
  const texts = new Map<string, string>();
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const text = JSON.stringify(sorted(value));
    if (text !== "[]" && text !== "{}") texts.set(field, text);
  }
  return texts;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[])].sort();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
