import { ContrapostError } from "@contrapost/sdk";
import { inList } from "../../store/in-list.js";
import type { Session } from "../../store/session.js";
import { placeInJournal, type StoredJournal } from "../journal-header.js";
import type { ReversalRequest } from "./reversal-request.js";

/** Lines that one query asks for. */
const linesAtOnce = 512;

interface VoucherState {
  readonly no: number;
  readonly number: string;
  /** The voucher that reversed it. */
  readonly reversal: string | undefined;
}

/**
 * The vouchers of a posted journal that are to be reversed, by their numbers within the journal, in order; `all` where
 * that is every one of them.
 *
 * @throws ContrapostError `CP_VOUCHER_UNKNOWN`, `CP_VOUCHER_REVERSED`
 */
export async function chooseVouchers(
  session: Session,
  source: StoredJournal,
  { vouchers, lines }: Pick<ReversalRequest, "vouchers" | "lines">,
): Promise<readonly number[] | "all"> {
  const everything = vouchers === undefined && lines === undefined;
  if (everything && !(await isReversedInPart(session, source))) return "all";
  const states = await readStates(session, source);
  if (everything) {
    const left = states.filter(({ reversal }) => reversal === undefined);
    if (left.length === 0) throw reversed(source, states[0] as VoucherState);
    return left.map(({ no }) => no);
  }
  const wanted = await named(session, source, states, { vouchers: vouchers ?? [], lines: lines ?? [] });
  const done = wanted.find(({ reversal }) => reversal !== undefined);
  if (done !== undefined) throw reversed(source, done);
  return wanted.map(({ no }) => no);
}

function reversed({ header }: StoredJournal, { number, reversal }: VoucherState): ContrapostError {
  const where = placeInJournal(header);
  return new ContrapostError("CP_VOUCHER_REVERSED", { where, voucher: number, reversal });
}

/** Whether any voucher of the journal was reversed before. */
export async function isReversedInPart(
  session: Pick<Session, "rows">,
  journal: StoredJournal,
): Promise<boolean> {
  const { voucherBase = 0, voucherCount } = journal;
  const rows = await session.rows(
    "SELECT 1 FROM reversal WHERE reversed_voucher_id > ? AND reversed_voucher_id <= ? LIMIT 1",
    [voucherBase, voucherBase + voucherCount],
  );
  return rows.length > 0;
}

async function readStates(session: Session, source: StoredJournal): Promise<readonly VoucherState[]> {
  const { voucherBase = 0, voucherCount } = source;
  const rows = await session.rows(
    `SELECT v.voucher_no, v.number, w.number FROM voucher v
     LEFT JOIN reversal r ON r.reversed_voucher_id = v.id LEFT JOIN voucher w ON w.id = r.voucher_id
     WHERE v.id > ? AND v.id <= ? ORDER BY v.id`,
    [voucherBase, voucherBase + voucherCount],
  );
  return rows.map((row) => ({
    no: Number(row[0]),
    number: row[1] as string,
    reversal: (row[2] as string | null) ?? undefined,
  }));
}

async function named(
  session: Session,
  source: StoredJournal,
  states: readonly VoucherState[],
  { vouchers, lines }: Required<Pick<ReversalRequest, "vouchers" | "lines">>,
): Promise<readonly VoucherState[]> {
  const numbers = new Set<number>();
  for (const voucher of vouchers) {
    const found = states.find(({ number }) => number === voucher);
    const { company, number: journal } = source.header;
    const facts = { where: placeInJournal(source.header), voucher, company, journal };
    if (found === undefined) throw new ContrapostError("CP_VOUCHER_UNKNOWN", facts);
    numbers.add(found.no);
  }
  for (let start = 0; start < lines.length; start += linesAtOnce) {
    const list = inList(lines.slice(start, start + linesAtOnce));
    const rows = await session.rows(
      `SELECT DISTINCT voucher_no FROM journal_line WHERE journal_id = ? AND line_no IN ${list.sql}`,
      [source.id, ...list.parameters],
    );
    for (const row of rows) numbers.add(Number(row[0]));
  }
  return states.filter(({ no }) => numbers.has(no));
}
