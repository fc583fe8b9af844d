/** What must not compile with custom fields. Nothing here runs: `tsc` itself is the test. */
import {
  type Field,
  type Journal,
  journalField,
  type JournalLine,
  lineField,
  type Party,
  partyField,
  type PostedLine,
} from "@contrapost/sdk";
import { Plugin } from "@contrapost/sdk/decorators";

const iban = partyField("bank", "iban", { type: "text", maxLength: 34, sides: ["vendor"] });
const rank = partyField("bank", "rank", {
  type: "integer",
  check: (value) => (value > 0 ? undefined : "must be above 0"),
});
const purpose = lineField("bank", "purpose", { type: "choice", choices: ["SALA", "SUPP"] });
const rate = lineField("bank", "rate", { type: "decimal" });
const urgent = journalField("bank", "urgent", { type: "boolean", types: ["vendorPayment"] });

export function read(
  party: Party,
  journal: Journal,
  line: JournalLine,
  posted: PostedLine,
): readonly unknown[] {
  const text: string | undefined = iban.of(party);
  const number: number | undefined = rank.of(party);
  const word: "SALA" | "SUPP" | undefined = purpose.of(posted);
  const truth: boolean | undefined = urgent.of(journal);
  const exact: string | undefined = rate.of(line);
  // @ts-expect-error a text is no number
  const wrong: number | undefined = iban.of(party);
  // @ts-expect-error it may have none
  const sure: string = iban.of(party);
  // @ts-expect-error a field of parties is not read of a journal
  iban.of(journal);
  // @ts-expect-error nor of a line
  rank.of(line);
  // @ts-expect-error a field of lines is not read of a journal
  purpose.of(journal);
  // @ts-expect-error nor of a party
  purpose.of(party);
  // @ts-expect-error an exact decimal is a text
  const float: number | undefined = rate.of(line);
  return [text, number, word, truth, exact, wrong, sure, float];
}

export const written = [
  iban.set(undefined, "DE89"),
  purpose.set({}, undefined),
  // @ts-expect-error it takes a text
  iban.set({}, 7),
  // @ts-expect-error it takes one of its words
  purpose.set({}, "FUN"),
  // @ts-expect-error it takes an exact text, no floating point
  rate.set({}, 0.1),
];

export const declared = [
  // @ts-expect-error there is no such type
  partyField("bank", "a", { type: "float" }),
  // @ts-expect-error a choice has its words
  partyField("bank", "a", { type: "choice" }),
  // @ts-expect-error a party is of a side, not of a type of journal
  partyField("bank", "a", { type: "text", types: ["general"] }),
  // @ts-expect-error a line is of a journal's type, not of a side
  lineField("bank", "a", { type: "text", sides: ["vendor"] }),
  // @ts-expect-error the check takes the field's own type
  lineField("bank", "a", { type: "integer", check: (value: string) => value }),
];

@Plugin({ id: "bank", version: "1.0.0", host: "^0.1.0", fields: [iban, rank, purpose, rate, urgent] })
export class Bank {}

// @ts-expect-error a plugin lists the fields themselves
@Plugin({ id: "bank", version: "1.0.0", host: "^0.1.0", fields: ["party.iban"] })
export class Named {}

export const any: readonly Field[] = [iban, rank, purpose, rate, urgent];
