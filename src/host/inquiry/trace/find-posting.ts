import { ContrapostError, type JournalRef } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";

/** A journal, or one voucher of it. */
export interface PostingRef {
  /** The journal. */
  readonly journal: JournalRef;
  /** The voucher, where that is what was named. */
  readonly voucher?: string;
}

/**
 * What a user means by a journal or a voucher: `USMF/PAY-1` or `USMF/APPM-000001`, or the number alone where only one
 * company has it. A journal goes before a voucher of the same number.
 *
 * @throws ContrapostError `CP_POSTING_UNKNOWN`, `CP_POSTING_AMBIGUOUS`
 */
export async function findPosting(session: Session, label: string): Promise<PostingRef> {
  const slash = label.indexOf("/");
  const company = slash < 0 ? undefined : label.slice(0, slash);
  const number = label.slice(slash + 1);
  const rows = await session.rows(
    `SELECT j.company, j.number, CAST(NULL AS TEXT) AS voucher FROM journal j WHERE j.number = ?
     UNION ALL
     SELECT v.company, j.number, v.number FROM voucher v JOIN journal j ON j.id = v.journal_id
     WHERE v.number = ? ORDER BY 1`,
    [number, number],
  );
  const named = rows.filter(([found]) => company === undefined || found === company);
  const journals = named.filter(([, , voucher]) => voucher === null);
  const candidates = journals.length > 0 ? journals : named;
  const [only, ...others] = candidates;
  if (only === undefined) throw new ContrapostError("CP_POSTING_UNKNOWN", { posting: label });
  if (others.length > 0) {
    const companies = candidates.map(([found]) => found as string).join(", ");
    throw new ContrapostError("CP_POSTING_AMBIGUOUS", { number, companies });
  }
  return {
    journal: { company: only[0] as string, number: only[1] as string },
    ...(only[2] === null ? {} : { voucher: only[2] as string }),
  };
}
