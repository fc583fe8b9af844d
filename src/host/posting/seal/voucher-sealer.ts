import type { JournalRef } from "@contrapost/sdk";
import type { LedgerEntry } from "../../ledger/entry.js";
import { voucherText } from "../../ledger/seal/voucher-text.js";
import type { VoucherNumbering } from "../number-vouchers.js";
import { sha256 } from "./hash.js";

/**
 * Seals the vouchers of one journal while they are built, each on the one before it. No other posting is waited for:
 * the journal finds its place in the company's chain at the end.
 */
export class VoucherSealer {
  readonly #journal: JournalRef;
  readonly #numbering: VoucherNumbering;
  #last = "";

  constructor(journal: JournalRef, numbering: VoucherNumbering) {
    this.#journal = journal;
    this.#numbering = numbering;
  }

  /** @param place - the voucher's place in the journal; vouchers come in this order */
  seal(place: number, date: string, entries: readonly LedgerEntry[]): string {
    const { company, number: journal } = this.#journal;
    const number = this.#numbering.of(place);
    this.#last = sha256(voucherText(this.#last, { company, journal, place, number, date }, entries));
    return this.#last;
  }
}
