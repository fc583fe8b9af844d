import type { EngineBooks } from "./engine-books.js";
import { postgresGuards } from "./postgres-guards.js";

/**
 * Any number that only this use of advisory locks has: "contrapo" in ASCII. Decimal, because PostgreSQL reads
 * hexadecimal literals only from 16 on.
 */
const idLock = "7165066978583998575::bigint";

/** PostgreSQL's side of the schema. */
export const postgresBooks: EngineBooks = {
  spell: (schema) => schema.replaceAll("{id}", "BIGINT PRIMARY KEY").replaceAll("{clustered}", ""),
  statements: [
    "CREATE SEQUENCE id_counter MAXVALUE 9007199254740991",
    `CREATE FUNCTION reserve_ids(quantity bigint) RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE first bigint;
    BEGIN
      -- The lock is given back at once: a journal that takes numbers must not make all others wait for its commit.
      PERFORM pg_advisory_lock(${idLock});
      BEGIN
        first := nextval('id_counter');
        IF quantity > 1 THEN PERFORM setval('id_counter', first + quantity - 1); END IF;
      EXCEPTION WHEN OTHERS OR query_canceled THEN
        PERFORM pg_advisory_unlock(${idLock});
        RAISE;
      END;
      PERFORM pg_advisory_unlock(${idLock});
      RETURN first;
    END $$`,
    ...postgresGuards,
  ],
};
