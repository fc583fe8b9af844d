import { ContrapostError } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import type { JournalNameFacts } from "./company-facts.js";
import { placeInJournal, type StoredJournal } from "./journal-header.js";

/** The numbers that a journal took for its vouchers. */
export interface VoucherNumbering {
  /** The number of the journal's nth voucher, counted from 1. */
  of(voucherNo: number): string;
}

/**
 * Takes the journal's voucher numbers in one range and writes its vouchers. The series row stays locked until the
 * transaction ends, which is what keeps numbers without gaps: a rollback gives them back.
 */
export async function numberVouchers(
  session: Session,
  journal: StoredJournal,
  name: JournalNameFacts,
  voucherBase: number,
): Promise<VoucherNumbering> {
  const { company, type } = journal.header;
  const [series] = await session.rows(
    `UPDATE number_series SET next = next + ? WHERE company = ? AND id = ?
     RETURNING prefix, digits, next - ?`,
    [journal.voucherCount, company, name.voucherSeries ?? "", journal.voucherCount],
  );
  if (series === undefined) throw seriesMissing(journal, name);
  const [prefix, digits, first] = series as [string, bigint, bigint];
  const limit = 10n ** digits;
  if (first + BigInt(journal.voucherCount) > limit) {
    throw new ContrapostError("CP_VOUCHER_SERIES_EXHAUSTED", {
      where: placeInJournal(journal.header),
      series: name.voucherSeries,
      company,
    });
  }
  // Adding the limit and dropping its leading 1 pads with zeros on both engines.
  const number = `? || SUBSTR(CAST(CAST(? AS BIGINT) + l.voucher_no AS TEXT), 2)`;
  const columns = "INSERT INTO voucher (id, company, number, date, journal_id, voucher_no)";
  const parameters = [voucherBase, company, prefix, limit + first - 1n, journal.id];
  if (type === "general" || type === "reversal") {
    await session.run(
      `${columns} SELECT CAST(? AS BIGINT) + l.voucher_no, ?, ${number}, MIN(l.date), l.journal_id, l.voucher_no
       FROM journal_line l WHERE l.journal_id = ? GROUP BY l.journal_id, l.voucher_no ORDER BY l.voucher_no`,
      parameters,
    );
  } else {
    await session.run(
      `${columns} SELECT CAST(? AS BIGINT) + l.voucher_no, ?, ${number}, l.date, l.journal_id, l.voucher_no
       FROM journal_line l WHERE l.journal_id = ? ORDER BY l.line_no`,
      parameters,
    );
  }
  const width = Number(digits);
  return { of: (voucherNo) => prefix + String(first - 1n + BigInt(voucherNo)).padStart(width, "0") };
}

function seriesMissing(journal: StoredJournal, name: JournalNameFacts): ContrapostError {
  return new ContrapostError("CP_VOUCHER_SERIES_MISSING", {
    where: placeInJournal(journal.header),
    name: name.name,
    company: journal.header.company,
    detail: name.voucherSeries === undefined ? "" : ` ${name.voucherSeries}`,
  });
}
