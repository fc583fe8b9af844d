import { ContrapostError, type JournalRef, type JournalType } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import { createDraft } from "../create-journal.js";
import { journalLabel, type StoredJournal } from "../journal-header.js";
import type { DueAccounts } from "./due-accounts.js";

/**
 * Makes a draft in each company that the journal, which was just posted, has paid for: its lines under their own
 * numbers, against what is due to the payer, with their marks. Set by set, whatever their number.
 *
 * @param paidFor - the accounts for each of these companies
 */
export async function handOver(
  session: Session,
  journal: StoredJournal,
  paidFor: ReadonlyMap<string, DueAccounts>,
  at: Date,
): Promise<readonly JournalRef[]> {
  const { company: payer, number, createdBy } = journal.header;
  const source = { company: payer, number };
  const drafts: JournalRef[] = [];
  for (const company of [...paidFor.keys()].sort()) {
    const { dueTo, paymentJournal: name } = paidFor.get(company)!;
    const draft = await createDraft(session, {
      company,
      draft: {
        name,
        description: `Paid by ${journalLabel(source)}`,
        origin: { kind: "centralPayment", source },
      },
      // Who made the payment made this, too: what depends on that is the same in both companies.
      user: createdBy,
      at,
      allow: (type) => requirePayments(type, { company, name }),
    });
    await moveLines(session, { from: journal.id, to: draft.id, company, dueTo });
    drafts.push({ company, number: draft.number });
  }
  return drafts;
}

function requirePayments(
  type: JournalType,
  facts: { readonly company: string; readonly name: string },
): void {
  if (type === "vendorPayment") return;
  throw new ContrapostError("CP_DUE_JOURNAL_TYPE", { where: facts.company, ...facts, type });
}

interface LineMove {
  readonly from: number;
  readonly to: number;
  readonly company: string;
  readonly dueTo: string;
}

/** What a line says to the company that it pays for. Rates and dimensions are the paying company's own. */
const copied = `date, account_type, account, currency, amount, invoice, due_date, payment_reference, text, prepayment`;

async function moveLines(session: Session, { from, to, company, dueTo }: LineMove): Promise<void> {
  await session.run(
    `INSERT INTO journal_line (journal_id, line_no, voucher_no, offset_type, offset_account, ${copied})
     SELECT CAST(? AS BIGINT), l.line_no, ROW_NUMBER() OVER (ORDER BY l.line_no), 'ledger', CAST(? AS TEXT), ${copied}
     FROM journal_line l WHERE l.journal_id = ? AND l.company = ? ORDER BY l.line_no`,
    [to, dueTo, from, company],
  );
  await session.run(
    `UPDATE mark SET journal_id = ? WHERE journal_id = ?
       AND line_no IN (SELECT l.line_no FROM journal_line l WHERE l.journal_id = ? AND l.company = ?)`,
    [to, from, from, company],
  );
  await session.run(
    `UPDATE journal SET
       line_count = (SELECT COUNT(*) FROM journal_line l WHERE l.journal_id = journal.id),
       voucher_count = (SELECT COUNT(*) FROM journal_line l WHERE l.journal_id = journal.id)
     WHERE id = ?`,
    [to],
  );
}
