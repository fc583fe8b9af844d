// Mocha adds the files of the command line to `spec`; whoever names a file wants that one alone.
const named = process.argv.slice(2).some((argument) => argument.endsWith(".js"));

module.exports = {
  ...(named ? {} : { spec: ["test/dist/**/*.spec.js"] }),
  require: ["test/dist/support/root-hooks.js"],
  reporter: "test/support/reporter.cjs",
  timeout: 20000,
  "forbid-only": true,
  "forbid-pending": true,
  "node-option": ["enable-source-maps"],
};
