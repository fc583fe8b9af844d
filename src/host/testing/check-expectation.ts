import type { Session, Store } from "../store/session.js";
import { type CompanyView, readCompanyView } from "./company-view.js";
import { actualEvents, expectedEvents } from "./expectations/events.js";
import type { CompanySections, Expectation } from "./expectations/expectation.js";
import { type Expected, inside, part } from "./expectations/expected.js";
import { actualPartyFields, expectedPartyFields } from "./expectations/party-fields.js";
import { actualJournals, expectedJournals } from "./expectations/journals.js";
import { actualMirrors, expectedMirrors } from "./expectations/mirrors.js";
import { actualNumbers, expectedNumbers } from "./expectations/numbers.js";
import { actualReconciliation, expectedReconciliation } from "./expectations/reconciliation.js";
import {
  actualOpen,
  actualSettlements,
  expectedOpen,
  expectedSettlements,
} from "./expectations/subledger.js";
import {
  actualBalances,
  actualVouchers,
  expectedBalances,
  expectedVouchers,
} from "./expectations/vouchers.js";
import { compareFacts, type Difference, type Fact } from "./facts.js";

/** How a section's expectation becomes facts, and how the books' do. */
interface Section<T, Around> {
  readonly expected: (expected: Expected<T>, around: Around) => readonly Fact[];
  readonly actual: (session: Session, around: Around, expected: T) => Promise<readonly Fact[]>;
}

type Sections<T, Around> = { readonly [K in keyof T]-?: Section<NonNullable<T[K]>, Around> };

const companySections: Sections<CompanySections, CompanyView> = {
  journals: { expected: expectedJournals, actual: actualJournals },
  vouchers: { expected: expectedVouchers, actual: actualVouchers },
  balances: { expected: expectedBalances, actual: actualBalances },
  open: { expected: expectedOpen, actual: actualOpen },
  settlements: { expected: expectedSettlements, actual: actualSettlements },
  numbers: { expected: expectedNumbers, actual: actualNumbers },
  partyFields: { expected: expectedPartyFields, actual: actualPartyFields },
};

const groupSections: Sections<Omit<Expectation, "in">, Date> = {
  mirrors: { expected: expectedMirrors, actual: actualMirrors },
  reconciliation: { expected: expectedReconciliation, actual: actualReconciliation },
  events: { expected: expectedEvents, actual: actualEvents },
};

/**
 * Compares the books with all that an expectation names, on one snapshot.
 *
 * @param now - what the ages of mirrors are counted to
 */
export function checkExpectation(
  store: Store,
  expected: Expected<Expectation>,
  now: Date,
): Promise<readonly Difference[]> {
  return store.read(async (session) => {
    const differences: Difference[] = [];
    const { in: companies = {}, ...group } = expected.value;
    for (const [company, value] of Object.entries(companies)) {
      const books = { ...expected, value, at: inside(`${expected.at}/in`, company) };
      const view = await readCompanyView(session, company, books.locate(books.at));
      differences.push(...(await compareSections(session, companySections, books, view)));
    }
    const rest = { ...expected, value: group };
    differences.push(...(await compareSections(session, groupSections, rest, now)));
    return differences;
  });
}

async function compareSections<T extends object, Around>(
  session: Session,
  sections: Sections<T, Around>,
  expected: Expected<T>,
  around: Around,
): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const key of Object.keys(sections) as (keyof T & string)[]) {
    const named = part(expected, key);
    if (named === undefined) continue;
    const facts = sections[key].expected(named, around);
    const actual = await sections[key].actual(session, around, named.value);
    differences.push(...compareFacts(facts, actual, named.locate(named.at)));
  }
  return differences;
}
