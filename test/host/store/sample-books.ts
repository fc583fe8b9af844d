import type { Session } from "#host/store/session.js";

const companies = ["USMF", "DEMF"];

/**
 * Two companies that trade with each other. Journal 1 of USMF is a draft with one line; journal 2 is posted, with
 * vouchers 11 and 12, the second in two currencies. Journal 3 is cancelled. Mirror 1 was made, mirror 2 is parked.
 */
export async function writeSampleBooks(session: Session): Promise<void> {
  for (const company of companies) await writeCompany(session, company);
  await session.run(`INSERT INTO trading_relationship (id, selling_company, customer, buying_company, vendor, active)
    VALUES (1, 'DEMF', 'C1', 'USMF', 'V1', 1)`);
  await writeJournal(session, 1, "DRAFT-1");
  await writeJournal(session, 2, "PAY-2");
  await writeJournal(session, 3, "VOID-3");
  for (const journal of [1, 2, 3]) await writeLine(session, journal, 1);
  await session.run("UPDATE journal SET status = 'cancelled' WHERE id = 3");
  await writeVouchers(session);
  await postJournal(session, 2, 10, 2);
  await writeSeal(session);
  await writeTransactions(session);
  await writeMirrors(session);
}

export async function writeJournal(session: Session, id: number, number: string): Promise<void> {
  await session.run(
    `INSERT INTO journal (id, company, number, name, type, status, description, origin, created_by, created_at)
     VALUES (?, 'USMF', ?, 'GEN', 'general', 'draft', '', 'user', 'ada', '2024-01-01T00:00:00.000Z')`,
    [id, number],
  );
}

export async function writeLine(session: Session, journal: number, line: number): Promise<void> {
  await session.run(
    `INSERT INTO journal_line (journal_id, line_no, voucher_no, date, account_type, account, currency, amount)
     VALUES (?, ?, 1, '2024-01-31', 'ledger', '1100', 'USD', 100)`,
    [journal, line],
  );
}

export async function writeVoucher(session: Session, id: number, journal: number): Promise<void> {
  await session.run(
    "INSERT INTO voucher (id, company, number, date, journal_id, voucher_no) VALUES (?, 'USMF', ?, '2024-01-31', ?, 1)",
    [id, `V-${id}`, journal],
  );
  await session.run("INSERT INTO voucher_seal (voucher_id, hash) VALUES (?, ?)", [id, "0".repeat(64)]);
}

/** An entry on account 1100. */
export interface SampleEntry {
  readonly currency: string;
  readonly amount: bigint;
  readonly accounting: bigint;
}

export async function writeEntries(
  session: Session,
  voucher: number,
  entries: readonly SampleEntry[],
): Promise<void> {
  let entryNo = 0;
  for (const { currency, amount, accounting } of entries) {
    entryNo += 1;
    await session.run(
      `INSERT INTO ledger_entry (voucher_id, entry_no, account, currency, amount, accounting_amount, kind)
       VALUES (?, ?, '1100', ?, ?, ?, 'line')`,
      [voucher, entryNo, currency, amount, accounting],
    );
  }
}

export async function postJournal(
  session: Session,
  id: number,
  voucherBase: number,
  vouchers: number,
): Promise<void> {
  await session.run(
    `UPDATE journal SET status = 'posted', posted_at = '2024-02-01T00:00:00.000Z', voucher_base = ?, voucher_count = ?
     WHERE id = ?`,
    [voucherBase, vouchers, id],
  );
}

async function writeSeal(session: Session): Promise<void> {
  const hash = "f".repeat(64);
  await session.run(
    "INSERT INTO journal_seal (company, seal_no, journal_id, hash) VALUES ('USMF', 1, 2, ?)",
    [hash],
  );
  await session.run("INSERT INTO chain_head (company, seal_no, hash) VALUES ('USMF', 1, ?)", [hash]);
}

async function writeCompany(session: Session, company: string): Promise<void> {
  await session.run("INSERT INTO company (id, name, currency, rate_type) VALUES (?, ?, 'USD', 'default')", [
    company,
    company,
  ]);
  await session.run(
    "INSERT INTO main_account (company, account, name, type) VALUES (?, '1100', 'Cash', 'asset')",
    [company],
  );
  await session.run(
    "INSERT INTO journal_name (company, id, type, description) VALUES (?, 'GEN', 'general', '')",
    [company],
  );
  for (const [side, party] of [
    ["vendor", "V1"],
    ["customer", "C1"],
  ] as const) {
    await session.run(
      `INSERT INTO posting_profile (company, side, id, summary_account, gain_account, loss_account)
       VALUES (?, ?, 'P', '1100', '1100', '1100')`,
      [company, side],
    );
    await session.run("INSERT INTO party (company, side, id, name, profile) VALUES (?, ?, ?, '', 'P')", [
      company,
      side,
      party,
    ]);
  }
}

async function writeVouchers(session: Session): Promise<void> {
  await writeVoucher(session, 11, 2);
  await writeVoucher(session, 12, 2);
  await writeEntries(session, 11, [
    { currency: "USD", amount: 100n, accounting: 100n },
    { currency: "USD", amount: -100n, accounting: -100n },
  ]);
  await writeEntries(session, 12, [
    { currency: "EUR", amount: 50n, accounting: 60n },
    { currency: "USD", amount: 10n, accounting: 10n },
    { currency: "EUR", amount: -50n, accounting: -60n },
    { currency: "USD", amount: -10n, accounting: -10n },
  ]);
}

async function writeTransactions(session: Session): Promise<void> {
  for (const [id, type, amount] of [
    [21, "invoice", -100],
    [22, "payment", 100],
  ] as const) {
    await session.run(
      `INSERT INTO party_transaction (id, company, side, party, profile, type, voucher_id, date, invoice, currency, amount,
         accounting_amount, open, open_accounting)
       VALUES (?, 'USMF', 'vendor', 'V1', 'GEN', ?, 11, '2024-01-31', ?, 'USD', ?, ?, ?, ?)`,
      [id, type, type === "invoice" ? "INV-1" : null, amount, amount, amount, amount],
    );
  }
  await session.run(`INSERT INTO settlement (payment_id, settlement_no, invoice_id, date, amount, payment_amount,
    payment_accounting, invoice_accounting, first_entry, entry_count)
    VALUES (22, 1, 21, '2024-01-31', -40, 40, 40, -40, 0, 0)`);
}

async function writeMirrors(session: Session): Promise<void> {
  const insert = `INSERT INTO mirror (id, source_company, source_journal, relationship_id, event, outcome,
    target_journal, reason_code, line_count, policy, plugin, plugin_version, initiated_by, created_at)
    VALUES (?, 'USMF', ?, 1, 'payment', ?, ?, ?, 1, '{}', 'intercompany-settlement', '0.1.0', 'ada', '2024')`;
  await session.run(insert, [1, "PAY-2", "made", 1, null]);
  await session.run(insert, [2, "PAY-3", "parked", null, "CP_PERIOD_CLOSED"]);
  await session.run(`INSERT INTO mirror_line (source_company, source_journal, source_line, event, mirror_id, target_line)
    VALUES ('USMF', 'PAY-2', 1, 'payment', 1, 1)`);
}
