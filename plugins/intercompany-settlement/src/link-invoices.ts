import {
  ContrapostError,
  formatAmount,
  type Journal,
  type Objection,
  type PostedJournal,
  type PostingContext,
  type ValidateContext,
} from "@contrapost/sdk";

/** Objects to invoices whose counterpart in the partner company has another total or currency. */
export async function compareTotals(
  _journal: Journal,
  context: ValidateContext,
): Promise<readonly Objection[]> {
  const differences = await context.intercompany.invoiceDifferences();
  return differences.map((difference) => {
    const { relationship, currency, counterpartCurrency, invoice, line } = difference;
    const partner =
      relationship.buyingCompany === context.company
        ? relationship.sellingCompany
        : relationship.buyingCompany;
    const error = new ContrapostError("CP_TOTALS_DIFFER", {
      invoice,
      amount: formatAmount(difference.amount, currency),
      currency,
      partner,
      counterpartAmount: formatAmount(difference.counterpartAmount, counterpartCurrency),
      counterpartCurrency,
    });
    return { code: error.code, message: error.message, line };
  });
}

/** Ties posted invoices to their counterparts; whichever of the two is posted second makes the link. */
export async function linkInvoices(_posted: PostedJournal, posting: PostingContext): Promise<void> {
  await posting.intercompany.linkInvoices();
}
