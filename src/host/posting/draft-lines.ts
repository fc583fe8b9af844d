import type { JournalLine } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import { readLines, type StoredLine } from "./line-reader.js";
import type { StoredJournal } from "./journal-header.js";

/** A draft's lines as hooks see them, in chunks. */
export async function* readDraftLines(
  session: Session,
  journal: StoredJournal,
  size: number,
): AsyncGenerator<readonly JournalLine[]> {
  const { id, header } = journal;
  for await (const chunk of readLines(session, { id, company: header.company }, size)) {
    yield Object.freeze(chunk.map(draftLine));
  }
}

function draftLine(stored: StoredLine): JournalLine {
  const {
    voucherNo,
    profile: _profile,
    hold: _hold,
    automaticSettlement: _automatic,
    marked,
    ...line
  } = stored;
  const marks = marked.map(({ item, amount }) => Object.freeze({ transaction: item.id, amount }));
  return Object.freeze({
    ...line,
    voucher: String(voucherNo),
    ...(marks.length === 0 ? {} : { marks: Object.freeze(marks) }),
  });
}
