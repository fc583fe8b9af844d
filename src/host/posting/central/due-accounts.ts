import type { Session } from "../../store/session.js";

/** How a company books what it pays for another one, and how that one books it. */
export interface DueAccounts {
  /** The paying company's main account. */
  readonly dueFrom: string;
  /** The other company's. */
  readonly dueTo: string;
  /** The other company's journal name of type vendorPayment. */
  readonly paymentJournal: string;
}

/** For whom a company may pay, and through which accounts, by the other company. */
export async function loadDueAccounts(
  session: Session,
  payingCompany: string,
): Promise<ReadonlyMap<string, DueAccounts>> {
  const rows = await session.rows(
    `SELECT paid_company, due_from_account, due_to_account, payment_journal
     FROM intercompany_accounting WHERE paying_company = ?`,
    [payingCompany],
  );
  return new Map(
    rows.map((row) => {
      const [company, dueFrom, dueTo, paymentJournal] = row as [string, string, string, string];
      return [company, { dueFrom, dueTo, paymentJournal }];
    }),
  );
}
