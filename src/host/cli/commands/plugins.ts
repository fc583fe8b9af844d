import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { pluginColumns, pluginTree } from "../views/plugin-view.js";

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Show the plugins that the configuration names: each under those that it requires, with its version, the companies where it is active, and what it may do to the books.",
    )
    .addHelpText(
      "after",
      examples([
        ["contrapost plugins", "what is loaded, and what it may do"],
        ["contrapost hooks", "who runs when"],
      ]),
    )
    .action(() => plugins(line));
}

async function plugins(line: CommandLine): Promise<void> {
  const host = await line.host();
  const found = host.plugins;
  await line.report({
    json: () => found,
    text: () =>
      found.length === 0
        ? "The configuration names no plugins."
        : line.table(pluginColumns, pluginTree(found)),
  });
}
