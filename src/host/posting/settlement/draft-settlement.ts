import {
  ContrapostError,
  formatAmount,
  type JournalLineDraft,
  type JournalRef,
  parity,
  parseDate,
  parseRate,
  type RateFraction,
  rateFraction,
  type SettlementMark,
} from "@contrapost/sdk";
import { magnitude } from "../../ledger/open-item.js";
import { type Pair, pairUp } from "../../ledger/pair-up.js";
import type { Session } from "../../store/session.js";
import { CompanyFacts } from "../company-facts.js";
import { CompanyTerms } from "../company-terms.js";
import { type DraftAuthor, draftOfType } from "../draft-of-type.js";
import { relativeRate } from "../relative-rate.js";
import { type OpenTransaction, openTransactions } from "./open-transactions.js";
import type { SettlementRequest } from "./settlement-request.js";

type OpenPair = Pair<OpenTransaction>;

/**
 * Makes a draft of type `settlement`: a line for each transaction that pays, marked with itself first and then with
 * what it settles. The marks lock all of it against other open journals.
 *
 * @throws ContrapostError `CP_TRANSACTION_…`, `CP_SETTLE_…`, `CP_SETTLEMENT_…`, `CP_RATE_MISSING`,
 * `CP_INVOICE_MARKED`, and what finding the journal name throws
 */
export async function draftSettlement(
  session: Session,
  request: SettlementRequest,
  author: DraftAuthor,
): Promise<JournalRef> {
  const { company, side, party } = request;
  const date = parseDate(request.date, `${company}, ${side} ${party}`);
  const terms = await CompanyTerms.load(session, company);
  const open = await openTransactions(session, request, terms);
  for (const one of open) requireBefore(one, request);
  const pairs = pairUp(open, { side, rate: await rateOf(session, request, open) });
  if (pairs.length === 0) throw new ContrapostError("CP_SETTLEMENT_NOTHING", { company, side, party });
  for (const one of open) requireSettled(one, pairs, request);
  const description = `Settlement of ${side} ${party}`;
  const draft = await draftOfType(session, { company, type: "settlement", description, request }, author);
  await draft.append(linesOf(pairs, { ...request, date }));
  return { company, number: draft.number };
}

function requireBefore(one: OpenTransaction, { company, side, party, date }: SettlementRequest): void {
  if (one.date <= date) return;
  const facts = { where: `${company}, ${side} ${party}`, what: labelOf(one), date: one.date, day: date };
  throw new ContrapostError("CP_SETTLEMENT_EARLIER", facts);
}

/** What was asked for by its amount must be settled whole: nothing is left out silently. */
function requireSettled(
  one: OpenTransaction,
  pairs: readonly OpenPair[],
  { company, side, party }: SettlementRequest,
): void {
  if (!one.asked) return;
  let settled = 0n;
  for (const { payer, paid, amount, paymentAmount } of pairs) {
    if (payer === one) settled += magnitude(paymentAmount);
    if (paid === one) settled += magnitude(amount);
  }
  if (settled === magnitude(one.upTo)) return;
  const { currency } = one;
  throw new ContrapostError("CP_SETTLE_LEFT", {
    company,
    side,
    party,
    what: labelOf(one),
    currency,
    settled: formatAmount(settled, currency),
    amount: formatAmount(magnitude(one.upTo), currency),
  });
}

function labelOf({ item, voucher, payment }: OpenTransaction): string {
  return payment ? `voucher ${voucher}` : `invoice ${item.invoice}`;
}

/** How many units of the payer's currency one unit of what it pays is worth. */
async function rateOf(
  session: Session,
  { company, side, party, date, crossRate }: SettlementRequest,
  open: readonly OpenTransaction[],
): Promise<(payer: string, paid: string) => RateFraction> {
  const currencies = [...new Set(open.map(({ currency }) => currency))];
  if (currencies.length === 1 && crossRate === undefined) return () => parity;
  if (crossRate !== undefined) {
    const found = currencies.join(", ");
    if (currencies.length !== 2) {
      throw new ContrapostError("CP_SETTLEMENT_CROSS_RATE", { company, side, party, currencies: found });
    }
    const given = rateFraction(parseRate(crossRate));
    const payment = open.find((one) => one.payment)?.currency ?? currencies[0];
    // The rate is said from the payments' side; where the other one pays, it is turned round.
    return (payer) =>
      payer === payment ? given : { numerator: given.denominator, denominator: given.numerator };
  }
  const facts = await CompanyFacts.load(session, company);
  for (const currency of currencies) await facts.conversions.load(currency, date);
  return (payer, paid) => {
    const rate = relativeRate(facts.conversions, { payer, paid, date });
    if (typeof rate !== "string") return rate;
    const { code, facts: missing } = facts.conversions.fault(rate, date);
    throw new ContrapostError(code, { ...missing, where: `${company}, ${side} ${party}`, company });
  };
}

function linesOf(
  pairs: readonly OpenPair[],
  { side, party, date }: SettlementRequest,
): readonly JournalLineDraft[] {
  const byPayer = new Map<OpenTransaction, OpenPair[]>();
  for (const pair of pairs) byPayer.set(pair.payer, [...(byPayer.get(pair.payer) ?? []), pair]);
  return [...byPayer].map(([payer, own]): JournalLineDraft => {
    const used = own.reduce((sum, { paymentAmount }) => sum + paymentAmount, 0n);
    const marks = own.map(
      ({ paid, amount, paymentAmount }): SettlementMark => ({
        transaction: paid.id,
        amount,
        ...(paid.currency !== payer.currency && { paymentAmount }),
      }),
    );
    return {
      date,
      account: { type: side, id: party },
      currency: payer.currency,
      amount: used,
      text: `Settlement of ${labelOf(payer)}`,
      marks: [{ transaction: payer.id, amount: used }, ...marks],
    };
  });
}
