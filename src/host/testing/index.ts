export {
  accounting,
  type ChaiAssertion,
  type ChaiLibrary,
  type ChaiUtilities,
} from "./assertions/accounting.js";
export type { ExpectedEntry } from "./assertions/entry-match.js";
export { type AmountInput, eur, gbp, type MoneyBuilder, moneyOf, usd } from "./builders/amounts.js";
export { aCompany, type CompanyOptions, type Listed, type PartyOptions } from "./builders/company.js";
export {
  aGeneralJournal,
  type GeneralJournalOptions,
  type GeneralLineOptions,
} from "./builders/general-journal.js";
export {
  aCustomerInvoice,
  aVendorInvoice,
  type CustomerInvoiceOptions,
  type InvoiceOptions,
  type VendorInvoiceOptions,
} from "./builders/invoice.js";
export {
  aCustomerPayment,
  aVendorPayment,
  type CustomerPaymentLineOptions,
  type PaymentLineOptions,
  type PaymentOptions,
  type SettlesInput,
  type VendorPaymentLineOptions,
} from "./builders/payment.js";
export {
  anExchangeRate,
  aTradingGroup,
  aTradingRelationship,
  type TradingRelationshipOptions,
} from "./builders/trade.js";
export {
  checkConformance,
  type ConformanceCheckName,
  type ConformanceResult,
} from "./conformance/check-conformance.js";
export type { ConformanceOptions } from "./conformance/conformance-options.js";
export { describeConformance } from "./conformance/describe-conformance.js";
export { describeScenarios, type DescribeOptions, type ScenarioStore } from "./describe-scenarios.js";
export type { Expectation } from "./expectations/expectation.js";
export type { Difference } from "./facts.js";
export { findScenarios } from "./find-scenarios.js";
export { formatDifferences } from "./format-differences.js";
export { loadScenario, parseScenario } from "./load-scenario.js";
export type { LoadedScenario } from "./loaded-scenario.js";
export { runScenario, type RunOptions, type ScenarioResult } from "./run-scenario.js";
export {
  type RunManyOptions,
  runScenarios,
  type ScenarioError,
  type ScenarioOutcome,
  type ScenarioSummary,
} from "./run-scenarios.js";
export { type FakeClock, fakeClock } from "./kit/fake-clock.js";
export { fakeIds } from "./kit/fake-ids.js";
export { type FakeLogger, fakeLogger, type LogEntry } from "./kit/fake-logger.js";
export type { Ledger } from "./kit/ledger.js";
export type { MirrorsOf, Posting } from "./kit/posting.js";
export type {
  CustomerInvoiceEntry,
  JournalEntry,
  JournalLineEntry,
  VendorInvoiceEntry,
} from "../files/journal-schemas.js";
export type { CompanyEntry } from "../masterdata/master-data-document.js";
export type { Locate } from "../masterdata/locate.js";
export type { Scenario } from "./scenario.js";
export type { JournalDocument } from "./journal-document.js";
export type { Step } from "./step.js";
export { type By, type JournalToPost, type TestHost, testHost, type TestHostOptions } from "./test-host.js";
