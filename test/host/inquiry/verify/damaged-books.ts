import type { Session, Store } from "#host/store/session.js";
import type { Finding } from "#host/inquiry/verify/finding.js";
import { verifyBooks, type VerifyOptions } from "#host/inquiry/verify/verify-books.js";
import { undone } from "../../store/undone.js";

const chainCodes: readonly Finding["code"][] = [
  "chainIncomplete",
  "journalAltered",
  "voucherAltered",
  "voucherMissing",
  "voucherNotSealed",
];

/**
 * Changes books as nobody can who goes through the host, verifies them, and puts them back as they were. Without what
 * the chain of seals tells, which any such change breaks.
 */
export async function verifyDamaged(
  store: Store,
  statements: readonly string[],
  options?: VerifyOptions,
): Promise<readonly Finding[]> {
  const findings = await verifyAll(store, statements, options);
  return findings.filter(({ code }) => !chainCodes.includes(code));
}

/** The same with what the chain of seals tells, and without the rest. */
export async function verifyDamagedChain(
  store: Store,
  statements: readonly string[],
): Promise<readonly Finding[]> {
  return (await verifyAll(store, statements)).filter(({ code }) => chainCodes.includes(code));
}

function verifyAll(
  store: Store,
  statements: readonly string[],
  options?: VerifyOptions,
): Promise<readonly Finding[]> {
  return undone(store, (session) =>
    withoutGuards(store, session, async () => {
      for (const statement of statements) await session.run(statement);
      return await verifyBooks(session, options);
    }),
  );
}

/** Does what no guard would let pass, in a session that is undone afterwards. */
export async function withoutGuards<T>(
  { engine }: Store,
  session: Session,
  work: () => Promise<T>,
): Promise<T> {
  await (engine === "sqlite" ? dropSqliteGuards(session) : dropPostgresGuards(session));
  try {
    return await work();
  } finally {
    if (engine === "sqlite") await session.run("PRAGMA ignore_check_constraints = OFF");
  }
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
