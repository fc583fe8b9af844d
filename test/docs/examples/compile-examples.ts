import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { repository } from "./collect-examples.js";
import type { Program } from "./complete-example.js";

/** Where the programs are written; packages and their types are found from there as a user's are. */
export const examplesFolder = join(repository, "test", "dist", "examples");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node", "mocha"],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  noEmitOnError: false,
  typeRoots: [join(repository, "node_modules", "@types")],
};

export interface CompiledProgram extends Program {
  /** The compiled module. */
  readonly path: string;
}

/** Compiles all programs at once. The faults name the example, and the line of the completed program. */
export function compileExamples(programs: readonly Program[]): {
  readonly compiled: readonly CompiledProgram[];
  readonly faults: readonly string[];
} {
  rmSync(examplesFolder, { recursive: true, force: true });
  mkdirSync(examplesFolder, { recursive: true });
  const compiled = programs.map((program, index) => {
    const path = join(examplesFolder, `example-${index + 1}.js`);
    writeFileSync(path.replace(/js$/, "ts"), program.text);
    return { ...program, path };
  });
  const placeOf = new Map(compiled.map(({ path, place }) => [path.replace(/js$/, "ts"), place]));
  const program = ts.createProgram([...placeOf.keys()], options);
  const diagnostics = [...placeOf.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  for (const path of placeOf.keys()) program.emit(program.getSourceFile(path));
  const faults = diagnostics.map(({ file, start = 0, messageText }) => {
    const { text = "", fileName = "" } = file ?? {};
    const line = text.slice(0, start).split("\n").length;
    const shown = text.split("\n")[line - 1]?.trim() ?? "";
    return `${placeOf.get(fileName) ?? fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}: ${shown}`;
  });
  return { compiled, faults };
}
