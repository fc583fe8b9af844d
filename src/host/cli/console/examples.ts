/** The end of a help text: commands, and what they are for. */
export function examples(lines: readonly (readonly [command: string, purpose: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  const shown = lines.map(([command, purpose]) => `  $ ${command.padEnd(width)}  # ${purpose}\n`);
  return `\nExamples:\n${shown.join("")}`;
}
