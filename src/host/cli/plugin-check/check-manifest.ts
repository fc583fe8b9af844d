import { pathToFileURL } from "node:url";
import { asPlugin, type Plugin, type PluginManifest } from "@contrapost/sdk";
import { definitionFaults } from "../../kernel/discovery/definition-faults.js";
import { pluginLocator } from "../../kernel/discovery/locate-plugin.js";
import { manifestDifferences } from "../../kernel/discovery/manifest-differences.js";
import { packageManifest } from "../../kernel/discovery/package-manifest.js";
import type { JsonObject } from "../../kernel/discovery/read-package.js";
import { reasonOf } from "../../kernel/reason.js";
import type { CheckedPackage } from "./checked-package.js";
import { finding, type PackageFinding } from "./finding.js";

const place = "package.json, contrapost";

/** Whether the manifest is whole, and the code says the same. */
export async function checkManifest(checked: CheckedPackage): Promise<readonly PackageFinding[]> {
  const { folder, content } = checked;
  const written = packageManifest(checked);
  const findings: PackageFinding[] = [];
  if ("missing" in written) findings.push(finding(place, "CP_PACKAGE_MANIFEST_MISSING"));
  if ("faults" in written) {
    for (const rule of written.faults) findings.push(finding(place, "CP_PACKAGE_MANIFEST", { rule }));
  }
  const manifest = "manifest" in written ? written.manifest : undefined;
  if (manifest !== undefined) findings.push(...(await checkBySchema(content)));
  return [...findings, ...(await checkDefinition(folder, manifest))];
}

/** What the published schema finds that the reader passed over. */
async function checkBySchema(content: JsonObject): Promise<readonly PackageFinding[]> {
  const [{ Ajv }, { manifestKey }, { manifestSchema }] = await Promise.all([
    import("ajv"),
    import("../../kernel/discovery/package-manifest.js"),
    import("../../kernel/discovery/manifest-schema.js"),
  ]);
  const validate = new Ajv({ allErrors: true }).compile(manifestSchema);
  if (validate(content[manifestKey])) return [];
  return (validate.errors ?? []).map(({ instancePath, message = "is wrong" }) => {
    const path = instancePath.split("/").slice(1).join(".");
    return finding(place, "CP_PACKAGE_MANIFEST", {
      rule: `${path === "" ? "it" : `its ${path}`} ${message}`,
    });
  });
}

async function checkDefinition(
  folder: string,
  manifest: PluginManifest | undefined,
): Promise<readonly PackageFinding[]> {
  const location = pluginLocator({ directory: folder })(folder);
  if ("reason" in location) {
    return [finding("package.json, exports", "CP_PACKAGE_ENTRY", { reason: location.reason })];
  }
  if ("outside" in location) {
    const reason = `it lies at ${location.outside}, outside of the package`;
    return [finding("package.json, exports", "CP_PACKAGE_ENTRY", { reason })];
  }
  let exported: unknown;
  try {
    exported = ((await import(pathToFileURL(location.file).href)) as Readonly<Record<string, unknown>>)[
      "default"
    ];
  } catch (error) {
    return [finding(location.file, "CP_PACKAGE_ENTRY", { reason: reasonOf(error).replace(/\.$/, "") })];
  }
  const plugin = asPlugin(exported);
  if (plugin === undefined) {
    const reason = "its default export is no plugin: neither made by definePlugin nor a class with @Plugin";
    return [finding(location.file, "CP_PACKAGE_ENTRY", { reason })];
  }
  return [...faultsOf(plugin, location.file), ...differencesOf(plugin, manifest)];
}

function faultsOf(plugin: Plugin, file: string): readonly PackageFinding[] {
  return definitionFaults(plugin).map((rule) => finding(file, "CP_PACKAGE_DEFINITION", { rule }));
}

function differencesOf(plugin: Plugin, manifest: PluginManifest | undefined): readonly PackageFinding[] {
  if (manifest === undefined || definitionFaults(plugin).length > 0) return [];
  return manifestDifferences(manifest, plugin).map(({ field, manifest: said, definition }) =>
    finding(field === "version" ? "package.json, version" : place, "CP_PACKAGE_DIFFERS", {
      field,
      said,
      definition,
    }),
  );
}
