import type { PostedLine } from "@contrapost/sdk";
import { sepaReference } from "./sepa-reference.js";
import type { Payee } from "./payee.js";
import { sepaText } from "./sepa-text.js";

/** Longest remittance information of one transfer (EPC rulebook, AT-T009). */
const longestRemittance = 140;

/** One credit transfer of a payment file, in the words and characters of the bank. */
export interface Transfer {
  readonly endToEndId: string;
  /** Cents. */
  readonly amount: bigint;
  readonly payee: Payee;
  /** What the payee is told: the payment reference, or else the invoices that were settled. */
  readonly remittance: string;
}

/** The transfer that a posted payment line asks for. */
export function transferOf(line: PostedLine, payee: Payee): Transfer {
  const invoices = line.settlements.map(({ invoice }) => invoice.number).join(", ");
  return {
    endToEndId: sepaReference(line.voucher),
    amount: line.amount,
    payee,
    remittance: sepaText(line.paymentReference ?? invoices, longestRemittance),
  };
}
