import type { SettingReader } from "./setting-reader.js";

/** The environment that settings may name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** Puts environment variables into a text in the place of their `${NAME}`. */
export function fillVariables(
  text: string,
  path: string,
  environment: Environment,
  reader: SettingReader,
): string | undefined {
  // Only the odd part is shown: the rest may hold a password.
  const odd = /\$\{[^}]{0,20}\}?/.exec(text.replace(variable, ""));
  if (odd) {
    reader.refuse(path, "must name environment variables as ${NAME}", odd[0]);
    return undefined;
  }
  const missing: string[] = [];
  const filled = text.replace(variable, (_, name: string) => {
    const value = environment[name] ?? "";
    if (value === "") missing.push(name);
    return value;
  });
  for (const name of missing) reader.problem("CP_CONFIG_VARIABLE_MISSING", path, { variable: name });
  return missing.length === 0 ? filled : undefined;
}
