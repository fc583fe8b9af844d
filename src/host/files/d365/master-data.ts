import { formatRate, type JournalType, parseRate, type Rate } from "@contrapost/sdk";
import type { AccountRefEntry } from "../../masterdata/account-ref.js";
import type { JournalNameRecord } from "../../masterdata/journal-name.js";
import type { MasterRecords } from "../../masterdata/master-records.js";
import type { ProblemList } from "../../masterdata/problem-list.js";
import type { EntityRow, EntityTable } from "./entity-table.js";
import { accountOf, badValue, companyOf, dayOf, needed, withoutAddedZeros, yesNo } from "./values.js";

/** What an import knows beside the files. */
export interface D365Options {
  /** The company of rows that name none. */
  readonly company?: string | undefined;
}

/** Adds what a table of master data says to the records; problems and notes are collected. */
export function addMasterTable(
  table: EntityTable,
  records: MasterRecords,
  { company }: D365Options,
  problems: ProblemList,
  notes: string[],
): void {
  const add = masterReaders[table.entity];
  if (add === undefined) return;
  for (const row of table.rows) problems.attempt(() => add(row, records, { company, problems, notes }));
}

interface Surroundings {
  readonly company: string | undefined;
  readonly problems: ProblemList;
  readonly notes: string[];
}

type MasterReader = (row: EntityRow, records: MasterRecords, around: Surroundings) => void;

const masterReaders: Readonly<Partial<Record<EntityTable["entity"], MasterReader>>> = {
  IntercompanyTradingPartnership: addPartnership,
  IntercompanyTradingPartnershipSalesPolicy: addSalesPolicy,
  LedgerJournalName: addJournalName,
  ExchangeRate: addRate,
};

function addPartnership(row: EntityRow, records: MasterRecords): void {
  records.tradingRelationships.push({
    where: row.where,
    sellingCompany: needed(row, "CustomerLegalEntityId").toUpperCase(),
    customer: needed(row, "CustomerAccountNumber"),
    buyingCompany: needed(row, "VendorLegalEntityId").toUpperCase(),
    vendor: needed(row, "VendorAccountNumber"),
    active: yesNo(row, "IsTradingPartnershipActive") ?? true,
  });
}

function addSalesPolicy(row: EntityRow, records: MasterRecords): void {
  records.salesOrderPolicies.push({
    where: row.where,
    company: needed(row, "CustomerLegalEntityId").toUpperCase(),
    customer: needed(row, "CustomerAccountNumber"),
    paymentJournal: row.get("IntercompanyVendorPaymentJournalNameId"),
    postAutomatically: yesNo(row, "IsIntercompanyVendorPaymentJournalAutomaticallyPosted") ?? false,
  });
}

/** By the names of the enumeration and by the labels that users see. */
const journalTypes: Readonly<Record<string, JournalType>> = {
  daily: "general",
  payment: "vendorPayment",
  vendpayment: "vendorPayment",
  vendordisbursement: "vendorPayment",
  custpayment: "customerPayment",
  customerpayment: "customerPayment",
  vendinvoiceregister: "vendorInvoice",
  vendorinvoicerecording: "vendorInvoice",
  custinvoice: "customerInvoice",
  customerinvoice: "customerInvoice",
};

function addJournalName(
  row: EntityRow,
  records: MasterRecords,
  { company: given, problems, notes }: Surroundings,
): void {
  const { where } = row;
  const id = needed(row, "Name");
  const typeText = needed(row, "Type");
  const type = journalTypes[typeText.toLowerCase().replace(/[^a-z]/g, "")];
  if (type === undefined) {
    notes.push(
      `${where}: journal name ${id} is left out, because journals of type ${typeText} are not used.`,
    );
    return;
  }
  const company = companyOf(row, "dataAreaId") ?? given;
  if (company === undefined) {
    problems.add("CP_D365_COMPANY", { where, what: `journal name ${id}` });
    return;
  }
  const approval = yesNo(row, "IsApprovalActive") ?? false;
  const workflow = yesNo(row, "IsWorkflowApprovalActive") ?? false;
  const record: JournalNameRecord = { where, company, id, type, approval: approval || workflow };
  records.companies.push({ where, id: company });
  records.journalNames.push({ ...record, ...journalNameExtras(row) });
}

function journalNameExtras(row: EntityRow): Partial<JournalNameRecord> {
  const description = row.get("Description");
  const voucherSeries = row.get("VoucherSeriesCode");
  const currency = row.get("Currency");
  const offset = offsetEntry(row);
  return {
    ...(description !== undefined && { description }),
    ...(voucherSeries !== undefined && { voucherSeries }),
    ...(currency !== undefined && { currency }),
    ...(offset !== undefined && { offset }),
  };
}

function offsetEntry(row: EntityRow): AccountRefEntry | undefined {
  const offset = accountOf(row, "OffsetAccount", "ledger");
  if (offset === undefined) return undefined;
  return { [offset.type === "ledger" ? "account" : offset.type]: offset.id };
}

/** By how many decimals a rate is to be moved: it is given for so many units of the currency. */
const decimalsOfFactor: Readonly<Record<string, number>> = {
  one: 0,
  ten: 1,
  hundred: 2,
  thousand: 3,
  tenthousand: 4,
};

function addRate(row: EntityRow, records: MasterRecords): void {
  const factor = needed(row, "ConversionFactor");
  const decimals = decimalsOfFactor[factor.toLowerCase()];
  if (decimals === undefined) {
    throw badValue(row, "ConversionFactor", factor, "One, Ten, Hundred, Thousand or TenThousand");
  }
  const date = dayOf(row, "StartDate");
  if (date === undefined) throw badValue(row, "StartDate", row.get("StartDate"), "the first day of the rate");
  const rate = parseRate(withoutAddedZeros(needed(row, "Rate")), `${row.where}, Rate`);
  records.exchangeRates.push({
    where: row.where,
    type: needed(row, "RateTypeName"),
    from: needed(row, "FromCurrency"),
    to: needed(row, "ToCurrency"),
    date,
    rate: decimals === 0 ? rate : movedPoint(rate, decimals),
  });
}

/** The rate divided by a power of ten, exactly. */
function movedPoint({ mantissa, scale }: Rate, decimals: number): Rate {
  return parseRate(formatRate({ mantissa, scale: scale + decimals }));
}
