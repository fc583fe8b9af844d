import { readFileSync } from "node:fs";
import ts from "typescript";
import { type Example, repository } from "./collect-examples.js";

/** An example as a whole program, and how it is to be run. */
export interface Program {
  readonly place: string;
  readonly text: string;
  /** `tests`: it registers tests of its own; `throws`: its last statement throws; `module`: it is imported. */
  readonly kind: "tests" | "throws" | "module";
  readonly notRun?: string;
}

/** What stands around an example that uses these names without declaring them; this is all that is ever added. */
const surroundings: Readonly<Record<string, { readonly before: string; readonly after?: string }>> = {
  books: {
    before: `const books = await testHost({ plugins: ["@contrapost/intercompany-settlement"], setup: aTradingGroup() });`,
    after: "await books.close();",
  },
  plugin: { before: `import plugin from "../docs/payment-limit.js";` },
  sent: { before: `import { sent } from "../docs/payment-limit.js";` },
  expect: { before: `import { expect } from "chai";` },
  use: { before: `import { use } from "chai";` },
  // Handlers are registered by a plugin.
  on: {
    before: `export default definePlugin({
  id: "example",
  version: "1.0.0",
  host: "^0.1.0",
  uses: { log: loggerService },
  register({ on, services }) {`,
    after: "  },\n});",
  },
};

/** The entry points, by the reports of what they export; where two export a name, the earlier one is meant. */
const entryPoints = [
  ["@contrapost/sdk", "sdk"],
  ["@contrapost/sdk/config", "sdk-config"],
  ["@contrapost/sdk/decorators", "sdk-decorators"],
  ["contrapost", "host"],
  ["contrapost/testing", "host-testing"],
] as const;

const exported = new Map<string, ReadonlySet<string>>(
  entryPoints.map(([module, report]) => {
    const text = readFileSync(`${repository}/docs/api/${report}.api.md`, "utf8");
    const declared = text.matchAll(/^export (?:abstract )?(?:class|const|function|interface|type) (\w+)/gm);
    const passedOn = text.matchAll(/^export \{ (?:type )?(\w+) \}/gm);
    return [module, new Set([...declared, ...passedOn].map(([, name]) => name ?? ""))];
  }),
);

/** Completes an example: what it uses of the packages is imported, and what it takes for granted is there. */
export function completeExample({ place, code, notRun }: Example): Program {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ESNext, true);
  const { used, declared } = namesOf(source);
  const free = [...used].filter((name) => !declared.has(name));
  const around = Object.entries(surroundings).filter(([name]) => free.includes(name));
  const befores = around.map(([, { before }]) => before);
  const imports = source.statements.filter(ts.isImportDeclaration).map((statement) => statement.getText());
  const rest = source.statements.filter((statement) => !ts.isImportDeclaration(statement));
  const body = rest.map((statement) => statementText(statement)).join("\n");
  const known = namesOf(ts.createSourceFile("around.ts", befores.join("\n"), ts.ScriptTarget.ESNext, true));
  const provided = new Set([...declared, ...known.declared]);
  const usesChai = provided.has("expect") && !/\buse\(/.test(code);
  const text = [
    ...importsOf(new Set([...free, ...known.used, ...(usesChai ? ["accounting"] : [])]), provided, code),
    ...(usesChai ? ['import { use as useInChai } from "chai";'] : []),
    ...imports,
    ...befores.filter((before) => before.startsWith("import")),
    'import { shown } from "../docs/examples/shown.js";',
    ...(usesChai ? ["useInChai(accounting);"] : []),
    ...befores.filter((before) => !before.startsWith("import")),
    body,
    ...around.map(([, { after = "" }]) => after),
    "export {};",
  ].join("\n");
  return { place, text, kind: kindOf(code, rest), ...(notRun !== undefined && { notRun }) };
}

function kindOf(code: string, statements: readonly ts.Statement[]): Program["kind"] {
  if (/^describe\w*\(/m.test(code)) return "tests";
  return statements.at(-1)?.kind === ts.SyntaxKind.ThrowStatement ? "throws" : "module";
}

/** An expression with a comment behind it says what it comes to, and is held to it. */
function statementText(statement: ts.Statement): string {
  const source = statement.getSourceFile().text;
  const behind = /^ ?\/\/ (.+)/.exec(source.slice(statement.end).split("\n", 1)[0] ?? "")?.[1];
  if (!ts.isExpressionStatement(statement) || behind === undefined) return statement.getFullText();
  return `shown(${statement.expression.getText()}, ${JSON.stringify(behind)});`;
}

/** The names that a text uses as values or types, and those that it declares or imports anywhere. */
function namesOf(source: ts.SourceFile): { readonly used: Set<string>; readonly declared: Set<string> } {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isDeclared =
        "name" in parent &&
        parent.name === node &&
        !ts.isPropertyAccessExpression(parent) &&
        !ts.isPropertyAssignment(parent) &&
        !ts.isShorthandPropertyAssignment(parent) &&
        !ts.isMethodDeclaration(parent) &&
        !ts.isPropertySignature(parent) &&
        !ts.isPropertyDeclaration(parent);
      if (isDeclared) declared.add(node.text);
      else if (!isMemberName(node)) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { used, declared };
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isMethodDeclaration(parent) || ts.isPropertySignature(parent)) return parent.name === node;
  return ts.isPropertyDeclaration(parent) && parent.name === node;
}

function importsOf(
  names: ReadonlySet<string>,
  provided: ReadonlySet<string>,
  code: string,
): readonly string[] {
  const left = new Set([...names].filter((name) => !provided.has(name)));
  // `Plugin` is a type of the SDK, and a decorator beside its class style.
  const order = [...exported.keys()].sort((a, b) => Number(b === decorators) - Number(a === decorators));
  return (code.includes("@Plugin(") ? order : [...exported.keys()]).flatMap((module) => {
    const here = [...left].filter((name) => exported.get(module)?.has(name));
    for (const name of here) left.delete(name);
    return here.length === 0 ? [] : [`import { ${here.join(", ")} } from "${module}";`];
  });
}

const decorators = "@contrapost/sdk/decorators";
