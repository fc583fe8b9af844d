/** The relations that a statement names, as far as a plugin's migration may name any. */
export interface StatementTables {
  readonly tables: readonly string[];
  readonly indexes: readonly string[];
}

const token = /'(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?|\S/g;
const heads: readonly RegExp[] = [
  /^CREATE TABLE\b/,
  /^CREATE (UNIQUE )?INDEX\b/,
  /^ALTER TABLE\b/,
  /^DROP (TABLE|INDEX)\b/,
  /^INSERT INTO\b/,
  /^UPDATE\b/,
  /^DELETE FROM\b/,
];
const beforeTable = new Set(["TABLE", "INTO", "FROM", "JOIN", "REFERENCES"]);
const skipped = new Set(["IF", "NOT", "EXISTS", "ONLY"]);

/**
 * Finds out which tables and indexes a statement touches.
 *
 * @returns what is wrong, in words, where the statement is none that a plugin's migration may hold
 */
export function statementTables(statement: string): StatementTables | string {
  const tokens: readonly string[] = statement.match(token) ?? [];
  const words = tokens.map((text) => (/^[A-Za-z_]/.test(text) ? text.toUpperCase() : text));
  if (!heads.some((head) => head.test(words.slice(0, 4).join(" ")))) {
    return "makes, changes or fills no table and no index";
  }
  if (tokens.includes(";")) return "is more than one statement, or ends with a semicolon";
  if (tokens.some((text) => text === '"' || text === "`" || text === "[")) return "quotes a name";
  if (statement.includes("--") || statement.includes("/*")) return "holds a comment";
  if (tokens.includes("?")) return "holds a question mark outside of a text, which stands for a parameter";
  return relationsOf(tokens, words);
}

function relationsOf(tokens: readonly string[], words: readonly string[]): StatementTables | string {
  const tables: string[] = [];
  const indexes: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    const isTable =
      beforeTable.has(word) ||
      (word === "UPDATE" && at === 0) ||
      (word === "ON" && words[0] === "CREATE" && indexes.length === 1 && tables.length === 0) ||
      (word === "TO" && words[at - 1] === "RENAME");
    if (!isTable && word !== "INDEX") continue;
    let name = at + 1;
    while (skipped.has(words[name] ?? "")) name += 1;
    // A query in brackets: the tables within come after a FROM of their own.
    if (words[name] === "(") continue;
    const named = tokens[name] ?? "";
    if (words[name + 1] === ".") return `names the schema ${named}`;
    (word === "INDEX" ? indexes : tables).push(named);
    if (word === "FROM" && commaBeforeNextWord(words, name))
      return "lists tables after a comma instead of a JOIN";
  }
  return { tables, indexes };
}

/** Whether `FROM a x, b` goes on to another table. */
function commaBeforeNextWord(words: readonly string[], name: number): boolean {
  const rest = words.slice(name + 1, name + 4);
  const comma = rest.indexOf(",");
  return comma >= 0 && rest.slice(0, comma).every((word) => word === "AS" || /^[A-Z_]/.test(word));
}
