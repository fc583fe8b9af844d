import type { JournalEntry, JournalLineEntry } from "../../files/journal-schemas.js";
import type { JournalDocument } from "../journal-document.js";
import { type AmountInput, moneyFrom, unsignedText } from "./amounts.js";
import { usualDates, usualNames } from "./usual.js";

/** A line of a general journal: one of account, bank, vendor or customer, and one of debit or credit. */
export interface GeneralLineOptions extends Omit<Partial<JournalLineEntry>, "debit" | "credit" | "currency"> {
  /** Above zero; one of the two. */
  readonly debit?: AmountInput;
  /** See `debit`. */
  readonly credit?: AmountInput;
}

/** What a general journal may say. */
export interface GeneralJournalOptions extends Omit<Partial<JournalEntry>, "lines"> {
  /** The posting date of lines that name none; 2024-03-15 without it. */
  readonly date?: string;
  /** Lines without an offset balance together in one voucher. Rent of 100.00 USD paid from the bank without them. */
  readonly lines?: readonly GeneralLineOptions[];
}

/**
 * A general journal, to be entered or posted.
 *
 * @example
 * ```ts
 * await books.post(
 *   aGeneralJournal({ lines: [{ account: "606300", debit: usd(70) }, { bank: "USMF-OPER", credit: usd(70) }] }),
 * );
 * ```
 * @throws ContrapostError `CP_TEST_AMOUNT`, `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_INVALID`
 */
export function aGeneralJournal(options: GeneralJournalOptions = {}): JournalDocument {
  const { date = usualDates.payment, company = usualNames.company, lines, ...header } = options;
  const said = lines ?? rent(company);
  return {
    journal: {
      company,
      name: usualNames.generalJournal,
      ...header,
      lines: said.map((line) => generalLine(line, date)),
    },
  };
}

function rent(company: string): readonly GeneralLineOptions[] {
  return [{ account: "600100", debit: usualNames.amount, offset: { bank: `${company}-OPER` } }];
}

function generalLine({ debit, credit, ...line }: GeneralLineOptions, date: string): JournalLineEntry {
  const value = moneyFrom(debit ?? credit ?? usualNames.amount);
  return {
    date,
    // One voucher for all, unless a line stands for itself or says otherwise.
    ...(line.offset === undefined && { voucher: "1" }),
    ...line,
    [credit === undefined ? "debit" : "credit"]: unsignedText(value),
    currency: value.currency,
  };
}
