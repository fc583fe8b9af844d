import { Command, CommanderError } from "commander";
import { ContrapostError, isContrapostError } from "@contrapost/sdk";
import pc from "picocolors";
import { hostVersion } from "../host-version.js";
import { CommandLine } from "./command-line.js";
import { commandList } from "./command-list.js";
import { examples } from "./console/examples.js";
import { errorText, errorTrace, knownError } from "./console/print-error.js";
import { type Terminal, wantsColours } from "./console/terminal.js";
import { type ExitCode, exitCode } from "./exit-code.js";

/**
 * Runs one command line and answers what the process is to end with. Nothing is thrown: what goes wrong is printed
 * to the error stream.
 *
 * @param words - the command line without program and script
 */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const program = newProgram(terminal);
  const line = new CommandLine(terminal, program);
  let code: ExitCode;
  try {
    await addCommands(program, words, line);
    await program.parseAsync(words, { from: "user" });
    code = line.exitCode;
  } catch (error) {
    await line.close().catch(() => undefined);
    return fail(error, words, terminal);
  }
  try {
    await line.close();
    return code;
  } catch (error) {
    return fail(error, words, terminal);
  }
}

function newProgram(terminal: Terminal): Command {
  return new Command("contrapost")
    .description("Posts journals of companies, and mirrors payments between them.")
    .version(hostVersion, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .option("-c, --config <path>", "the configuration file, or the folder that holds it", ".")
    .option("--json", "print data as JSON, and errors as JSON on the error stream")
    .option("-u, --user <name>", "who acts; without it, the configuration's user, else the one logged in")
    .option("--debug", "print stack traces of errors (or set CONTRAPOST_DEBUG=1)")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      // Faults of the command line are printed like all others, by `fail`.
      outputError: () => undefined,
    })
    .showSuggestionAfterError(true)
    .exitOverride()
    .addHelpText("after", `${examples(overview)}\n${exitCodes}`);
}

const overview = [
  ["contrapost init my-books", "write a project to start from"],
  ["contrapost import masterdata/*.yaml", "set up companies"],
  ["contrapost import invoices.csv --post", "enter and post invoices"],
  ["contrapost post USMF/PAY-1 --preview", "see what posting would do"],
  ["contrapost reconcile USMF DEMF", "compare two companies"],
] as const;

const exitCodes =
  "Exit codes: 0 done, 1 refused or failed (with an error code), 2 wrong usage, 70 a fault of the program.";

/** Only commands that the words may mean are loaded; of the others the overview is enough. */
async function addCommands(program: Command, words: readonly string[], line: CommandLine): Promise<void> {
  for (const { name, summary, load } of commandList) {
    const command = program
      .command(name)
      .summary(summary)
      .description(`${capital(summary)}.`);
    command.configureHelp({ showGlobalOptions: true });
    if (words.includes(name)) (await load()).define(command, line);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function fail(error: unknown, words: readonly string[], terminal: Terminal): ExitCode {
  if (!(error instanceof CommanderError)) {
    printError(knownError(error), error, words, terminal);
    return isContrapostError(error) ? exitCode.refused : exitCode.unexpected;
  }
  // Help and version end the same way, and have been printed.
  if (error.exitCode === 0) return exitCode.ok;
  if (error.code !== "commander.help") printError(usageError(error, words), error, words, terminal);
  return exitCode.usage;
}

function usageError(error: CommanderError, words: readonly string[]): ContrapostError {
  const reason = error.message.replace(/^error: /, "").replaceAll("\n", " ");
  const name = commandList.find((command) => words.includes(command.name))?.name;
  const help = name === undefined ? "contrapost --help" : `contrapost ${name} --help`;
  return new ContrapostError("CP_USAGE", { reason: reason.replace(/\.$/, ""), help });
}

function printError(
  error: ContrapostError,
  thrown: unknown,
  words: readonly string[],
  terminal: Terminal,
): void {
  const wantsTrace = words.includes("--debug") || (terminal.environment["CONTRAPOST_DEBUG"] ?? "") !== "";
  const trace = wantsTrace ? errorTrace(thrown) : undefined;
  if (words.includes("--json")) {
    const json = { error: error.toJSON(), ...(trace === undefined ? {} : { trace }) };
    terminal.stderr.write(`${JSON.stringify(json, null, 2)}\n`);
    return;
  }
  const colours = pc.createColors(wantsColours(terminal, terminal.stderr));
  terminal.stderr.write(`${errorText(error, colours)}\n${trace === undefined ? "" : `\n${trace}\n`}`);
}
