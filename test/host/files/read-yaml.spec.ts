import { expect } from "chai";
import { parseYaml, readYaml } from "#host/files/read-yaml.js";
import { refused } from "./refused.js";
import { useTemporaryFiles } from "./temporary-files.js";

function valueOf(text: string): unknown {
  return parseYaml(text, "x.yaml").value;
}

function problemsOf(text: string): Promise<readonly string[]> {
  return refused(() => parseYaml(text, "x.yaml"));
}

describe("reading YAML and JSON", () => {
  it("keeps every number as the text that was written, and booleans as booleans", () => {
    const text =
      "a: 100.10\nb: 1e3\nc: .nan\nd: 0x10\ne: 007\nf: -0\ng: true\nh: yes\ni: 2024-01-15\nj: '1'\n";
    expect(valueOf(text)).to.deep.equal({
      a: "100.10",
      b: "1e3",
      c: ".nan",
      d: "0x10",
      e: "007",
      f: "-0",
      g: true,
      h: "yes",
      i: "2024-01-15",
      j: "1",
    });
  });

  it("leaves out keys without a value, and null", () => {
    expect(valueOf('{ "a": null, "b": 1 }')).to.deep.equal({ b: "1" });
    expect(valueOf("a:\nb: ~\nc: null\nd: ''\n")).to.deep.equal({ d: "" });
  });

  it("reads JSON with tabs, a byte order mark and Windows line ends", () => {
    expect(valueOf('\uFEFF{\r\n\t"a": [1.50, "x"],\r\n\t"b": { "c": false }\r\n}\r\n')).to.deep.equal({
      a: ["1.50", "x"],
      b: { c: false },
    });
  });

  it("gives nothing for an empty file", () => {
    expect(valueOf("")).to.equal(undefined);
    expect(valueOf("# only a remark\n")).to.equal(undefined);
  });

  it("unfolds aliases and merges objects, what stands in the object itself first", () => {
    const text = "a: &base { x: 1, y: 2 }\nb: *base\nc: { <<: *base, y: 3 }\nd:\n  <<: [{ z: 1 }, *base]\n";
    expect(valueOf(text)).to.deep.equal({
      a: { x: "1", y: "2" },
      b: { x: "1", y: "2" },
      c: { x: "1", y: "3" },
      d: { z: "1", x: "1", y: "2" },
    });
  });

  it("names the line of a value, also behind aliases and merged keys, and of the nearest value above", () => {
    const text = "list:\n  - &one\n    a: 1\n  - *one\n  - <<: *one\n    b: 2\n'x/y': 1\n";
    const { locate } = parseYaml(text, "x.yaml");
    expect(
      ["", "/list", "/list/0/a", "/list/1", "/list/1/a", "/list/2/b", "/list/2/a", "/x~1y", "/list/7/q"].map(
        locate,
      ),
    ).to.deep.equal([
      "x.yaml:1",
      "x.yaml:1",
      "x.yaml:3",
      "x.yaml:4",
      "x.yaml:3",
      "x.yaml:6",
      "x.yaml:3",
      "x.yaml:7",
      "x.yaml:1",
    ]);
  });

  it("names file, line and column of a syntax error", async () => {
    expect(await problemsOf('a: 1\nb: "open\n')).to.deep.equal([
      'CP_FILE_SYNTAX x.yaml:3:1: Missing closing "quote.',
    ]);
    expect(await problemsOf("a: b: c\n")).to.deep.equal([
      "CP_FILE_SYNTAX x.yaml:1:4: Nested mappings are not allowed in compact mappings.",
    ]);
  });

  it("refuses a key that stands twice, a second document, an empty item and other kinds of value", async () => {
    expect(await problemsOf("a: 1\nb: 2\na: 3\n")).to.deep.equal([
      "CP_FILE_SYNTAX x.yaml:3:1: a key stands twice in one object.",
    ]);
    expect(await problemsOf("a: 1\n---\nb: 2\n")).to.deep.equal([
      "CP_FILE_SYNTAX x.yaml:2:1: the file holds several documents; one is allowed.",
    ]);
    expect(await problemsOf("a:\n  - 1\n  -\n")).to.deep.equal([
      "CP_FILE_SYNTAX x.yaml:3: the list has an empty item.",
    ]);
    expect(await problemsOf("a: !money 5\nb: !!set { x }\nc: !!binary aGk=\n")).to.deep.equal([
      "CP_FILE_SYNTAX x.yaml:1:4: the tag !money is not supported.",
    ]);
    expect(await problemsOf("b: !!set { x }\nc: !!binary aGk=\n? [q]\n: 1\n")).to.deep.equal([
      "CP_FILE_SYNTAX x.yaml:1: a set is not supported.",
      "CP_FILE_SYNTAX x.yaml:2: this kind of value is not supported.",
      "CP_FILE_SYNTAX x.yaml:3: a key must be a text.",
    ]);
  });

  it("refuses an alias without an anchor, and merging what is no object", async () => {
    expect(await problemsOf("a: 1\nb: *nowhere\n")).to.deep.equal([
      "CP_FILE_SYNTAX x.yaml:2: the alias *nowhere has no anchor before it.",
    ]);
    expect(await problemsOf("a: &list [1]\nb:\n  <<: *list\n")).to.deep.equal([
      "CP_FILE_SYNTAX x.yaml:3: << merges objects only.",
    ]);
  });

  it("refuses aliases that explode, and an alias that holds itself", async () => {
    let text = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (const [name, before] of ["ba", "cb", "dc", "ed", "fe", "gf", "hg"]) {
      text += `${name!}: &${name!} [${Array<string>(9).fill(`*${before!}`).join(", ")}]\n`;
    }
    const message = "the file's aliases (*name) unfold to more values than are allowed.";
    expect(await problemsOf(text)).to.deep.equal([`CP_FILE_ALIASES x.yaml:1: ${message}`]);
    expect(await problemsOf("a: &a [*a]\n")).to.deep.equal([`CP_FILE_ALIASES x.yaml:1: ${message}`]);
    expect(await problemsOf("a: &a { <<: *a }\n")).to.deep.equal([`CP_FILE_ALIASES x.yaml:1: ${message}`]);
  });

  it("allows thousands of aliases that unfold to little", () => {
    const text = `a: &a { x: 1, y: 2 }\nlist:\n${"  - *a\n".repeat(5000)}`;
    expect((valueOf(text) as { list: unknown[] }).list).to.have.length(5000);
  });

  it("refuses keys that reach into the program's objects, and leaves those objects alone", async () => {
    expect(await problemsOf('{ "__proto__": { "polluted": true } }')).to.deep.equal([
      'CP_FILE_KEY_FORBIDDEN x.yaml:1: the key "__proto__" is not allowed.',
    ]);
    expect(await problemsOf("a:\n  constructor: 1\n  prototype: 2\n")).to.deep.equal([
      'CP_FILE_KEY_FORBIDDEN x.yaml:2: the key "constructor" is not allowed.',
      'CP_FILE_KEY_FORBIDDEN x.yaml:3: the key "prototype" is not allowed.',
    ]);
    expect(await problemsOf("a: &a { __proto__: { polluted: true } }\nb: { <<: *a }\n")).to.deep.equal([
      'CP_FILE_KEY_FORBIDDEN x.yaml:1: the key "__proto__" is not allowed.',
    ]);
    expect((Object.prototype as { polluted?: unknown }).polluted).to.equal(undefined);
  });

  it("refuses what is nested too deeply", async () => {
    const text = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;
    const problems = await problemsOf(text);
    expect(problems).to.have.length(1);
    expect(problems[0]).to.match(/^CP_FILE_SYNTAX x\.yaml:1:\d+: the values are nested too deeply\.$/);
  });

  describe("from a file", () => {
    const files = useTemporaryFiles();

    it("says that there is none, that it is a folder or that it is no text", async () => {
      const nowhere = (await files.write("here.yaml", "a: 1")).replace("here", "nowhere");
      expect((await refused(() => readYaml(nowhere))).map(files.shown)).to.deep.equal([
        "CP_FILE_NOT_FOUND There is no file ~/nowhere.yaml.",
      ]);
      expect(
        (await refused(() => readYaml(nowhere.replace("/nowhere.yaml", "")))).map(files.shown),
      ).to.deep.equal(["CP_FILE_UNREADABLE The file ~ cannot be read: it is a folder."]);
      const binary = await files.write("latin1.yaml", Uint8Array.from([0x61, 0x3a, 0x20, 0xe4]));
      expect((await refused(() => readYaml(binary))).map(files.shown)).to.deep.equal([
        "CP_FILE_SYNTAX ~/latin1.yaml: the file is not text in UTF-8.",
      ]);
    });

    it("refuses a file that is too large to be read whole", async () => {
      const file = await files.write("large.yaml", new Uint8Array(33 * 1024 * 1024));
      expect((await refused(() => readYaml(file))).map(files.shown)).to.deep.equal([
        "CP_FILE_TOO_LARGE The file ~/large.yaml has 33 MB; 32 MB are allowed for its kind.",
      ]);
    });
  });
});
