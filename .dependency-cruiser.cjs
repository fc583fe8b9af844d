// The two stairs of the house: sdk <- ledger <- store <- posting <- host.ts <- cli, and sdk <- kernel <- host.ts.
// Each floor of the host names what it may import of the host; everything else there is forbidden to it.
const floors = {
  wording: [],
  fields: ["wording/"],
  ledger: [],
  store: ["ledger/"],
  posting: ["fields/", "ledger/", "store/"],
  kernel: ["wording/", "fields/"],
  delivery: ["store/"],
  masterdata: ["fields/", "ledger/", "store/", "posting/"],
  inquiry: ["fields/", "ledger/", "store/", "posting/"],
  revaluation: ["ledger/", "store/", "posting/", "inquiry/"],
  telemetry: ["store/", "posting/", "kernel/", "delivery/", "[^/]+[.]ts$"],
  files: ["wording/", "fields/", "masterdata/", "store/", "posting/"],
  doctor: [
    "fields/",
    "ledger/",
    "store/",
    "posting/",
    "kernel/",
    "delivery/",
    "masterdata/",
    "inquiry/",
    "[^/]+[.]ts$",
  ],
  testing: [
    "fields/",
    "ledger/",
    "store/",
    "posting/",
    "kernel/",
    "delivery/",
    "masterdata/",
    "inquiry/",
    "revaluation/",
    "files/",
    "[^/]+[.]ts$",
  ],
};

const sdkFace = "^src/sdk/dist/(index|config/index|decorators/index)[.](js|d[.]ts)$";
const hostFace = "^src/host/dist/(index|testing/index)[.](js|d[.]ts)$";
const pluginFace = "^plugins/[^/]+/dist/index[.](js|d[.]ts)$";
const databaseLibraries = "^node_modules/(@types/)?(pg|pg-copy-streams|better-sqlite3)/";

const floorRules = Object.entries(floors).map(([floor, below]) => ({
  name: `host-floor-${floor}`,
  comment: `Of the host, src/host/${floor} may import only: ${below.join(", ") || "nothing"}.`,
  severity: "error",
  from: { path: `^src/host/${floor}/` },
  // Libraries that npm puts beside the host, because the root has another version of them, are no floors.
  to: {
    path: "^src/host/",
    pathNot: [`${floor}/`, "node_modules/", ...below].map((allowed) => `^src/host/${allowed}`),
  },
}));

module.exports = {
  forbidden: [
    ...floorRules,
    {
      name: "host-top-below-cli",
      comment: "The composition root and the public face know neither the command line nor the test kit.",
      severity: "error",
      from: { path: "^src/host/[^/]+[.]ts$" },
      to: { path: "^src/host/(cli|testing)/" },
    },
    {
      name: "files-read-store-types-only",
      comment: "File formats speak of what the store holds, but read and write it through masterdata.",
      severity: "error",
      from: { path: "^src/host/files/" },
      to: { path: "^src/host/store/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pure-rules",
      comment: "The ledger's rules and money take values and give values: no I/O, clock or library.",
      severity: "error",
      from: { path: ["^src/host/ledger/", "^src/sdk/money/"] },
      to: { dependencyTypes: ["core", "npm", "npm-dev", "npm-peer", "npm-optional"], pathNot: sdkFace },
    },
    {
      name: "database-only-in-store",
      comment: "What differs by engine sits behind the store's interface.",
      severity: "error",
      from: { path: "^(src|plugins|demo)/", pathNot: "^src/host/store/" },
      to: { path: databaseLibraries },
    },
    {
      name: "containers-only-in-kernel",
      comment: "Plugins get their services from the kernel; nobody else builds or reads a container.",
      severity: "error",
      from: { path: "^(src|plugins|demo)/", pathNot: "^src/host/kernel/" },
      to: { path: "^node_modules/(inversify|@inversifyjs)/" },
    },
    {
      name: "sdk-stands-alone",
      comment: "The SDK holds contracts: it knows no host and no plugin.",
      severity: "error",
      from: { path: "^src/sdk/" },
      to: { path: "^(src/(?!sdk/)|plugins/|test/|bench/|demo/)" },
    },
    {
      name: "host-knows-no-plugin",
      severity: "error",
      from: { path: "^src/host/" },
      to: { path: "^(plugins|test|bench|demo)/" },
    },
    {
      name: "host-uses-sdk-face",
      comment: "Import @contrapost/sdk by name, never its files.",
      severity: "error",
      from: { path: "^src/host/" },
      to: { path: "^src/sdk/", pathNot: sdkFace },
    },
    {
      name: "plugin-uses-sdk-only",
      comment:
        "A plugin imports @contrapost/sdk, Node's own modules and the libraries that its package declares.",
      severity: "error",
      from: { path: "^plugins/([^/]+)/", pathNot: ["[.]spec[.]ts$", "^plugins/[^/]+/test/"] },
      to: {
        pathNot: ["^plugins/$1/", sdkFace, "^node_modules/reflect-metadata/"],
        dependencyTypesNot: ["core", "npm"],
      },
    },
    {
      name: "plugin-tests-use-faces",
      severity: "error",
      from: { path: ["^plugins/([^/]+)/.*[.]spec[.]ts$", "^plugins/([^/]+)/test/"] },
      to: { path: "^(src|plugins|test|bench|demo)/", pathNot: ["^plugins/$1/", sdkFace, hostFace] },
    },
    {
      name: "demo-and-bench-use-faces",
      comment: "The demo and the benchmark use the published packages, as a user would.",
      severity: "error",
      from: { path: "^(demo|bench)/", pathNot: "^bench/dispatch/start-dispatcher[.]ts$" },
      to: {
        path: "^(src|plugins|test|bench|demo)/",
        pathNot: ["^$1/", sdkFace, hostFace, pluginFace, "^test/dist/support/"],
      },
    },
    {
      name: "dispatch-bench-starts-a-kernel",
      comment: "How fast handlers are called is measured on the kernel itself, which no face shows.",
      severity: "error",
      from: { path: "^bench/dispatch/start-dispatcher[.]ts$" },
      to: {
        path: "^(src|plugins|test|demo)/",
        pathNot: [sdkFace, "^src/host/dist/kernel/index[.](js|d[.]ts)$"],
      },
    },
    {
      name: "no-circular",
      comment: "A circle between injected classes fails at run time, and any circle hides a missing concept.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-undeclared-package",
      comment: "Declare the package in the package.json beside the importing file: hoisting is luck.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-dev-package-at-run-time",
      comment: "What ships may not need a development dependency.",
      severity: "error",
      from: { path: "^(src|plugins)/", pathNot: ["[.]spec[.]ts$", "^plugins/[^/]+/test/"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "/@types/" },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules/", "/dist/"] },
    exclude: { path: "^src/host/templates/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "node", "default"],
    },
  },
};
