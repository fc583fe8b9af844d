/** The data entities of Dynamics 365 that an import reads, without the ending `Entity` of their names. */
export const entityNames = [
  "IntercompanyTradingPartnership",
  "IntercompanyTradingPartnershipSalesPolicy",
  "LedgerJournalName",
  "ExchangeRate",
  "VendorPaymentJournalHeader",
  "VendorPaymentJournalLine",
  "VendorPaymentJournalLineSettledInvoice",
  "CustomerPaymentJournalHeader",
  "CustomerPaymentJournalLine",
  "CustomerPaymentJournalLineSettledInvoice",
] as const;

export type EntityName = (typeof entityNames)[number];

/** The fields of an entity that we read. All others are named in a note. */
export interface EntityFields {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Fields that only this entity has, which tell it from its twin of the other side. */
  readonly only?: readonly string[];
}

const header: EntityFields = {
  required: ["JournalBatchNumber", "JournalName"],
  optional: ["Description", "IsPosted", "dataAreaId"],
};

const line: EntityFields = {
  required: [
    "JournalBatchNumber",
    "LineNumber",
    "TransactionDate",
    "CurrencyCode",
    "DebitAmount",
    "CreditAmount",
  ],
  optional: [
    "Company",
    "AccountType",
    "Account",
    "AccountDisplayValue",
    "OffsetAccountType",
    "OffsetAccount",
    "OffsetAccountDisplayValue",
    "OffsetCompany",
    "PaymentReference",
    "TransactionText",
    "IsPrepayment",
    "MarkedInvoice",
    "MarkedInvoiceCompany",
    "dataAreaId",
  ],
};

const settledInvoice: EntityFields = {
  required: ["JournalBatchNumber", "JournalLineNumber", "InvoiceNumber", "SettlementAmountInInvoiceCurrency"],
  optional: [
    "JournalLineCompany",
    "InvoiceCompany",
    "CashDiscountToTakeInInvoiceCurrency",
    "InvoiceToPaymentCrossRate",
    "dataAreaId",
  ],
};

export const entityFields: Readonly<Record<EntityName, EntityFields>> = {
  IntercompanyTradingPartnership: {
    required: [
      "CustomerLegalEntityId",
      "CustomerAccountNumber",
      "VendorLegalEntityId",
      "VendorAccountNumber",
    ],
    optional: ["IsTradingPartnershipActive"],
  },
  IntercompanyTradingPartnershipSalesPolicy: {
    required: [
      "CustomerLegalEntityId",
      "CustomerAccountNumber",
      "IntercompanyVendorPaymentJournalNameId",
      "IsIntercompanyVendorPaymentJournalAutomaticallyPosted",
    ],
    optional: [],
  },
  LedgerJournalName: {
    required: ["Name", "Type"],
    optional: [
      "Description",
      "VoucherSeriesCode",
      "OffsetAccountType",
      "OffsetAccount",
      "OffsetAccountDisplayValue",
      "Currency",
      "IsApprovalActive",
      "IsWorkflowApprovalActive",
      "dataAreaId",
    ],
  },
  ExchangeRate: {
    required: ["RateTypeName", "FromCurrency", "ToCurrency", "StartDate", "Rate", "ConversionFactor"],
    optional: [],
  },
  VendorPaymentJournalHeader: {
    ...header,
    only: ["LocalInstrument", "ChargeBearer", "CategoryPurpose", "ServiceLevel"],
  },
  VendorPaymentJournalLine: { ...line, only: ["VendorName", "DueDate", "CheckNumber"] },
  VendorPaymentJournalLineSettledInvoice: settledInvoice,
  CustomerPaymentJournalHeader: header,
  CustomerPaymentJournalLine: { ...line, only: ["CustomerName", "Due", "DepositNumber"] },
  CustomerPaymentJournalLineSettledInvoice: settledInvoice,
};

/** How file names and OData names begin that speak of an entity: letters only, without the plural's ending. */
const stems: readonly (readonly [string, EntityName])[] = entityNames
  .map((name) => [name.toLowerCase().replace(/y$/, ""), name] as const)
  .concat([
    ["journalname", "LedgerJournalName"],
    ["vendorpaymentjournalsettledinvoice", "VendorPaymentJournalLineSettledInvoice"],
    ["customerpaymentjournalsettledinvoice", "CustomerPaymentJournalLineSettledInvoice"],
  ])
  .sort(([left], [right]) => right.length - left.length);

/** The entity that a name speaks of: `Vendor payment journal header.csv`, `VendorPaymentJournalHeaders`. */
export function entityByName(name: string): EntityName | undefined {
  const letters = name.toLowerCase().replace(/[^a-z]/g, "");
  return stems.find(([stem]) => letters.includes(stem))?.[1];
}

/**
 * The entities whose fields a file has, by what it holds of them: all that it needs, and what only one of two twins
 * has. Several where it cannot be told.
 */
export function entitiesByFields(fields: readonly string[]): readonly EntityName[] {
  const found = new Set(fields.map((field) => field.toUpperCase()));
  const has = (field: string): boolean => found.has(field.toUpperCase());
  const fitting = entityNames.filter((name) => entityFields[name].required.every(has));
  const most = Math.max(...fitting.map((name) => entityFields[name].required.length));
  const candidates = fitting.filter((name) => entityFields[name].required.length === most);
  const certain = candidates.filter((name) => entityFields[name].only?.some(has) ?? false);
  return certain.length > 0 ? certain : candidates;
}
