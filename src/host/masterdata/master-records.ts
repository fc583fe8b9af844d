import type { AccountsReceivableRecord } from "./accounts-receivable-parameters.js";
import type { BankAccountRecord } from "./bank-account.js";
import type { CashDiscountRecord } from "./cash-discount.js";
import type { CompanyRecord } from "./company.js";
import type { DimensionRecord } from "./dimension.js";
import type { ExchangeRateRecord } from "./exchange-rate.js";
import type { FiscalPeriodRecord } from "./fiscal-period.js";
import type { IntercompanyAccountingRecord } from "./intercompany-accounting.js";
import type { JournalNameRecord } from "./journal-name.js";
import type { MainAccountRecord } from "./main-account.js";
import type { NumberSeriesRecord } from "./number-series.js";
import type { PartyParametersRecord } from "./party-parameters.js";
import type { PartyRecord } from "./party.js";
import type { PostingProfileRecord } from "./posting-profile.js";
import type { RateTypeRecord } from "./rate-type.js";
import type { SalesOrderPolicyRecord } from "./sales-order-policy.js";
import type { TermsOfPaymentRecord } from "./terms-of-payment.js";
import type { TradingRelationshipRecord } from "./trading-relationship.js";

/**
 * Master data as flat records, whatever format they came in. Each knows its place in the input. A record that belongs
 * to a company comes with a record of that company, which may hold its id alone.
 */
export interface MasterRecords {
  readonly companies: CompanyRecord[];
  readonly dimensions: DimensionRecord[];
  readonly mainAccounts: MainAccountRecord[];
  readonly bankAccounts: BankAccountRecord[];
  readonly postingProfiles: PostingProfileRecord[];
  readonly numberSeries: NumberSeriesRecord[];
  readonly journalNames: JournalNameRecord[];
  readonly fiscalPeriods: FiscalPeriodRecord[];
  readonly rateTypes: RateTypeRecord[];
  readonly exchangeRates: ExchangeRateRecord[];
  readonly termsOfPayment: TermsOfPaymentRecord[];
  readonly cashDiscounts: CashDiscountRecord[];
  readonly partyParameters: PartyParametersRecord[];
  readonly parties: PartyRecord[];
  readonly accountsReceivable: AccountsReceivableRecord[];
  readonly intercompanyAccounting: IntercompanyAccountingRecord[];
  readonly tradingRelationships: TradingRelationshipRecord[];
  readonly salesOrderPolicies: SalesOrderPolicyRecord[];
}

export function emptyMasterRecords(): MasterRecords {
  return {
    companies: [],
    dimensions: [],
    mainAccounts: [],
    bankAccounts: [],
    postingProfiles: [],
    numberSeries: [],
    journalNames: [],
    fiscalPeriods: [],
    rateTypes: [],
    exchangeRates: [],
    termsOfPayment: [],
    cashDiscounts: [],
    partyParameters: [],
    parties: [],
    accountsReceivable: [],
    intercompanyAccounting: [],
    tradingRelationships: [],
    salesOrderPolicies: [],
  };
}
