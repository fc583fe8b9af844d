import type { Command } from "commander";
import type { HandlerInfo, PluginInfo } from "../../kernel/index.js";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import type { Column } from "../console/table.js";

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "List the plugins that the configuration names, with their handlers in the order in which they run.",
    )
    .addHelpText("after", examples([["contrapost plugins", "who does what, and in which order"]]))
    .action(() => plugins(line));
}

/** A plugin's first line carries its head; each further handler stands on a line of its own. */
interface PluginLine {
  readonly plugin?: PluginInfo;
  readonly handler?: HandlerInfo;
}

const columns: readonly Column<PluginLine>[] = [
  { head: "Plugin", value: ({ plugin }) => plugin && `${plugin.id} ${plugin.version}` },
  { head: "Companies", value: ({ plugin }) => plugin && (plugin.companies?.join(", ") ?? "all") },
  { head: "Hook", value: ({ handler }) => handler?.hook },
  { head: "Phase", value: ({ handler }) => handler?.phase },
  { head: "Runs", right: true, value: ({ handler }) => handler && String(handler.position) },
  { head: "Handler", value: ({ handler }) => handler?.handler },
];

async function plugins(line: CommandLine): Promise<void> {
  const host = await line.host();
  const found = host.plugins;
  const lines = found.flatMap((plugin): PluginLine[] => {
    const [first, ...more] = plugin.hooks;
    return [{ plugin, ...(first && { handler: first }) }, ...more.map((handler) => ({ handler }))];
  });
  await line.report({
    json: () => found,
    text: () => (found.length === 0 ? "The configuration names no plugins." : line.table(columns, lines)),
  });
}
