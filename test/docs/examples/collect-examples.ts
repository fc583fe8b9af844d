import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const repository = fileURLToPath(new URL("../../../../", import.meta.url));

/** A fenced block of the documentation, or an example of a TSDoc comment. */
export interface Example {
  /** `docs/plugins.md:17`, where its first line stands. */
  readonly place: string;
  /** `docs/plugins.md`. */
  readonly file: string;
  /** What stands behind the fence: `ts`, `yaml`. */
  readonly language: string;
  readonly code: string;
  /** Why it is not run, by the comment `<!-- not run: … -->` above it. */
  readonly notRun?: string;
  /** What it is a part of, by the comment `<!-- file: … -->` above it: the page has a test of its own. */
  readonly writtenTo?: string;
}

/** Every example with a language: of the README, of docs, of the plugins' READMEs, and of the packages' sources. */
export function collectExamples(): readonly Example[] {
  const pages = [
    "README.md",
    ...filesIn("docs", /^[^/]+\.md$/),
    ...filesIn("plugins", /^[^/]+\/README\.md$/),
  ];
  const sources = ["src/sdk", "src/host"].flatMap((folder) =>
    filesIn(folder, /^(?!dist\/|templates\/|node_modules\/).*\.ts$/),
  );
  return [
    ...pages.flatMap((file) => examplesOf(readText(file), file)),
    ...sources.flatMap((file) => examplesOf(commentsOf(readText(file)), file)),
  ];
}

/** The blocks of a Markdown text that say which language they are in. */
function examplesOf(text: string, file: string): readonly Example[] {
  const fence =
    /^(?:<!-- not run: (?<notRun>.+) -->\n|<!-- file: (?<writtenTo>.+) -->\n)?```(?<language>[a-z]+)\n(?<code>[^]*?)^```$/gm;
  return [...text.matchAll(fence)].map(({ groups, index, 0: whole }) => {
    const { notRun, writtenTo, language = "", code = "" } = groups ?? {};
    const above = text.slice(0, index + whole.indexOf("```"));
    const place = `${file}:${above.split("\n").length + 1}`;
    return {
      place,
      file,
      language,
      code,
      ...(notRun !== undefined && { notRun }),
      ...(writtenTo !== undefined && { writtenTo }),
    };
  });
}

/** The comments of a source without their stars. All else is blank, so that lines keep their numbers. */
function commentsOf(source: string): string {
  let inside = false;
  const lines = source.split("\n").map((line) => {
    inside ||= /^\s*\/\*\*/.test(line);
    const text = inside ? line.replace(/^\s*\*\/?\s?/, "") : "";
    inside &&= !line.includes("*/");
    return text;
  });
  return lines.join("\n");
}

function filesIn(folder: string, wanted: RegExp): readonly string[] {
  return readdirSync(`${repository}/${folder}`, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => wanted.test(file))
    .map((file) => `${folder}/${file}`)
    .sort();
}

function readText(file: string): string {
  return readFileSync(`${repository}/${file}`, "utf8");
}
