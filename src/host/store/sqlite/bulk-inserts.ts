import type { TableSpec } from "../session.js";
import { BulkInsert } from "./bulk-insert.js";
import type { SqliteConnection } from "./sqlite-connection.js";

/** The bulk inserts of a connection. Callers keep their specs, so that each is made once. */
export class BulkInserts {
  readonly #connection: SqliteConnection;
  readonly #bySpec = new WeakMap<TableSpec, BulkInsert>();

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  of(table: TableSpec): BulkInsert {
    let insert = this.#bySpec.get(table);
    if (!insert) {
      insert = new BulkInsert(this.#connection, table);
      this.#bySpec.set(table, insert);
    }
    return insert;
  }
}
