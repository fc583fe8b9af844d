import { parseDate, parseRate } from "@contrapost/sdk";
import { dimensionMapOf } from "./dimension-map.js";
import { expandPeriods } from "./expand-periods.js";
import type { ExchangeRateEntry } from "./exchange-rate.js";
import type { CompanyEntry, MasterDataDocument } from "./master-data-document.js";
import { emptyMasterRecords, type MasterRecords } from "./master-records.js";
import type { Locate } from "./locate.js";
import type { ProblemList } from "./problem-list.js";

/** The records that a document stands for. What cannot be read goes to `problems`. */
export function recordsOfDocument(
  document: MasterDataDocument,
  locate: Locate,
  problems: ProblemList,
): MasterRecords {
  const records = emptyMasterRecords();
  each(document.companies, "/companies", (company, at) => addCompany(records, company, at, locate, problems));
  each(document.rateTypes, "/rateTypes", (entry, at) =>
    records.rateTypes.push({ ...entry, where: locate(at) }),
  );
  each(document.exchangeRates, "/exchangeRates", (entry, at) =>
    addExchangeRate(records, entry, locate(at), problems),
  );
  each(document.intercompanyAccounting, "/intercompanyAccounting", (entry, at) =>
    records.intercompanyAccounting.push({ ...entry, where: locate(at) }),
  );
  each(document.tradingRelationships, "/tradingRelationships", (entry, at) => {
    const { selling, buying, salesOrderPolicy: policy } = entry;
    records.tradingRelationships.push({
      where: locate(at),
      sellingCompany: selling.company,
      customer: selling.customer,
      buyingCompany: buying.company,
      vendor: buying.vendor,
      active: entry.active ?? true,
      ...(entry.dimensions && { dimensions: dimensionMapOf(entry.dimensions) }),
    });
    if (policy === undefined) return;
    records.salesOrderPolicies.push({
      where: locate(`${at}/salesOrderPolicy`),
      company: selling.company,
      customer: selling.customer,
      paymentJournal: policy.paymentJournal,
      postAutomatically: policy.postAutomatically ?? false,
      onFailure: policy.onFailure ?? null,
    });
  });
  return records;
}

/** Reads an entry of `exchangeRates`; what is wrong with it goes to `problems`. */
export function addExchangeRate(
  records: MasterRecords,
  entry: ExchangeRateEntry,
  where: string,
  problems: ProblemList,
): void {
  problems.attempt(() => {
    const { type = "Default", from, to } = entry;
    const rate = parseRate(entry.rate, where);
    records.exchangeRates.push({ where, type, from, to, date: parseDate(entry.date, where), rate });
  });
}

function addCompany(
  records: MasterRecords,
  entry: CompanyEntry,
  at: string,
  locate: Locate,
  problems: ProblemList,
): void {
  const company = entry.id;
  const { name, currency, rateType, roundingAccount, revaluation } = entry;
  const { reportingCurrency, reportingRateType } = entry;
  records.companies.push({
    where: locate(at),
    id: company,
    name,
    currency,
    rateType,
    reportingCurrency,
    reportingRateType,
    roundingAccount,
    revaluation,
  });
  const own = <T>(list: readonly T[] | undefined, key: string, add: (record: T & Owned) => void): void => {
    each(list, `${at}/${key}`, (item, pointer) => add({ ...item, where: locate(pointer), company }));
  };
  own(entry.dimensions, "dimensions", (record) => records.dimensions.push(record));
  own(entry.accounts, "accounts", (record) => records.mainAccounts.push(record));
  own(entry.bankAccounts, "bankAccounts", (record) => records.bankAccounts.push(record));
  own(entry.numberSeries, "numberSeries", (record) => records.numberSeries.push(record));
  own(entry.journalNames, "journalNames", (record) => records.journalNames.push(record));
  own(entry.termsOfPayment, "termsOfPayment", (record) => records.termsOfPayment.push(record));
  own(entry.cashDiscounts, "cashDiscounts", (record) => records.cashDiscounts.push(record));
  for (const side of ["vendor", "customer"] as const) {
    const profiles = entry.postingProfiles?.[side];
    const parties = side === "vendor" ? entry.vendors : entry.customers;
    own(profiles, `postingProfiles/${side}`, (record) => records.postingProfiles.push({ ...record, side }));
    own(parties, `${side}s`, (record) => records.parties.push({ ...record, side }));
  }
  each(entry.periods, `${at}/periods`, (period, pointer) => {
    records.fiscalPeriods.push(...expandPeriods(company, period, locate(pointer), problems));
  });
  addParameters(records, entry, at, locate);
}

function addParameters(records: MasterRecords, entry: CompanyEntry, at: string, locate: Locate): void {
  const { id: company, accountsPayable: payable, accountsReceivable: receivable } = entry;
  if (payable !== undefined) {
    const where = locate(`${at}/accountsPayable`);
    records.partyParameters.push({ ...payable, where, company, side: "vendor" });
  }
  if (receivable === undefined) return;
  const where = locate(`${at}/accountsReceivable`);
  const { paymentJournal, ...parameters } = receivable;
  records.accountsReceivable.push({ where, company, defaultPaymentJournal: paymentJournal });
  records.partyParameters.push({ ...parameters, where, company, side: "customer" });
}

interface Owned {
  readonly where: string;
  readonly company: string;
}

function each<T>(
  list: readonly T[] | undefined,
  at: string,
  visit: (item: T, pointer: string) => void,
): void {
  list?.forEach((item, index) => visit(item, `${at}/${index}`));
}
