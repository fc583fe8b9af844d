import type { Command } from "commander";
import type { Finding } from "../../inquiry/verify/finding.js";
import { verifyBooks } from "../../inquiry/verify/verify-books.js";
import type { CommandLine } from "../command-line.js";
import { companyOption, countValue } from "../console/argument-values.js";
import { csvOf, csvOption } from "../console/csv.js";
import { examples } from "../console/examples.js";
import { exitCode } from "../exit-code.js";
import { countText } from "../views/amounts.js";
import { findingColumns, findingKeys } from "../views/finding-view.js";

interface VerifyOptions {
  readonly company?: string;
  readonly limit: number;
  readonly csv?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Look for what must never be in posted books, whoever wrote it there: vouchers that are not as they were sealed, do not balance or are not whole, summary accounts that differ from their subledger, wrong open amounts, gaps in voucher numbers, links, mirrors and centralized payments whose ends disagree. Ends with exit code 1 where it finds something.",
    )
    .addOption(companyOption("only the books of this company"))
    .option("--limit <count>", "at most so many findings of each check", countValue, 200)
    .addOption(csvOption())
    .addHelpText(
      "after",
      examples([
        ["contrapost verify", "the books of all companies"],
        ["contrapost verify --company USMF --json", "in a script, before a month is closed"],
      ]),
    )
    .action((options: VerifyOptions) => verify(line, options));
}

async function verify(line: CommandLine, options: VerifyOptions): Promise<void> {
  const { company, limit } = options;
  const wantsCsv = line.wantsCsv(options);
  const host = await line.host();
  await line.progress("Verifying the books");
  const findings = await host.store.read((session) => verifyBooks(session, { company, limit }));
  const whose = company === undefined ? "The books" : `The books of ${company}`;
  await line.report({
    json: () => ({ ...(company === undefined ? {} : { company }), sound: findings.length === 0, findings }),
    text: async () => {
      if (findings.length === 0) return line.colours.green(`${whose} hold.`);
      const verdict = line.colours.red(`${whose} do not hold: ${countText(findings.length, "finding")}.`);
      return `${await line.table(findingColumns, findings)}\n\n${verdict}`;
    },
    csv: wantsCsv ? () => csvOf(findingKeys, findings) : undefined,
  });
  if (findings.length === 0) return;
  if (isCutShort(findings, limit)) {
    line.note(`There may be more: a check tells at most ${countText(limit, "finding")} (see --limit).`);
  }
  line.exitCode = exitCode.refused;
}

function isCutShort(findings: readonly Finding[], limit: number): boolean {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= limit);
}
