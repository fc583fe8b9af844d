import { journalText, type SealableJournal } from "../../ledger/seal/journal-text.js";
import { inList } from "../../store/in-list.js";
import type { Session, SqlValue, TableSpec } from "../../store/session.js";
import { sha256 } from "./hash.js";
import { lastVoucherSeal, sealableColumns, sealableOf } from "./sealable-journals.js";

const sealTable: TableSpec = {
  table: "journal_seal",
  columns: ["company", "seal_no", "journal_id", "hash"],
};

/** How many journals one query reads. */
const journalsAtOnce = 1024;

/** The journals of a company in the order in which they were posted. */
type Sealables = { readonly id: number; readonly journal: SealableJournal }[];

/**
 * The journals that one transaction posts, sealed at its end. A company's chain admits one posting at a time, so that
 * it is taken last, and the companies in the order of their ids: postings neither wait long nor for each other.
 */
export class PostingSeals {
  readonly #journals: number[] = [];

  /** A journal was posted, though what it is part of may still be undone. */
  add(journal: number): void {
    this.#journals.push(journal);
  }

  /** Puts the journals that are posted for good at the end of their companies' chains. */
  async write(session: Session): Promise<void> {
    if (this.#journals.length === 0) return;
    const byCompany = await this.#posted(session);
    const companies = [...byCompany.keys()].sort();
    for (const company of companies) await sealAll(session, company, byCompany.get(company) ?? []);
  }

  /** What was undone to a savepoint, a mirror that was parked for instance, is not posted. */
  async #posted(session: Session): Promise<ReadonlyMap<string, Sealables>> {
    const byCompany = new Map<string, Sealables>();
    for (let start = 0; start < this.#journals.length; start += journalsAtOnce) {
      const ids = this.#journals.slice(start, start + journalsAtOnce);
      const found = await readPosted(session, ids);
      for (const id of ids) {
        const journal = found.get(id);
        if (journal === undefined) continue;
        const known = byCompany.get(journal.company);
        if (known === undefined) byCompany.set(journal.company, [{ id, journal }]);
        else known.push({ id, journal });
      }
    }
    return byCompany;
  }
}

async function readPosted(
  session: Session,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SealableJournal>> {
  const list = inList(ids);
  const rows = await session.rows(
    `SELECT j.id, ${sealableColumns} FROM journal j ${lastVoucherSeal} WHERE j.status = 'posted' AND j.id IN ${list.sql}`,
    list.parameters,
  );
  return new Map(rows.map((row) => [Number(row[0]), sealableOf(row, 1)]));
}

async function sealAll(session: Session, company: string, journals: Sealables): Promise<void> {
  const head = await lockHead(session, company, journals.length);
  let { place, hash } = head;
  const values: SqlValue[] = [];
  for (const { id, journal } of journals) {
    place += 1;
    hash = sha256(journalText(hash, place, journal));
    values.push(company, place, id, hash);
  }
  await session.bulk(sealTable, values);
  await session.run("UPDATE chain_head SET hash = ? WHERE company = ?", [hash, company]);
}

/** Takes the next places of the chain, which stays locked until the transaction ends, and answers its end so far. */
async function lockHead(
  session: Session,
  company: string,
  places: number,
): Promise<{ readonly place: number; readonly hash: string }> {
  const [row] = await session.rows(
    `INSERT INTO chain_head (company, seal_no, hash) VALUES (?, ?, '')
     ON CONFLICT (company) DO UPDATE SET seal_no = chain_head.seal_no + excluded.seal_no
     RETURNING seal_no, hash`,
    [company, places],
  );
  return { place: Number(row?.[0]) - places, hash: row?.[1] as string };
}
