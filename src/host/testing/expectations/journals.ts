import { type AccountType, formatRate, parseRate } from "@contrapost/sdk";
import { type JournalLineOverview, readJournalLines } from "../../inquiry/journal-lines.js";
import { readJournalApproval } from "../../inquiry/journal-approval.js";
import { listJournals } from "../../inquiry/journals.js";
import type { Session } from "../../store/session.js";
import {
  canonicalAmount,
  canonicalMoney,
  type CompanyView,
  moneyOf,
  sortedDimensions,
  unsigned,
} from "../company-view.js";
import type { Fact } from "../facts.js";
import { yamlFlow } from "../yaml-flow.js";
import type { Expected } from "./expected.js";
import { fieldFacts } from "./party-fields.js";
import type { JournalLineExpectation, JournalsExpectation } from "./journal-expectation.js";

export function expectedJournals(
  { value, at, locate }: Expected<JournalsExpectation>,
  view: CompanyView,
): Fact[] {
  return value.flatMap((journal, index): Fact[] => {
    const { number, name, status, mirrorOf, paidBy, fields, approval = [], lines = [] } = journal;
    let last = 0n;
    const linesAt = `${at}/${index}/lines`;
    return [
      {
        place: `${view.company}, journals`,
        where: locate(at),
        text: yamlFlow({ number, name, status, mirrorOf, paidBy, fields: fieldFacts(fields) }),
      },
      ...approval.map((step) => ({
        place: approvalPlace(view.company, number),
        where: locate(`${at}/${index}/approval`),
        text: yamlFlow({ ...step }),
      })),
      ...lines.map((line, lineIndex) => {
        last = line.line === undefined ? last + 1n : BigInt(line.line);
        const text = lineText(line, last, view, locate(`${linesAt}/${lineIndex}`));
        return { place: linesPlace(view.company, number), where: locate(linesAt), text };
      }),
    ];
  });
}

function lineText(
  expected: JournalLineExpectation,
  number: bigint,
  view: CompanyView,
  where: string,
): string {
  const {
    line: _line,
    debit,
    credit,
    settle,
    offset,
    accounting,
    reporting,
    exchangeRate,
    ...rest
  } = expected;
  return yamlFlow({
    line: String(number),
    date: rest.date,
    vendor: rest.vendor,
    customer: rest.customer,
    account: rest.account,
    bank: rest.bank,
    company: rest.company,
    debit: debit === undefined ? undefined : canonicalMoney(debit, where),
    credit: credit === undefined ? undefined : canonicalMoney(credit, where),
    exchangeRate: exchangeRate === undefined ? undefined : formatRate(parseRate(exchangeRate, where)),
    accounting: accounting === undefined ? undefined : canonicalAmount(accounting, view.currency, where),
    reporting: reporting === undefined ? undefined : canonicalMoney(reporting, where),
    offset,
    invoice: rest.invoice,
    dueDate: rest.dueDate,
    cashDiscount: rest.cashDiscount,
    prepayment: rest.prepayment === true ? "true" : undefined,
    paymentReference: rest.paymentReference,
    text: rest.text,
    dimensions: rest.dimensions === undefined ? undefined : sortedDimensions(rest.dimensions),
    fields: fieldFacts(rest.fields),
    settle: settle?.map(({ invoice, amount }) => ({ invoice, amount: canonicalMoney(amount, where) })),
  });
}

/** The company's journals, and the lines of those whose lines the scenario names. */
export async function actualJournals(
  session: Session,
  view: CompanyView,
  expected: JournalsExpectation,
): Promise<Fact[]> {
  const { company } = view;
  const numbersWith = (key: "approval" | "lines"): ReadonlySet<string> =>
    new Set(expected.filter((journal) => journal[key] !== undefined).map(({ number }) => number));
  const [withApproval, withLines] = [numbersWith("approval"), numbersWith("lines")];
  const facts: Fact[] = [];
  for (const { number, name, status, origin, fields } of await listJournals(session, { company })) {
    const source = "source" in origin ? `${origin.source.company}/${origin.source.number}` : undefined;
    const mirrorOf = origin.kind === "mirror" ? source : undefined;
    const paidBy = origin.kind === "centralPayment" ? source : undefined;
    facts.push({
      place: `${company}, journals`,
      text: yamlFlow({ number, name, status, mirrorOf, paidBy, fields: fieldFacts(fields) }),
    });
    if (withApproval.has(number)) facts.push(...(await approvalOf(session, company, number)));
    if (withLines.has(number)) facts.push(...(await linesOf(session, view, number)));
  }
  return facts;
}

async function approvalOf(session: Session, company: string, number: string): Promise<Fact[]> {
  const { history } = await readJournalApproval(session, { company, number });
  return history.map(({ event, by, at, reason }) => ({
    place: approvalPlace(company, number),
    text: yamlFlow({ event, by, on: at.slice(0, 10), reason }),
  }));
}

function approvalPlace(company: string, journal: string): string {
  return `${company}, journals, ${journal}, approval`;
}

async function linesOf(session: Session, view: CompanyView, number: string): Promise<Fact[]> {
  const { company } = view;
  const facts: Fact[] = [];
  for await (const lines of readJournalLines(session, { company, number })) {
    for (const line of lines)
      facts.push({ place: linesPlace(company, number), text: actualLineText(line, view) });
  }
  return facts;
}

function actualLineText(line: JournalLineOverview, view: CompanyView): string {
  const { account, amount, accountingAmount, currency, exchangeRate, offset, settlements } = line;
  const { reportingAmount, reportingCurrency } = line;
  // A line of nothing in its own currency still has a side in one of the books.
  const debit = (amount || accountingAmount || (reportingAmount ?? 0n)) > 0n;
  const money = moneyOf(amount, currency);
  const settle = settlements.map((one) => ({
    invoice: one.invoice,
    amount: moneyOf(one.amount, one.currency),
  }));
  return yamlFlow({
    line: String(line.line),
    date: line.date,
    [keyOf(account.type)]: account.id,
    company: line.company,
    ...(debit ? { debit: money } : { credit: money }),
    exchangeRate: exchangeRate === undefined ? undefined : formatRate(parseRate(exchangeRate)),
    accounting: accountingAmount === undefined ? undefined : unsigned(accountingAmount, view.currency),
    reporting: reportingAmount === undefined ? undefined : moneyOf(reportingAmount, reportingCurrency!),
    offset: offset === undefined ? undefined : { [keyOf(offset.type)]: offset.id },
    invoice: line.invoice,
    dueDate: line.dueDate,
    cashDiscount: line.cashDiscount,
    prepayment: line.prepayment === true ? "true" : undefined,
    paymentReference: line.paymentReference,
    text: line.text,
    dimensions: line.dimensions,
    fields: fieldFacts(line.fields),
    settle: settle.length === 0 ? undefined : settle,
  });
}

/** Documents call a ledger account by the key `account`. */
function keyOf(type: AccountType): string {
  return type === "ledger" ? "account" : type;
}

function linesPlace(company: string, journal: string): string {
  return `${company}, journals, ${journal}, lines`;
}
