import type { Session, Store } from "#host/store/session.js";
import type { Finding } from "#host/inquiry/verify/finding.js";
import { verifyBooks, type VerifyOptions } from "#host/inquiry/verify/verify-books.js";
import { undone } from "../../store/undone.js";

/** Changes books as nobody can who goes through the host, verifies them, and puts them back as they were. */
export function verifyDamaged(
  store: Store,
  statements: readonly string[],
  options?: VerifyOptions,
): Promise<readonly Finding[]> {
  return undone(store, async (session) => {
    await (store.engine === "sqlite" ? dropSqliteGuards(session) : dropPostgresGuards(session));
    try {
      for (const statement of statements) await session.run(statement);
      return await verifyBooks(session, options);
    } finally {
      if (store.engine === "sqlite") await session.run("PRAGMA ignore_check_constraints = OFF");
    }
  });
}

async function dropSqliteGuards(session: Session): Promise<void> {
  const triggers = await session.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'");
  for (const [name] of triggers) await session.run(`DROP TRIGGER ${String(name)}`);
  await session.run("PRAGMA ignore_check_constraints = ON");
}

async function dropPostgresGuards(session: Session): Promise<void> {
  const triggers = await session.rows(`SELECT t.tgname::text, c.relname::text
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal`);
  for (const [name, table] of triggers) await session.run(`DROP TRIGGER ${String(name)} ON ${String(table)}`);
  const checks = await session.rows(
    "SELECT conname::text FROM pg_constraint WHERE contype = 'c' AND conrelid = 'party_transaction'::regclass",
  );
  for (const [name] of checks) {
    await session.run(`ALTER TABLE party_transaction DROP CONSTRAINT ${String(name)}`);
  }
}

/** The id of a voucher, as SQL. */
export function voucherId(company: string, number: string): string {
  return `(SELECT v.id FROM voucher v WHERE v.company = '${company}' AND v.number = '${number}')`;
}

/** The id of the transaction that a voucher made, as SQL. */
export function transactionId(company: string, voucher: string): string {
  return `(SELECT t.id FROM party_transaction t WHERE t.voucher_id = ${voucherId(company, voucher)})`;
}

/** The id of a journal, as SQL. */
export function journalId(company: string, number: string): string {
  return `(SELECT j.id FROM journal j WHERE j.company = '${company}' AND j.number = '${number}')`;
}
