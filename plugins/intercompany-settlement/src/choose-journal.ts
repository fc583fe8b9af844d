import {
  ContrapostError,
  type JournalNameInfo,
  type PostingContext,
  type TradingRelationship,
} from "@contrapost/sdk";

/**
 * The journal name that a relationship's mirrors are made from: the sales order policy's, or the default of the
 * selling company's accounts receivable parameters.
 *
 * @throws ContrapostError `CP_NO_PAYMENT_JOURNAL`, `CP_JOURNAL_NAME_UNKNOWN`, `CP_POLICY_JOURNAL_TYPE`
 */
export async function chooseJournal(
  relationship: TradingRelationship,
  posting: PostingContext,
): Promise<JournalNameInfo> {
  const { sellingCompany: company, customer, policy } = relationship;
  const books = posting.in(company);
  const name = policy.paymentJournal ?? (await books.defaultPaymentJournal());
  if (name === undefined) throw new ContrapostError("CP_NO_PAYMENT_JOURNAL", { company, customer });
  return await books.journalName(name);
}
