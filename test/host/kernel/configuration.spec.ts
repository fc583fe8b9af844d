import { join } from "node:path";
import { definePlugin } from "@contrapost/sdk";
import { loadConfiguration } from "#host/kernel/index.js";
import { expect } from "chai";
import { problemsOf, rejection } from "./support/kernel-problems.js";
import { projectFolder, removeProjectFolders } from "./support/project-folder.js";

async function problemsIn(file: string, content: string, environment = {}): Promise<string[]> {
  const folder = projectFolder({ [file]: content });
  return problemsOf(loadConfiguration(join(folder, file), environment), folder);
}

describe("loadConfiguration", () => {
  after(removeProjectFolders);

  const whole = {
    database: "sqlite:./books.db",
    user: "clerk",
    plugins: [
      "@contrapost/intercompany-settlement",
      {
        plugin: "./plugins/limit",
        config: { limits: [{ company: "USMF", amount: "5.00" }] },
        companies: ["USMF"],
        onFailure: "skip",
      },
    ],
    delivery: { attempts: 3, firstDelay: 10, longestDelay: 1000, lease: 60_000 },
    deadline: 5000,
  };
  const read = (file: string, directory: string) => ({
    file,
    directory,
    ...whole,
    plugins: [
      { plugin: "@contrapost/intercompany-settlement", onFailure: "abort", where: `${file}, plugins[0]` },
      { ...(whole.plugins[1] as object), where: `${file}, plugins[1]` },
    ],
  });

  for (const [name, content] of Object.entries({
    "contrapost.config.yaml": JSON.stringify(whole),
    "contrapost.config.yml": JSON.stringify(whole),
    "contrapost.config.json": JSON.stringify(whole, null, "\t"),
    "contrapost.config.js": `export default ${JSON.stringify(whole)};`,
  })) {
    it(`reads ${name}, found by its folder or named itself`, async () => {
      const folder = projectFolder({ [name]: content, "package.json": '{ "type": "module" }' });
      const file = join(folder, name);
      expect(await loadConfiguration(folder)).to.deep.equal(read(file, folder));
      expect(await loadConfiguration(file)).to.deep.equal(read(file, folder));
    });
  }

  it("needs no more than a database", async () => {
    const folder = projectFolder({ "contrapost.config.yaml": "database: sqlite:./books.db\n" });
    expect(await loadConfiguration(folder)).to.deep.equal({
      file: join(folder, "contrapost.config.yaml"),
      directory: folder,
      database: "sqlite:./books.db",
      plugins: [],
    });
  });

  it("takes plugins as objects from a module", async () => {
    const folder = projectFolder({
      "contrapost.config.js": `import { definePlugin } from "@contrapost/sdk";
const plugin = definePlugin({ id: "own", version: "1.0.0", host: "*", register() {} });
export default { database: "sqlite::memory:", plugins: [plugin, { plugin, companies: ["USMF"] }] };`,
      "package.json": '{ "type": "module" }',
    });
    const { plugins } = await loadConfiguration(folder);
    expect(plugins.map(({ plugin }) => (plugin as ReturnType<typeof definePlugin>).id)).to.deep.equal([
      "own",
      "own",
    ]);
  });

  it("fills environment variables into the database's URL", async () => {
    const folder = projectFolder({
      "contrapost.config.yaml": "database: postgres://${DB_USER}:${DB_PASSWORD}@db/books\n",
    });
    const environment = { DB_USER: "erp", DB_PASSWORD: "$& and ${DB_USER}" };
    expect((await loadConfiguration(folder, environment)).database).to.equal(
      "postgres://erp:$& and ${DB_USER}@db/books",
    );
  });

  it("names every environment variable that is not set", async () => {
    const content = "database: postgres://${DB_USER}:${DB_PASSWORD}@${DB_HOST}/books\n";
    expect(
      await problemsIn("contrapost.config.yaml", content, { DB_USER: "erp", DB_HOST: "" }),
    ).to.deep.equal([
      "CP_CONFIG_INVALID The configuration DIR/contrapost.config.yaml cannot be used: 2 problems found.",
      "CP_CONFIG_VARIABLE_MISSING DIR/contrapost.config.yaml, database: the environment variable DB_PASSWORD is not set.",
      "CP_CONFIG_VARIABLE_MISSING DIR/contrapost.config.yaml, database: the environment variable DB_HOST is not set.",
    ]);
  });

  it("refuses a variable's name that is none, without showing the rest of the URL", async () => {
    const content = "database: postgres://erp:secret@${DB-HOST}/books\n";
    expect(await problemsIn("contrapost.config.yaml", content)).to.deep.equal([
      "CP_CONFIG_INVALID The configuration DIR/contrapost.config.yaml cannot be used: 1 problem found.",
      'CP_CONFIG_VALUE_INVALID DIR/contrapost.config.yaml, database: this value must name environment variables as ${NAME}, but it is "${DB-HOST}".',
    ]);
  });

  it("tells all that is wrong at once, each by its path", async () => {
    const content = `
database: 5
users: x
user: ""
deadline: 1.5
delivery: { attempts: 0, retries: 3, lease: 1h }
plugins:
  - ""
  - 7
  - plugin: [a]
  - { plugin: a, onFailur: skip }
  - { plugin: a, onFailure: stop, config: x, companies: [USMF, 1000] }
  - { plugin: a, companies: [] }
`;
    const at = "CP_CONFIG_VALUE_INVALID DIR/contrapost.config.yaml,";
    const unknown = "CP_CONFIG_KEY_UNKNOWN DIR/contrapost.config.yaml,";
    expect(await problemsIn("contrapost.config.yaml", content)).to.deep.equal([
      "CP_CONFIG_INVALID The configuration DIR/contrapost.config.yaml cannot be used: 15 problems found.",
      `${unknown} users: this key is unknown (did you mean "user"?).`,
      `${at} database: this value must be a text, but it is 5.`,
      `${at} user: this value must be a text, but it is "".`,
      `${at} deadline: this value must be a whole number from 1 to 86400000, but it is 1.5.`,
      `${unknown} delivery.retries: this key is unknown.`,
      `${at} delivery.attempts: this value must be a whole number from 1 to 100, but it is 0.`,
      `${at} delivery.lease: this value must be a whole number from 1000 to 3600000, but it is "1h".`,
      `${at} plugins[0]: this value must be a text, but it is "".`,
      `${at} plugins[1]: this value must be an object, but it is 7.`,
      `${at} plugins[2].plugin: this value must be a text, but it is a list.`,
      `${unknown} plugins[3].onFailur: this key is unknown (did you mean "onFailure"?).`,
      `${at} plugins[4].config: this value must be an object, but it is "x".`,
      `${at} plugins[4].companies[1]: this value must be a text, but it is 1000.`,
      `${at} plugins[4].onFailure: this value must be one of abort, skip, but it is "stop".`,
      `${at} plugins[5].companies: this value must name at least one company, but it is a list.`,
    ]);
  });

  it("says which keys are known", async () => {
    const folder = projectFolder({ "contrapost.config.yaml": "database: x\nplugin: a\n" });
    const error = await rejection(loadConfiguration(folder));
    expect(error.problems[0]?.mend).to.equal(
      "Remove the key or correct its name. Known here: database, user, plugins, pluginRoots, delivery, deadline.",
    );
  });

  it("refuses __proto__ as a key wherever it stands", async () => {
    const content = `{ "database": "x", "__proto__": {}, "plugins": [{ "plugin": "a", "config": { "a": [{ "__proto__": { "admin": true } }] } }] }`;
    for (const file of ["contrapost.config.json", "contrapost.config.yaml"]) {
      expect(await problemsIn(file, content)).to.deep.equal([
        `CP_CONFIG_INVALID The configuration DIR/${file} cannot be used: 2 problems found.`,
        `CP_CONFIG_KEY_UNKNOWN DIR/${file}, __proto__: this key is unknown.`,
        `CP_CONFIG_KEY_UNKNOWN DIR/${file}, plugins[0].config.a[0].__proto__: this key is unknown.`,
      ]);
    }
  });

  it("refuses settings that contain themselves", async () => {
    const content = "database: x\nplugins: [{ plugin: a, config: &self { again: *self } }]\n";
    expect(await problemsIn("contrapost.config.yaml", content)).to.deep.equal([
      "CP_CONFIG_INVALID The configuration DIR/contrapost.config.yaml cannot be used: 1 problem found.",
      `CP_CONFIG_VALUE_INVALID DIR/contrapost.config.yaml, plugins[0].config${".again".repeat(32)}: this value must not nest deeper than 32 levels, but it is an object.`,
    ]);
  });

  it("refuses aliases that explode", async () => {
    const bomb = Array.from("bcdefghi", (name, index) => {
      const last = "abcdefgh".charAt(index);
      return `${name}: &${name} [${Array(9).fill(`*${last}`).join(", ")}]`;
    });
    expect(await problemsIn("contrapost.config.yaml", `a: &a [x]\n${bomb.join("\n")}\n`)).to.deep.equal([
      "CP_CONFIG_UNREADABLE The configuration DIR/contrapost.config.yaml cannot be read: Excessive alias count indicates a resource exhaustion attack.",
    ]);
  });

  const unreadable = "The configuration DIR/contrapost.config";
  for (const [file, content, message] of [
    [
      "yaml",
      "database: x\ndatabase: y\n",
      `${unreadable}.yaml cannot be read: Map keys must be unique at line 2, column 1.`,
    ],
    [
      "yaml",
      "database: !!js/function x\n",
      `${unreadable}.yaml cannot be read: Unresolved tag: tag:yaml.org,2002:js/function at line 1, column 11.`,
    ],
    [
      "json",
      '{ "database": }',
      `${unreadable}.json cannot be read: Unexpected token '}', "{ "database": }" is not valid JSON.`,
    ],
    ["js", "export const database = 1;", `${unreadable}.js cannot be read: it has no default export.`],
    ["js", "throw new Error('broken');", `${unreadable}.js cannot be read: broken.`],
    ["toml", "", `${unreadable}.toml cannot be read: its name must end with .yaml, .yml, .json or .js.`],
  ] as const) {
    it(`refuses a file that is not ${file}: ${content.trim()}`, async () => {
      expect(await problemsIn(`contrapost.config.${file}`, content)).to.deep.equal([
        `CP_CONFIG_UNREADABLE ${message}`,
      ]);
    });
  }

  for (const content of ["", "- a\n", "text\n"]) {
    it(`refuses a file without settings: ${JSON.stringify(content)}`, async () => {
      const value = { "": "empty", "- a\n": "a list", "text\n": '"text"' }[content]!;
      expect(await problemsIn("contrapost.config.yaml", content)).to.deep.equal([
        "CP_CONFIG_INVALID The configuration DIR/contrapost.config.yaml cannot be used: 1 problem found.",
        `CP_CONFIG_VALUE_INVALID DIR/contrapost.config.yaml: this value must be an object, but it is ${value}.`,
      ]);
    });
  }

  it("says where it looked, and how to come to a configuration", async () => {
    const folder = projectFolder({ "contrapost.yaml": "" });
    expect(await problemsOf(loadConfiguration(folder), folder)).to.deep.equal([
      "CP_CONFIG_NOT_FOUND There is no configuration at DIR.",
    ]);
    const error = await rejection(loadConfiguration(join(folder, "other.yaml")));
    expect(error.message).to.equal(`There is no configuration at ${folder}/other.yaml.`);
    expect(error.mend).to.equal(
      "Write a contrapost.config.yaml (or .yml, .json, .js) there, make a new project by contrapost init DIR, or name another file or folder.",
    );
  });

  it("does not choose between two configurations", async () => {
    const folder = projectFolder({ "contrapost.config.yml": "", "contrapost.config.json": "" });
    expect(await problemsOf(loadConfiguration(folder), folder)).to.deep.equal([
      "CP_CONFIG_AMBIGUOUS The folder DIR holds more than one configuration: contrapost.config.yml, contrapost.config.json.",
    ]);
  });
});
