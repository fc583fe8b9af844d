import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect } from "chai";
import { repository } from "./examples/collect-examples.js";

const pages = ["README.md", "docs", "plugins", "fixtures"].flatMap((place) =>
  place.endsWith(".md")
    ? [place]
    : readdirSync(join(repository, place), { recursive: true, encoding: "utf8" })
        .map((file) => join(place, file).replaceAll("\\", "/"))
        .filter(
          (file) => file.endsWith(".md") && !/node_modules|\/dist\/|^docs\/(api|reference)\//.test(file),
        ),
);

/** The heading's anchor, as GitHub makes it. */
function anchorOf(heading: string): string {
  const words = heading.replaceAll(/[^\p{L}\p{N} _-]/gu, "").toLowerCase();
  return words.trim().replaceAll(" ", "-");
}

function anchorsIn(file: string): ReadonlySet<string> {
  const text = readFileSync(file, "utf8").replaceAll(/^```[^]*?^```/gm, "");
  return new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading)));
}

describe("The documentation", () => {
  it("has links that lead somewhere", () => {
    const broken = pages.flatMap((page) => {
      const text = readFileSync(join(repository, page), "utf8").replaceAll(/^```[^]*?^```/gm, "");
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
      return links
        .filter((link) => !/^[a-z]+:/.test(link))
        .filter((link) => {
          const [path = "", anchor] = link.split("#");
          const target = path === "" ? join(repository, page) : join(repository, dirname(page), path);
          return !existsSync(target) || (anchor !== undefined && !anchorsIn(target).has(anchor));
        })
        .map((link) => `${page}: ${link}`);
    });
    expect(broken).to.deep.equal([]);
  });

  it("has an index that leads to every page", () => {
    const index = readFileSync(join(repository, "docs/README.md"), "utf8");
    const missing = pages
      .filter((page) => /^docs\/[^/]+\.md$/.test(page) && page !== "docs/README.md")
      .filter((page) => !index.includes(`](${relative("docs", page)})`));
    expect(missing).to.deep.equal([]);
  });
});
