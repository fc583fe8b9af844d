import { ContrapostError } from "@contrapost/sdk";
import { type Document, LineCounter, parseDocument, type YAMLError } from "yaml";
import type { Locate } from "../masterdata/locate.js";
import { ProblemList } from "../masterdata/problem-list.js";
import { readText } from "./read-text.js";
import { YamlNodes } from "./yaml-nodes.js";

/** A document with the places of its values. */
export interface LocatedDocument {
  readonly file: string;
  /**
   * Plain objects, lists, texts and booleans. Numbers are the texts that were written, so that no amount goes
   * through floating point; a key whose value is null or empty is left out.
   */
  readonly value: unknown;
  /** Names the place of the value that a JSON pointer leads to, or of the nearest above it: `setup.yaml:12`. */
  readonly locate: Locate;
}

/** After a first error the rest is often its echo. */
const mostSyntaxErrors = 10;

/**
 * Reads a file of YAML 1.2 or JSON.
 *
 * @throws ContrapostError `CP_FILE_NOT_FOUND` and others of reading a file, or `CP_IMPORT_REFUSED` with the problems
 * of {@link parseYaml}
 */
export async function readYaml(file: string): Promise<LocatedDocument> {
  return parseYaml(await readText(file), file);
}

/**
 * Reads YAML 1.2 or JSON.
 *
 * @param file - how messages name the text
 * @throws ContrapostError `CP_IMPORT_REFUSED` with problems of the codes `CP_FILE_SYNTAX`, `CP_FILE_ALIASES` and
 * `CP_FILE_KEY_FORBIDDEN`
 */
export function parseYaml(text: string, file: string): LocatedDocument {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    // Without the tags for numbers a number is a text: `1e3`, `.nan` and `0x10` then are no amounts.
    schema: "failsafe",
    customTags: ["bool", "null"],
    merge: false,
    uniqueKeys: true,
    prettyErrors: false,
    lineCounter,
  });
  const problems = new ProblemList();
  addSyntaxErrors(document, file, lineCounter, problems);
  problems.throwIfAny();
  const nodes = new YamlNodes(document, (offset) => `${file}:${lineCounter.linePos(offset).line}`, problems);
  const value = nodes.value();
  problems.throwIfAny();
  return { file, value, locate: (pointer) => nodes.locate(pointer) };
}

function addSyntaxErrors(document: Document, file: string, lines: LineCounter, problems: ProblemList): void {
  const seen = new Set<number>();
  for (const error of [...document.errors, ...document.warnings]) {
    const { line, col } = lines.linePos(error.pos[0]);
    if (seen.has(line)) continue;
    seen.add(line);
    const where = `${file}:${line}:${col}`;
    problems.addError(
      new ContrapostError("CP_FILE_SYNTAX", { where, reason: reasonOf(error) }, { cause: error }),
    );
    if (seen.size === mostSyntaxErrors) return;
  }
}

function reasonOf({ code, message }: YAMLError): string {
  if (code === "DUPLICATE_KEY") return "a key stands twice in one object";
  if (code === "MULTIPLE_DOCS") return "the file holds several documents; one is allowed";
  if (code === "RESOURCE_EXHAUSTION") return "the values are nested too deeply";
  if (code === "TAG_RESOLVE_FAILED")
    return `${message.replace(/^Unresolved tag: /, "the tag ")} is not supported`;
  return message.replace(/[.:]?\s*$/, "");
}
