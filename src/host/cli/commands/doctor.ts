import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { today } from "../console/today.js";
import { exitCode } from "../exit-code.js";
import { checkColumns, findingText, verdictText } from "../views/diagnosis-view.js";

interface DoctorOptions {
  readonly quick?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Look at the whole installation, also where no other command starts: configuration, plugins, database and its settings, migrations that are pending, and work that is stuck, each with its mend. Changes nothing. Ends with exit code 1 where it finds an error; warnings and notes leave it 0.",
    )
    .option("--quick", "leave out what reads the whole database: the integrity of a SQLite file")
    .addHelpText(
      "after",
      examples([
        ["contrapost doctor", "before a deployment, or when something does not start"],
        ["contrapost doctor --quick --json", "from a monitor"],
      ]),
    )
    .action((options: DoctorOptions) => doctor(line, options));
}

async function doctor(line: CommandLine, { quick }: DoctorOptions): Promise<void> {
  await line.progress("Looking at the installation");
  const { diagnose } = await import("../../doctor/diagnose.js");
  const now = new Date();
  const diagnosis = await diagnose({ path: line.options.config, now, today: today(now), quick });
  await line.report({
    json: () => diagnosis,
    text: async () => {
      const { checks, findings } = diagnosis;
      const parts = [await line.table(checkColumns, checks)];
      parts.push(...findings.map((one) => findingText(one, line.colours)));
      return [...parts, verdictText(diagnosis, line.colours)].join("\n\n");
    },
  });
  if (!diagnosis.healthy) line.exitCode = exitCode.refused;
}
