import { type Command, Option } from "commander";
import type { DeliveryState, OutboxRow } from "../../delivery/index.js";
import type { CommandLine } from "../command-line.js";
import { countValue } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import type { Column } from "../console/table.js";
import { exitCode } from "../exit-code.js";
import { countText } from "../views/amounts.js";

interface ListOptions {
  readonly state?: DeliveryState;
}

export function define(command: Command, line: CommandLine): void {
  command
    .command("run", { isDefault: true })
    .description(
      "Deliver what postings left in the outbox for plugins and is due now. What fails is tried again later; what failed too often is given up.",
    )
    .action(() => run(line));
  command
    .command("list")
    .description("List the deliveries in the outbox.")
    .addOption(
      new Option("--state <state>", "only deliveries in this state").choices(["pending", "done", "dead"]),
    )
    .action((options: ListOptions) => list(line, options));
  command
    .command("replay")
    .description("Make a delivery that was given up due again.")
    .argument("<delivery>", "its number", countValue)
    .action((delivery: number) => replay(line, delivery));
  command.addHelpText(
    "after",
    examples([
      ["contrapost deliver", "from a timer, say every minute"],
      ["contrapost deliver list --state dead", "what was given up, and why"],
      ["contrapost deliver replay 12", "try it again, once the reason is mended"],
    ]),
  );
}

async function run(line: CommandLine): Promise<void> {
  const host = await line.host();
  await line.progress("Delivering …");
  const report = await host.deliver();
  await line.report({
    json: () => report,
    text: () => {
      const { delivered, failed, dead, unloaded } = report;
      const texts = [`${delivered} delivered, ${failed} to be tried again, ${dead} given up`];
      for (const { plugin, handler, deliveries } of unloaded) {
        const waiting = countText(deliveries, "delivery waits", "deliveries wait");
        texts.push(`  ${waiting} for the handler ${handler} of plugin ${plugin}, which is not loaded`);
      }
      return texts.join("\n");
    },
  });
  if (report.failed + report.dead > 0) line.exitCode = exitCode.refused;
}

const columns: readonly Column<OutboxRow>[] = [
  { head: "Delivery", right: true, value: ({ id }) => String(id) },
  { head: "State", value: ({ state }) => state },
  { head: "Journal", value: ({ company, journal }) => `${company}/${journal}` },
  { head: "Hook", value: ({ hook }) => hook },
  { head: "Handler", value: ({ plugin, handler }) => `${plugin}/${handler}` },
  { head: "Tried", right: true, value: ({ attempts }) => String(attempts) },
  { head: "Next", value: ({ state, nextAt }) => (state === "pending" ? nextAt : "") },
  { head: "Last error", value: ({ lastError }) => lastError },
];

async function list(line: CommandLine, filter: ListOptions): Promise<void> {
  const host = await line.host();
  const rows: OutboxRow[] = [];
  for (let page = await host.outbox(filter); page.length > 0; ) {
    rows.push(...page);
    page = await host.outbox({ ...filter, after: rows.at(-1)!.id });
  }
  await line.report({
    json: () => rows,
    text: () => (rows.length === 0 ? "There are no such deliveries." : line.table(columns, rows)),
  });
}

async function replay(line: CommandLine, delivery: number): Promise<void> {
  const host = await line.host();
  await host.replay(delivery);
  await line.report({
    json: () => ({ delivery, state: "pending" }),
    text: () => `Delivery ${delivery} is due again: contrapost deliver`,
  });
}
