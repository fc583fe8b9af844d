import { openHost, type Session, type SqlValue } from "contrapost";

/** Rows of a table as one flat array, row after row. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly SqlValue[];
}

/** Everything that a posting left in the database, except that the marks are gone. */
export interface WrittenRows {
  /** In an order that the foreign keys accept. New journals are drafts here: their posting is an update. */
  readonly inserted: readonly TableRows[];
  /** What is open of the settled invoices. */
  readonly invoices: TableRows;
  /** The posted journals, old and new. */
  readonly journals: TableRows;
}

/** The tables that a posting writes to, and the column that holds an id of the posting's own. */
const tables = [
  ["journal", "id"],
  ["journal_line", "journal_id"],
  ["voucher", "id"],
  ["ledger_entry", "voucher_id"],
  ["voucher_seal", "voucher_id"],
  ["party_transaction", "id"],
  ["settlement", "payment_id"],
  ["mirror", "id"],
  ["mirror_line", "mirror_id"],
] as const;

const invoiceColumns = ["id", "open", "open_accounting", "closed_on"];
const journalColumns = ["id", "status", "voucher_base", "transaction_base", "posted_by", "posted_at"];

/** Ids asked for at a time. */
const step = 20_000;

/** Reads what was written to books under ids above `lastId`. */
export async function readWrittenRows(database: string, lastId: number): Promise<WrittenRows> {
  const host = await openHost({ database });
  try {
    return await host.store.read(async (session) => {
      const end = await highestId(session);
      const inserted: TableRows[] = [];
      for (const [table, key] of tables) {
        const columns = await columnsOf(session, host.store.engine, table);
        const values: SqlValue[] = [];
        for (let first = lastId; first < end; first += step) {
          const sql = `SELECT ${columns.join(", ")} FROM ${table} WHERE ${key} > ? AND ${key} <= ?
            ORDER BY ${table === "mirror_line" ? "source_line" : "1, 2"}`;
          for (const row of await session.rows(sql, [first, first + step])) values.push(...row);
        }
        inserted.push(
          table === "journal" ? asDrafts({ table, columns, values }) : { table, columns, values },
        );
      }
      return { inserted, ...(await readUpdates(session, lastId)) };
    });
  } finally {
    await host.close();
  }
}

async function readUpdates(
  session: Session,
  lastId: number,
): Promise<Pick<WrittenRows, "invoices" | "journals">> {
  const invoices = await session.rows(
    `SELECT ${invoiceColumns.join(", ")} FROM party_transaction
     WHERE id <= ? AND id IN (SELECT invoice_id FROM settlement WHERE payment_id > ?) ORDER BY id`,
    [lastId, lastId],
  );
  const journals = await session.rows(
    `SELECT ${journalColumns.join(", ")} FROM journal WHERE voucher_base > ? ORDER BY id`,
    [lastId],
  );
  return {
    invoices: { table: "party_transaction", columns: invoiceColumns, values: invoices.flat() },
    journals: { table: "journal", columns: journalColumns, values: journals.flat() },
  };
}

function asDrafts({ table, columns, values }: TableRows): TableRows {
  const draft: Readonly<Record<string, SqlValue>> = {
    status: "draft",
    voucher_base: null,
    transaction_base: null,
    posted_by: null,
    posted_at: null,
  };
  const drafted = values.map((value, index) => {
    const column = columns[index % columns.length] as string;
    return column in draft ? (draft[column] as SqlValue) : value;
  });
  return { table, columns, values: drafted };
}

async function highestId(session: Session): Promise<number> {
  const keys = tables.map(([table, key]) => `SELECT MAX(${key}) AS id FROM ${table}`);
  const [row] = await session.rows(`SELECT MAX(id) FROM (${keys.join(" UNION ALL ")}) ids`);
  return Number(row?.[0]);
}

async function columnsOf(session: Session, engine: "sqlite" | "postgres", table: string): Promise<string[]> {
  const sql =
    engine === "sqlite"
      ? "SELECT name FROM pragma_table_info(?) ORDER BY cid"
      : "SELECT column_name FROM information_schema.columns WHERE table_name = ? ORDER BY ordinal_position";
  return (await session.rows(sql, [table])).map(([name]) => name as string);
}
