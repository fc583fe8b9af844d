/** An import in a module, and the line that it stands on. */
export interface FoundImport {
  readonly specifier: string;
  readonly line: number;
}

const comments = /\/\*[\s\S]*?\*\/|(?<![:"'`\\])\/\/[^\n]*/g;
const imports =
  /(?:^|[\s;}])(?:import|export)\s*(?:[\w*{}\s,$]+?from\s*)?["']([^"'\n]+)["']|\b(?:import|require)\s*\(\s*["']([^"'\n]+)["']/g;

/** What a published module imports, by name; found in its text, which is not run. */
export function importsOf(text: string): readonly FoundImport[] {
  // Blanked out rather than removed, so that lines keep their numbers.
  const code = text.replace(comments, (comment) => comment.replace(/[^\n]/g, " "));
  return [...code.matchAll(imports)].map((match) => {
    const specifier = match[1] ?? match[2] ?? "";
    const at = match.index + match[0].indexOf(specifier);
    return { specifier, line: code.slice(0, at).split("\n").length };
  });
}
