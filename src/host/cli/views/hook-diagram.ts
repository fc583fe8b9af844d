import type { HookInfo, OrderReason } from "../../kernel/index.js";

/** Hooks as a Mermaid flowchart: one box for each hook, in it the handlers and what puts one after another. */
export function mermaidOf(hooks: readonly HookInfo[]): string {
  return ["flowchart LR", ...hooks.flatMap(boxOf)].join("\n");
}

function boxOf({ hook, handlers }: HookInfo, index: number): readonly string[] {
  const nodes = new Map(
    handlers.map(({ plugin, handler }, place) => [`${plugin}/${handler}`, `h${index}_${place}`]),
  );
  return [
    `  subgraph h${index} [${quoted(hook)}]`,
    ...[...nodes].map(([name, node]) => `    ${node}[${quoted(name)}]`),
    ...handlers.flatMap(({ reasons }, place) =>
      reasons.map((reason) => `    ${nodes.get(reason.handler)!} ${arrowOf(reason)} h${index}_${place}`),
    ),
    "  end",
  ];
}

/** Dotted where only the order of the configuration decides. */
function arrowOf({ cause }: OrderReason): string {
  return cause === "listed" ? "-.->" : `-->|${cause}|`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', "#quot;")}"`;
}
