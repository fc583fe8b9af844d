import type { DeclaredFields } from "../fields/declared-fields.js";
import type { Session } from "../store/session.js";
import { checkAccountsReceivable, planAccountsReceivable } from "./accounts-receivable-parameters.js";
import { bankAccountTable, checkBankAccount, planBankAccount } from "./bank-account.js";
import { cashDiscountTable, checkCashDiscount, planCashDiscount } from "./cash-discount.js";
import { changedCurrencies, checkCompany, companyTable, planCompany } from "./company.js";
import { recordsOfDocument } from "./document-records.js";
import { type Locate, pathOfPointer } from "./locate.js";
import { dimensionTable, dimensionValueTable, planDimension } from "./dimension.js";
import { checkExchangeRate, exchangeRateTable, planExchangeRate } from "./exchange-rate.js";
import { checkPeriodOverlaps, fiscalPeriodTable, planFiscalPeriod } from "./fiscal-period.js";
import {
  checkIntercompanyAccounting,
  intercompanyAccountingTable,
  planIntercompanyAccounting,
} from "./intercompany-accounting.js";
import { checkJournalName, journalNameTable, planJournalName } from "./journal-name.js";
import { checkAccountDimensions, mainAccountTable, planMainAccount } from "./main-account.js";
import type { MasterDataDocument } from "./master-data-document.js";
import { type MasterKind, MasterPlan, type MasterTable } from "./master-plan.js";
import type { MasterRecords } from "./master-records.js";
import { numberSeriesTable, planNumberSeries } from "./number-series.js";
import { checkPartyParameters, partyParametersTable, planPartyParameters } from "./party-parameters.js";
import { checkParty, partyTable, planParty } from "./party.js";
import {
  checkPostingProfile,
  checkRevaluedAccounts,
  planPostingProfile,
  postingProfileTable,
} from "./posting-profile.js";
import { ProblemList } from "./problem-list.js";
import { checkRateType, planRateType, rateTypeTable } from "./rate-type.js";
import { readStored } from "./read-stored.js";
import { sharedReceivables } from "./shared-receivables.js";
import { checkSalesOrderPolicy, planSalesOrderPolicy } from "./sales-order-policy.js";
import { planTermsOfPayment, termsOfPaymentTable } from "./terms-of-payment.js";
import {
  checkPaymentJournalsKept,
  checkTradingRelationship,
  checkVendorsOnce,
  planTradingRelationship,
  tradingRelationshipTable,
} from "./trading-relationship.js";
import { type ChangeCounts, type MasterDataOutcome, writePlanned } from "./write-plan.js";

/** In the order of their foreign keys. */
const tables: readonly MasterTable[] = [
  companyTable,
  dimensionTable,
  dimensionValueTable,
  mainAccountTable,
  bankAccountTable,
  postingProfileTable,
  numberSeriesTable,
  journalNameTable,
  fiscalPeriodTable,
  rateTypeTable,
  exchangeRateTable,
  termsOfPaymentTable,
  cashDiscountTable,
  partyParametersTable,
  partyTable,
  intercompanyAccountingTable,
  tradingRelationshipTable,
];

/** What is needed beside the master data itself. */
export interface ApplyOptions {
  /** What may be stored in custom fields. */
  readonly fields: DeclaredFields;
}

/**
 * Brings a company's master data to what the document says: makes what is missing, changes what differs, leaves the
 * rest. Applying the same document again changes nothing.
 *
 * @param locate - names the place of a value in the messages, from its JSON pointer
 * @throws ContrapostError `CP_IMPORT_REFUSED` with every problem; then nothing has been written
 */
export async function applyMasterData(
  session: Session,
  document: MasterDataDocument,
  { fields, locate = pathOfPointer }: ApplyOptions & { readonly locate?: Locate },
): Promise<MasterDataOutcome> {
  const problems = new ProblemList();
  const records = recordsOfDocument(document, locate, problems);
  problems.throwIfAny();
  return applyMasterRecords(session, records, { fields });
}

/**
 * As {@link applyMasterData}, for records of any origin.
 *
 * @throws ContrapostError `CP_IMPORT_REFUSED` with every problem; then nothing has been written
 */
