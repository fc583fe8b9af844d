import { ContrapostError, type JournalLineDraft, type JournalRef } from "@contrapost/sdk";
import {
  type ProposalRule,
  type Proposed,
  type ProposedPayment,
  proposePayments,
  toPay,
} from "../../ledger/payment-proposal.js";
import type { Session } from "../../store/session.js";
import { loadJournalName } from "../company-facts.js";
import { createDraft } from "../create-journal.js";
import { readPayableItems } from "./read-payable-items.js";

/** What is to be paid, and by which journal. Amounts are unsigned minor units of `currency`. */
export interface ProposalRequest extends Partial<ProposalRule> {
  /** The company that pays. */
  readonly company: string;
  /** The journal name, of type vendorPayment. */
  readonly name: string;
  /** The journal's number; the company's next without it. */
  readonly number?: string | undefined;
  /** The payments' posting date; today without it. */
  readonly date?: string | undefined;
  /** Items due on this day or before. */
  readonly dueBy: string;
  /** The first and the last vendor, as texts. */
  readonly vendorFrom?: string | undefined;
  /** See `vendorFrom`. */
  readonly vendorTo?: string | undefined;
  /** Only items in this currency; needed beside amounts. */
  readonly currency?: string | undefined;
}

/** What is proposed, and the draft that was made of it, unless nothing is due or it was to be seen only. */
export interface Proposal extends Proposed {
  /** The draft; missing where none was made. */
  readonly journal?: JournalRef;
}

interface Making {
  readonly user: string;
  readonly at: Date;
  readonly chunkLines: number;
  readonly preview: boolean;
}

/**
 * Proposes payments of what is due to a company's vendors, and makes a draft of them: a line for each payment, marked to
 * settle its invoices.
 *
 * @throws ContrapostError `CP_PROPOSAL_CURRENCY`, `CP_PROPOSAL_JOURNAL_TYPE`, `CP_JOURNAL_NAME_UNKNOWN`
 */
export async function makeProposal(
  session: Session,
  request: ProposalRequest,
  making: Making,
): Promise<Proposal> {
  await check(session, request);
  const { order = "dueDate", perInvoice = false, ...rule } = request;
  const { date = making.at.toISOString().slice(0, 10) } = request;
  const items = await readPayableItems(session, { ...request, date });
  const proposed = proposePayments(items, { ...rule, order, perInvoice });
  if (making.preview || proposed.payments.length === 0) return proposed;
  return { ...proposed, journal: await draftOf(session, { ...request, date }, proposed.payments, making) };
}

async function check(session: Session, request: ProposalRequest): Promise<void> {
  const { company, name, currency } = request;
  const { type } = await loadJournalName(session, company, name);
  if (type !== "vendorPayment") {
    throw new ContrapostError("CP_PROPOSAL_JOURNAL_TYPE", { name, company, type });
  }
  const amount = (["minimum", "maximum", "limit"] as const).find((key) => request[key] !== undefined);
  if (amount === undefined || currency !== undefined) return;
  throw new ContrapostError("CP_PROPOSAL_CURRENCY", { what: `a ${amount}` });
}

async function draftOf(
  session: Session,
  { company, name, number, date, dueBy }: ProposalRequest & { readonly date: string },
  payments: readonly ProposedPayment[],
  { user, at, chunkLines }: Making,
): Promise<JournalRef> {
  const draft = await createDraft(session, {
    company,
    draft: { name, description: `Payment proposal, due by ${dueBy}`, origin: { kind: "user" } },
    ...(number === undefined ? {} : { number }),
    user,
    at,
  });
  for (let start = 0; start < payments.length; start += chunkLines) {
    await draft.append(payments.slice(start, start + chunkLines).map((payment) => lineOf(payment, date)));
  }
  return { company, number: draft.number };
}

function lineOf({ vendor, currency, amount, items }: ProposedPayment, date: string): JournalLineDraft {
  return {
    date,
    account: { type: "vendor", id: vendor },
    currency,
    amount,
    marks: items.map((item) => ({ transaction: item.id, amount: toPay(item) })),
  };
}
