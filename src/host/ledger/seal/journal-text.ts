import type { JournalType } from "@contrapost/sdk";
import { netstring } from "./netstring.js";

/** Names the form below in the sealed bytes themselves: another form gets another name. */
const form = netstring("contrapost-journal-1");

/** A posted journal as it is sealed: who made it out of what, who posted it, and the seal of its last voucher. */
export interface SealableJournal {
  readonly company: string;
  readonly number: string;
  readonly name: string;
  readonly type: JournalType;
  readonly description: string;
  readonly origin: string;
  readonly originPlugin: string | undefined;
  readonly sourceCompany: string | undefined;
  readonly sourceJournal: string | undefined;
  readonly createdBy: string;
  /** ISO 8601 instants. */
  readonly createdAt: string;
  readonly postedBy: string;
  readonly postedAt: string;
  readonly voucherCount: number;
  readonly lastVoucherSeal: string;
}

/**
 * What a journal's seal is the hash of: the seal of the company's journal before it (nothing for the first one), its
 * place in the company's chain, and the journal. Through the seal of its last voucher it covers them all.
 */
export function journalText(previous: string, place: number, journal: SealableJournal): string {
  const values = [
    previous,
    String(place),
    journal.company,
    journal.number,
    journal.name,
    journal.type,
    journal.description,
    journal.origin,
    journal.originPlugin ?? "",
    journal.sourceCompany ?? "",
    journal.sourceJournal ?? "",
    journal.createdBy,
    journal.createdAt,
    journal.postedBy,
    journal.postedAt,
    String(journal.voucherCount),
    journal.lastVoucherSeal,
  ];
  return form + values.map(netstring).join("");
}
