import type { ErrorDefinition } from "./error-definition.js";

/** What can be wrong with a plugin's package before it is published. The place stands beside each. */
export const packageCodes = {
  CP_PACKAGE_DEFINITION: {
    message: "The definition of the plugin cannot be used: {rule}.",
    mend: "Correct what definePlugin is given.",
  },
  CP_PACKAGE_DIFFERS: {
    message:
      "Manifest and definition differ in {field}: package.json says {said}, the code says {definition}.",
    mend: "Let both say the same; the version of the manifest is that of the package.",
  },
  CP_PACKAGE_ENTRY: {
    message: "The plugin cannot be loaded: {reason}.",
    mend: "Build the package, and let it export a plugin by default.",
  },
  CP_PACKAGE_EXPORTS: {
    message: "What the package exports is at fault: {reason}.",
    mend: "Correct package.json; publint.dev/rules explains each rule.",
  },
  CP_PACKAGE_FILES: {
    message: "{file} would not be published: files does not name it.",
    mend: "Add its folder to files.",
  },
  CP_PACKAGE_FILES_MISSING: {
    message: "package.json does not say which files are published, so that sources and tests would be.",
    mend: 'List them, such as "files": ["dist"].',
  },
  CP_PACKAGE_HOST_RANGE: {
    message:
      "The plugin works with hosts {host}, but asks for an SDK {range}: no version of both is the same.",
    mend: "A host comes with the SDK of its own version: let both ranges hold it.",
  },
  CP_PACKAGE_IMPORT_HOST: {
    message: "{specifier} is imported, but a plugin knows no host.",
    mend: "Import what is needed from @contrapost/sdk; contrapost itself is for tests alone.",
  },
  CP_PACKAGE_IMPORT_INTERNAL: {
    message: "{specifier} is imported, which is not exported and may change with any version.",
    mend: "Import from {known}, or from the package's own files.",
  },
  CP_PACKAGE_IMPORT_UNDECLARED: {
    message: "{specifier} is imported, but package.json does not depend on {name}.",
    mend: "Add {name} to dependencies.",
  },
  CP_PACKAGE_MANIFEST: {
    message: "The manifest cannot be used: {rule}.",
    mend: "Correct the key contrapost. Its JSON Schema is manifest.schema.json of the package contrapost.",
  },
  CP_PACKAGE_MANIFEST_MISSING: {
    message: "The package has no manifest.",
    mend: "Say under the key contrapost who the plugin is and what it may do: id and host at least.",
  },
  CP_PACKAGE_PEER_MISSING: {
    message: "@contrapost/sdk is no peer dependency, so that the plugin might get a copy of its own.",
    mend: "Add it to peerDependencies with the range of versions that the plugin works with.",
  },
  CP_PACKAGE_PEER_RANGE: {
    message: "{range} is no range of versions.",
    mend: "Write a range of semantic versions, such as ^0.1.0.",
  },
  CP_PACKAGE_PEER_VERSION: {
    message: "The plugin asks for an SDK {range}, and this one is {version}.",
    mend: "Widen the range, or check the package with a host that it is meant for.",
  },
  CP_PACKAGE_SECOND_COPY: {
    message: "{name} is a dependency, so that the plugin would bring a copy of its own.",
    mend: "Take @contrapost/sdk as a peer dependency and what it exports; contrapost is for devDependencies.",
  },
  CP_PACKAGE_TYPES_ABSENT: {
    message: "The types of the package are to be in {file}, which does not exist.",
    mend: "Build the package with declarations.",
  },
  CP_PACKAGE_TYPES_MISSING: {
    message: "The package has no types.",
    mend: 'Compile with declarations and name them: "types", the first condition of exports["."].',
  },
  CP_PACKAGE_UNREADABLE: {
    message: "There is no package in {folder}: its package.json is missing or is no JSON object.",
    mend: "Name the folder of a plugin's package; contrapost plugin create writes one.",
  },
} as const satisfies Record<string, ErrorDefinition>;
