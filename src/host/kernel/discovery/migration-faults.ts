import { shown } from "../reason.js";
import { isJsonObject } from "./read-package.js";
import { isTexts } from "./manifest-faults.js";
import { statementTables } from "./statement-tables.js";
import { tablePrefix } from "./table-prefix.js";

const migrationName = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

/** What is wrong with a plugin's migrations, in words. They may touch the plugin's own tables only. */
export function migrationFaults(migrations: unknown, id: unknown, rights: unknown): readonly string[] {
  if (migrations === undefined) return [];
  if (!Array.isArray(migrations)) return [`its migrations must be a list, but they are ${shown(migrations)}`];
  const tables = isJsonObject(rights) && isTexts(rights["tables"]) ? rights["tables"] : [];
  const owner = { prefix: tablePrefix(String(id)), tables };
  return migrations.flatMap((migration: unknown, index) => {
    const { name, statements } = isJsonObject(migration) ? migration : {};
    if (typeof name !== "string" || !migrationName.test(name)) {
      return `its migrations[${index}] must have a name in a-z, 0-9 and hyphens, but it is ${shown(name)}`;
    }
    if (!isTexts(statements)) return `its migration ${name} must have a list of statements`;
    const last = (migrations[index - 1] as { readonly name?: unknown } | undefined)?.name;
    const order =
      typeof last === "string" && last >= name ? [`its migration ${name} must sort after ${last}`] : [];
    return [
      ...order,
      ...statements.flatMap((statement, at) =>
        statementFaults(statement, owner).map(
          (fault) => `statement ${at + 1} of its migration ${name} ${fault}`,
        ),
      ),
    ];
  });
}

function statementFaults(
  statement: string,
  { prefix, tables }: { readonly prefix: string; readonly tables: readonly string[] },
): readonly string[] {
  const found = statementTables(statement);
  if (typeof found === "string") return [found];
  const foreign = [...found.tables, ...found.indexes].filter((name) => !name.startsWith(prefix));
  const unlisted = found.tables.filter((name) => name.startsWith(prefix) && !tables.includes(name));
  return [
    ...foreign.map((name) => `touches ${name}, but a plugin's own tables and indexes start with ${prefix}`),
    ...unlisted.map((name) => `touches ${name}, which does not stand in its rights.tables`),
  ];
}
