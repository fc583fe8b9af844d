import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { commandList } from "#host/cli/command-list.js";
import { hostVersion } from "contrapost";
import { contrapost } from "./command-run.js";

describe("the command line", () => {
  it("prints its version", async () => {
    expect(await contrapost(["--version"])).to.deep.equal({ code: 0, out: `${hostVersion}\n`, err: "" });
  });

  it("lists every command in its help, with examples and exit codes", async () => {
    const { code, out, err } = await contrapost(["--help"]);
    expect({ code, err }).to.deep.equal({ code: 0, err: "" });
    const listed = [...out.matchAll(/^ {2}([a-z][a-z-]*)(?: \[command\])? {2,}\S/gm)].map(([, name]) => name);
    expect(listed).to.deep.equal([...commandList.map(({ name }) => name), "help"]);
    expect(out).to.contain("\nExamples:\n  $ contrapost init my-books ");
    expect(out).to.contain(
      "Exit codes: 0 done, 1 refused or failed (with an error code), 2 wrong usage, 70 a fault of the program.",
    );
  });

  for (const { name } of commandList) {
    it(`explains ${name} with examples and the options that all commands take`, async () => {
      const { code, out, err } = await contrapost([name, "--help"]);
      expect({ code, err }).to.deep.equal({ code: 0, err: "" });
      expect(out).to.match(new RegExp(`^Usage: contrapost ${name} .*\n\n[A-Z][^]*[.]\n`));
      expect(out).to.contain("\nGlobal Options:\n");
      expect(out).to.match(/\nExamples:\n( {2}\$ contrapost .+ {2}# .+\n)+/);
      expect((await contrapost(["help", name])).out).to.equal(out);
    });
  }

  it("has its commands and their options documented", async () => {
    const text = await readFile(new URL("../../../../docs/cli.md", import.meta.url), "utf8");
    const [shared = "", ...sections] = text.split(/^### /m);
    for (const { name } of commandList) {
      const section = sections.find((one) => new RegExp(`^.*\`${name}[ \`]`).test(one));
      expect(section, name).to.be.a("string");
      const words = section!.slice(0, section!.indexOf("\n")).matchAll(/`\w+ \[?([a-z]+)/g);
      const helps = [[name], ...[...words].map(([, word]) => [name, word!])];
      for (const help of helps) {
        const { out } = await contrapost([...help, "--help"]);
        for (const [, option] of out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)) {
          expect(shared + section!, help.join(" ")).to.contain(option!);
        }
      }
    }
  });

  it("prints the help as an error where no command is named", async () => {
    const { code, out, err } = await contrapost([]);
    expect({ code, out }).to.deep.equal({ code: 2, out: "" });
    expect(err).to.match(/^Usage: contrapost \[options\] \[command\]\n/);
  });

  it("suggests the command that was meant", async () => {
    expect(await contrapost(["jornals"])).to.deep.equal({
      code: 2,
      out: "",
      err: [
        "error CP_USAGE: The command line is wrong: unknown command 'jornals' (Did you mean journals?).",
        "  mend: Ask how it is meant with: contrapost --help.",
        "",
      ].join("\n"),
    });
  });

  const wrong: readonly (readonly [words: string, reason: string])[] = [
    ["post", "missing required argument 'journal'"],
    ["post A B", "too many arguments for 'post'. Expected 1 argument but got 2"],
    ["journals --statu draft", "unknown option '--statu' (Did you mean --status?)"],
    [
      "transactions --side both",
      "option '--side <side>' argument 'both' is invalid. Allowed choices are vendor, customer",
    ],
    [
      "ledger USMF --from 2024-02-30",
      "option '--from <date>' argument '2024-02-30' is invalid. It must be a day as YYYY-MM-DD",
    ],
    [
      "mirrors show 0",
      "command-argument value '0' is invalid for argument 'mirror'. It must be a whole number above zero",
    ],
  ];
  for (const [words, reason] of wrong) {
    it(`refuses: ${words}`, async () => {
      const help = `contrapost ${words.split(" ", 1)[0]!} --help`;
      const { code, out, err } = await contrapost([...words.split(" "), "--json"]);
      expect({ code, out }).to.deep.equal({ code: 2, out: "" });
      expect(JSON.parse(err)).to.deep.equal({
        error: {
          code: "CP_USAGE",
          message: `The command line is wrong: ${reason}.`,
          mend: `Ask how it is meant with: ${help}.`,
          facts: { reason, help },
        },
      });
    });
  }
});