export async function applyMasterRecords(
  session: Session,
  records: MasterRecords,
  { fields }: ApplyOptions,
): Promise<MasterDataOutcome> {
  const problems = new ProblemList();
  const plan = new MasterPlan(await readStored(session, records), problems);
  planRecords(records, plan, fields, problems);
  checkRecords(records, plan, problems);
  await checkCurrencies(session, plan, problems);
  problems.throwIfAny();
  const counts = new Map<MasterKind, ChangeCounts>();
  for (const table of tables) await writePlanned(session, table, plan, counts);
  return { counts: Object.fromEntries(counts), warnings: sharedReceivables(plan) };
}

function planRecords(
  records: MasterRecords,
  plan: MasterPlan,
  fields: DeclaredFields,
  problems: ProblemList,
): void {
  for (const record of records.companies) planCompany(record, plan);
  for (const record of records.accountsReceivable) planAccountsReceivable(record, plan);
  for (const record of records.dimensions) planDimension(record, plan);
  for (const record of records.mainAccounts) planMainAccount(record, plan);
  for (const record of records.bankAccounts) planBankAccount(record, plan);
  for (const record of records.postingProfiles) planPostingProfile(record, plan);
  for (const record of records.numberSeries) planNumberSeries(record, plan);
  for (const record of records.journalNames) planJournalName(record, plan);
  for (const record of records.fiscalPeriods) planFiscalPeriod(record, plan);
  for (const record of records.rateTypes) planRateType(record, plan);
  for (const record of records.exchangeRates) planExchangeRate(record, plan);
  for (const record of records.termsOfPayment) planTermsOfPayment(record, plan);
  for (const record of records.cashDiscounts) planCashDiscount(record, plan);
  for (const record of records.partyParameters) planPartyParameters(record, plan, problems);
  for (const record of records.parties) planParty(record, plan, fields, problems);
  for (const record of records.intercompanyAccounting) planIntercompanyAccounting(record, plan);
  for (const record of records.tradingRelationships) planTradingRelationship(record, plan);
  for (const record of records.salesOrderPolicies) planSalesOrderPolicy(record, plan, problems);
}

function checkRecords(records: MasterRecords, plan: MasterPlan, problems: ProblemList): void {
  // What belongs to a company that cannot stand is not reported once more, record by record.
  const stands = ({ company }: { readonly company: string }): boolean => plan.has(companyTable, company);
  for (const record of records.companies) checkCompany(record, plan, problems);
  for (const record of records.accountsReceivable.filter(stands))
    checkAccountsReceivable(record, plan, problems);
  for (const record of records.mainAccounts.filter(stands)) checkAccountDimensions(record, plan, problems);
  for (const record of records.bankAccounts.filter(stands)) checkBankAccount(record, plan, problems);
  for (const record of records.postingProfiles.filter(stands)) checkPostingProfile(record, plan, problems);
  for (const record of records.journalNames.filter(stands)) checkJournalName(record, plan, problems);
  for (const record of records.rateTypes) checkRateType(record, problems);
  for (const record of records.exchangeRates) checkExchangeRate(record, problems);
  for (const record of records.cashDiscounts.filter(stands)) checkCashDiscount(record, plan, problems);
  for (const record of records.partyParameters.filter(stands)) checkPartyParameters(record, plan, problems);
  for (const record of records.parties.filter(stands)) checkParty(record, plan, problems);
  for (const record of records.intercompanyAccounting) checkIntercompanyAccounting(record, plan, problems);
  for (const record of records.tradingRelationships) checkTradingRelationship(record, plan, problems);
  for (const record of records.salesOrderPolicies.filter(stands))
    checkSalesOrderPolicy(record, plan, problems);
  checkRevaluedAccounts(plan, problems);
  checkPeriodOverlaps(plan, problems);
  checkVendorsOnce(plan, problems);
  checkPaymentJournalsKept(plan, problems);
}

/** A company whose books hold entries keeps its accounting currency: the entries are valued in it. */
async function checkCurrencies(session: Session, plan: MasterPlan, problems: ProblemList): Promise<void> {
  for (const { company, refusal } of changedCurrencies(plan)) {
    const entries = await session.rows("SELECT 1 FROM voucher WHERE company = ? LIMIT 1", [company]);
    if (entries.length > 0) problems.addError(refusal);
  }
}
