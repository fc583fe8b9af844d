/** A statement in PostgreSQL's placeholders, named where it is worth preparing. */
export interface StatementText {
  readonly text: string;
  readonly name: string | undefined;
}

/** Each named statement takes memory on every connection, for as long as that lives. */
const nameLimit = 500;

/** Translates `?` to `$1`, `$2` …, once per text. */
export class StatementTexts {
  readonly #texts = new Map<string, StatementText>();

  of(sql: string): StatementText {
    const known = this.#texts.get(sql);
    if (known) return known;
    let count = 0;
    const text = sql.replace(/\?/g, () => `$${(count += 1)}`);
    if (this.#texts.size >= nameLimit) return { text, name: undefined };
    const made = { text, name: `contrapost_${this.#texts.size}` };
    this.#texts.set(sql, made);
    return made;
  }
}
