import { type Static, Type } from "@sinclair/typebox";
import { accountsReceivableParametersSchema } from "./accounts-receivable-parameters.js";
import { bankAccountSchema } from "./bank-account.js";
import { cashDiscountSchema } from "./cash-discount.js";
import { companyRevaluationSchema } from "./company-revaluation.js";
import { dimensionSchema } from "./dimension.js";
import { dimensionMapSchema } from "./dimension-map.js";
import { ecbRatesSchema, type ExchangeRateEntry, exchangeRateSchema } from "./exchange-rate.js";
import { fiscalPeriodSchema } from "./fiscal-period.js";
import { intercompanyAccountingSchema } from "./intercompany-accounting.js";
import { journalNameSchema } from "./journal-name.js";
import { mainAccountSchema } from "./main-account.js";
import { numberSeriesSchema } from "./number-series.js";
import { accountsPayableParametersSchema } from "./party-parameters.js";
import { partySchema } from "./party.js";
import { postingProfileSchema } from "./posting-profile.js";
import { rateTypeSchema } from "./rate-type.js";
import { salesOrderPolicySchema } from "./sales-order-policy.js";
import { companyId, currencyCode, freeText, identifier } from "./schema-texts.js";
import { termsOfPaymentSchema } from "./terms-of-payment.js";
import { tradingPartnerProperties } from "./trading-relationship.js";

/**
 * A company with all that belongs to it. Every list may be left out, and a company that stands already may be named
 * by its id alone, to add to it or to change part of it.
 */
export const companySchema = Type.Object(
  {
    id: companyId(),
    name: Type.Optional(freeText("The company's name.")),
    currency: Type.Optional(currencyCode("Accounting currency; a new company needs one.")),
    rateType: Type.Optional(
      identifier("The type of exchange rate that the company uses; Default without one."),
    ),
    reportingCurrency: Type.Optional(
      currencyCode("A second currency in which the books are kept too; fixed once they hold entries."),
    ),
    reportingRateType: Type.Optional(identifier("The rate type into it; rateType without one.")),
    roundingAccount: Type.Optional(identifier("The main account for rounding differences.")),
    revaluation: Type.Optional(companyRevaluationSchema),
    dimensions: Type.Optional(Type.Array(dimensionSchema)),
    accounts: Type.Optional(Type.Array(mainAccountSchema)),
    bankAccounts: Type.Optional(Type.Array(bankAccountSchema)),
    numberSeries: Type.Optional(Type.Array(numberSeriesSchema)),
    journalNames: Type.Optional(Type.Array(journalNameSchema)),
    postingProfiles: Type.Optional(
      Type.Object(
        {
          vendor: Type.Optional(Type.Array(postingProfileSchema)),
          customer: Type.Optional(Type.Array(postingProfileSchema)),
        },
        { additionalProperties: false },
      ),
    ),
    periods: Type.Optional(Type.Array(fiscalPeriodSchema)),
    termsOfPayment: Type.Optional(Type.Array(termsOfPaymentSchema)),
    cashDiscounts: Type.Optional(Type.Array(cashDiscountSchema)),
    vendors: Type.Optional(Type.Array(partySchema)),
    customers: Type.Optional(Type.Array(partySchema)),
    accountsPayable: Type.Optional(accountsPayableParametersSchema),
    accountsReceivable: Type.Optional(accountsReceivableParametersSchema),
  },
  { additionalProperties: false, description: "A legal entity with its own books." },
);

/** A company as files of master data have it; `schema/master-data.schema.json` has its rules. */
export type CompanyEntry = Static<typeof companySchema>;

/** A trading relationship with the selling company's policy. Without a policy, a stored one stays. */
export const tradingRelationshipSchema = Type.Object(
  {
    ...tradingPartnerProperties,
    dimensions: Type.Optional(dimensionMapSchema),
    salesOrderPolicy: Type.Optional(salesOrderPolicySchema),
  },
  { additionalProperties: false, description: "Two companies that trade with each other." },
);

/** The keys of master data, to be embedded in the schema of any document that may hold it. */
export const masterDataProperties = {
  companies: Type.Optional(Type.Array(companySchema, { description: "Companies and what belongs to them." })),
  rateTypes: Type.Optional(Type.Array(rateTypeSchema, { description: "Types of exchange rates." })),
  exchangeRates: Type.Optional(
    Type.Array(Type.Union([exchangeRateSchema, ecbRatesSchema]), { description: "Exchange rates." }),
  ),
  intercompanyAccounting: Type.Optional(
    Type.Array(intercompanyAccountingSchema, {
      description: "Who pays for whom, and what is due between them then.",
    }),
  ),
  tradingRelationships: Type.Optional(
    Type.Array(tradingRelationshipSchema, { description: "Who trades with whom, and how it is paid." }),
  ),
};

/** A file of master data. */
export const masterDataSchema = Type.Object(masterDataProperties, {
  additionalProperties: false,
  description: "Master data of companies.",
});

/** Master data as a file holds it; exchange rates may still stand in a file of the ECB beside it. */
export type MasterDataFile = Static<typeof masterDataSchema>;

/** Master data as a value, with every exchange rate in it. */
export interface MasterDataDocument extends Omit<MasterDataFile, "exchangeRates"> {
  /** Each rate with its day; files may name the ECB's instead. */
  exchangeRates?: ExchangeRateEntry[];
}
