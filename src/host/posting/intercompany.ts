import type {
  DimensionMap,
  IntercompanyBooks,
  InvoiceDifference,
  MirrorFailure,
  Side,
  TradingRelationship,
} from "@contrapost/sdk";
import { magnitude } from "../ledger/open-item.js";
import type { Session, SqlRow } from "../store/session.js";
import type { StoredJournal } from "./journal-header.js";

/** The columns of a relationship, in the order that {@link relationshipOf} reads. */
export const relationshipColumns = `r.id, r.selling_company, r.customer, r.buying_company, r.vendor, r.active,
  r.payment_journal, r.post_automatically, r.on_failure, r.dimension_map`;

/** A relationship from its columns, the first of which stands at `at`. */
export function relationshipOf(row: SqlRow, at = 0): TradingRelationship {
  const journal = row[at + 6] as string | null;
  const dimensions = row[at + 9] as string | null;
  const onFailure = row[at + 8] as MirrorFailure | null;
  return Object.freeze({
    id: Number(row[at]),
    sellingCompany: row[at + 1] as string,
    customer: row[at + 2] as string,
    buyingCompany: row[at + 3] as string,
    vendor: row[at + 4] as string,
    active: Number(row[at + 5]) === 1,
    policy: Object.freeze({
      ...(journal === null ? {} : { paymentJournal: journal }),
      postAutomatically: Number(row[at + 7]) === 1,
      ...(onFailure === null ? {} : { onFailure }),
    }),
    ...(dimensions === null ? {} : { dimensions: JSON.parse(dimensions) as DimensionMap }),
  });
}

/**
 * How a side finds its partner: its own columns in the relationship, and the partner's. The partner is compared as one
 * text, so that no index but that of the invoice number leads to it: a planner without statistics would rather read
 * all invoices of the party, for every line.
 */
const views: Readonly<Record<Side, { readonly own: string; readonly partner: string }>> = {
  vendor: {
    own: "r.buying_company = ? AND r.vendor =",
    partner: "c.company || '/' || c.side || '/' || c.party = r.selling_company || '/customer/' || r.customer",
  },
  customer: {
    own: "r.selling_company = ? AND r.customer =",
    partner: "c.company || '/' || c.side || '/' || c.party = r.buying_company || '/vendor/' || r.vendor",
  },
};

/** Relationships and linked invoices, as the posting of one journal sees them. */
export class JournalIntercompany implements IntercompanyBooks {
  readonly #session: Session;
  readonly #journal: StoredJournal;

  constructor(session: Session, journal: StoredJournal) {
    this.#session = session;
    this.#journal = journal;
  }

  relationshipsOfBuyer(company: string): Promise<readonly TradingRelationship[]> {
    return this.#relationships("buying_company", company);
  }

  relationshipsOfSeller(company: string): Promise<readonly TradingRelationship[]> {
    return this.#relationships("selling_company", company);
  }

  async #relationships(
    column: "buying_company" | "selling_company",
    company: string,
  ): Promise<readonly TradingRelationship[]> {
    const sql = `SELECT ${relationshipColumns} FROM trading_relationship r WHERE r.${column} = ? ORDER BY r.id`;
    const rows = await this.#session.rows(sql, [company]);
    return rows.map((row) => relationshipOf(row));
  }

  async invoiceDifferences(): Promise<readonly InvoiceDifference[]> {
    const differences: InvoiceDifference[] = [];
    for (const side of ["vendor", "customer"] as const) {
      const rows = await this.#session.rows(
        `SELECT l.line_no, l.invoice, l.amount, l.currency, c.amount, c.currency, ${relationshipColumns}
         FROM journal_line l
         JOIN trading_relationship r ON ${views[side].own} l.account AND r.active = 1
         JOIN party_transaction c ON ${views[side].partner} AND c.invoice = l.invoice AND c.reversed_by IS NULL
         WHERE l.journal_id = ? AND l.account_type = '${side}' AND l.invoice IS NOT NULL
           AND (c.amount <> -l.amount OR c.currency <> l.currency)
         ORDER BY l.line_no`,
        [this.#journal.header.company, this.#journal.id],
      );
      for (const row of rows) differences.push(differenceOf(row));
    }
    return differences;
  }

  async linkInvoices(): Promise<number> {
    let linked = 0;
    for (const side of ["vendor", "customer"] as const) {
      const changed = await this.#session.run(linkSql(side), this.#linkParameters());
      linked += changed / 2;
    }
    return linked;
  }

  #linkParameters(): (string | number)[] {
    // A journal's transactions stand between its two bases.
    const { header, transactionBase = 0, voucherBase = 0 } = this.#journal;
    const range = [header.company, transactionBase + 1, voucherBase];
    return [...range, ...range];
  }
}

function linkSql(side: Side): string {
  const pairs = `FROM party_transaction t
      JOIN trading_relationship r ON ${views[side].own} t.party AND r.active = 1
      JOIN party_transaction c ON ${views[side].partner} AND c.invoice = t.invoice AND c.reversed_by IS NULL
    WHERE t.id BETWEEN ? AND ? AND t.side = '${side}' AND t.invoice IS NOT NULL`;
  return `UPDATE party_transaction SET counterpart = pair.other
    FROM (SELECT t.id AS own, c.id AS other ${pairs} UNION ALL SELECT c.id AS own, t.id AS other ${pairs}) pair
    WHERE party_transaction.id = pair.own`;
}

function differenceOf(row: SqlRow): InvoiceDifference {
  return Object.freeze({
    line: Number(row[0]),
    invoice: row[1] as string,
    amount: magnitude(row[2] as bigint),
    currency: row[3] as string,
    counterpartAmount: magnitude(row[4] as bigint),
    counterpartCurrency: row[5] as string,
    relationship: relationshipOf(row, 6),
  });
}
