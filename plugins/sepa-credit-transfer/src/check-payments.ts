import { formatMoney, type JournalLine, money, type Objection, type ValidateContext } from "@contrapost/sdk";
import { iban, payeeOf } from "./payee.js";
import { paidBySepa } from "./paid-by-sepa.js";
import type { Payer } from "./sepa-config.js";

/** The highest amount of one credit transfer: 999,999,999.99 EUR (EPC SEPA Credit Transfer rulebook, AT-T002). */
const largestTransfer = 99_999_999_999n;

/** What keeps payments of a journal from being made by SEPA credit transfer, line by line. */
export async function checkPayments(
  payer: Payer,
  validation: Pick<ValidateContext, "lines" | "journalName" | "parties">,
): Promise<readonly Objection[]> {
  const { offset } = await validation.journalName();
  const objections: Objection[] = [];
  for await (const lines of validation.lines()) {
    const paid = lines.filter((line) => paidBySepa(line, offset, payer) !== undefined);
    const vendors = await validation.parties(paid);
    for (const line of paid) {
      const objection = objectionTo(line, payeeOf(vendors.of(line)) !== undefined);
      if (objection !== undefined) objections.push({ ...objection, line: line.line });
    }
  }
  return objections;
}

function objectionTo(
  { account, company, currency, amount }: JournalLine,
  known: boolean,
): Objection | undefined {
  const paid = formatMoney(money(currency, amount));
  if (currency !== "EUR") {
    return { code: "SEPA_CURRENCY", message: `SEPA credit transfers are in EUR, but this one is ${paid}` };
  }
  if (amount < 0n) {
    return { code: "SEPA_DIRECTION", message: `a credit of ${paid} to the vendor is no credit transfer` };
  }
  if (amount > largestTransfer) {
    const most = formatMoney(money("EUR", largestTransfer));
    return { code: "SEPA_AMOUNT", message: `${paid} is more than one SEPA credit transfer takes, ${most}` };
  }
  if (!known) {
    // Of another company's vendor the field stands in that company's books.
    const whose = company === undefined ? "" : ` of ${company}`;
    const message = `vendor ${account.id}${whose} has no IBAN: give it one as its field ${iban.id}`;
    return { code: "SEPA_PAYEE", message };
  }
  return undefined;
}
