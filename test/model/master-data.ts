import type { MasterDataDocument } from "contrapost";
import type { Side } from "@contrapost/sdk";
import { amountText, baseCurrency } from "./exact.js";
import {
  banks,
  cashDiscounts,
  companies,
  differenceAccounts,
  discountOf,
  firstPolicies,
  firstRates,
  firstTerms,
  gainAccount,
  journalNames,
  lossAccount,
  mainAccounts,
  months,
  partiesOf,
  profileOf,
  profiles,
  series,
  settlesAutomatically,
  type Terms,
  trades,
} from "./world.js";
import type { Policy } from "./policy.js";
import type { Party } from "./state.js";

/** The master data as the host is given it. */
export function masterData(): MasterDataDocument {
  return {
    companies: companies.map((company) => companyEntry(company)),
    rateTypes: [{ id: "Default", base: baseCurrency }],
    exchangeRates: firstRates.map((rate) => ({ ...rate, type: "Default" })),
    tradingRelationships: firstPolicies.map((policy, trade) => relationshipEntry(trade, policy)),
  };
}

function postingProfiles(summaryAccounts: Readonly<Record<string, string>>) {
  return Object.entries(summaryAccounts).map(([id, summaryAccount]) => ({
    id,
    summaryAccount,
    gainAccount,
    lossAccount,
    ...(id !== "PRE" && {
      discountAccount: differenceAccounts.cashDiscount,
      pennyDifferenceAccount: differenceAccounts.pennyDifference,
      writeOffAccount: differenceAccounts.writeOff,
    }),
  }));
}

function partyEntry(party: string) {
  return partyRecord(party, { hold: "none", automatic: settlesAutomatically(party) });
}

/** A vendor or customer as its company has it. */
export function partyRecord(id: string, { hold, automatic }: Party) {
  const cashDiscount = discountOf(id);
  return {
    id,
    profile: profileOf(id),
    hold,
    automaticSettlement: automatic,
    ...(cashDiscount !== undefined && { cashDiscount }),
  };
}

/** Accounts payable or receivable parameters that say what a company's terms say. */
export function parametersOf(company: string, side: Side, journal: string | undefined, terms: Terms) {
  const { currency } = companies.find(({ id }) => id === company)!;
  const { partPayments, creditNotes, administration, penny, over, under, prepayments } = terms;
  return {
    ...(side === "customer" && journal !== undefined && { paymentJournal: journal }),
    cashDiscountOnPartPayments: partPayments,
    cashDiscountOnCreditNotes: creditNotes,
    cashDiscountAdministration: administration,
    ...(prepayments && { prepaymentProfile: "PRE" }),
    maximumPennyDifference: amountText(penny, currency),
    maximumOverpayment: amountText(over, currency),
    maximumUnderpayment: amountText(under, currency),
  };
}

/** A trading relationship with its policy. */
export function relationshipEntry(trade: number, policy: Policy): RelationshipEntry {
  const { seller, customer, buyer, vendor } = trades[trade]!;
  const { active, journal, automatic, onFailure } = policy;
  return {
    selling: { company: seller, customer },
    buying: { company: buyer, vendor },
    active,
    salesOrderPolicy: {
      postAutomatically: automatic,
      ...(journal !== undefined && { paymentJournal: journal }),
      ...(onFailure !== undefined && { onFailure }),
    },
  };
}

type RelationshipEntry = NonNullable<MasterDataDocument["tradingRelationships"]>[number];
type CompanyEntry = NonNullable<MasterDataDocument["companies"]>[number];

function companyEntry({ id, currency, roundingAccount }: (typeof companies)[number]): CompanyEntry {
  return {
    id,
    currency,
    ...(roundingAccount && { roundingAccount }),
    accounts: Object.entries(mainAccounts).map(([account, type]) => ({ account, name: account, type })),
    bankAccounts: Object.entries(banks).map(([bank, { main, currency: only }]) => ({
      id: bank,
      name: bank,
      mainAccount: main,
      ...(only !== undefined && { currency: only }),
    })),
    numberSeries: Object.entries(series).map(([name, digits]) => ({
      id: name,
      prefix: `${name}-`,
      digits: String(digits),
    })),
    journalNames: journalNames.map(({ id: name, type, series: voucherSeries, bank, approval = false }) => ({
      id: name,
      type,
      approval,
      ...(voucherSeries !== undefined && { voucherSeries }),
      ...(bank !== undefined && { offset: { bank } }),
    })),
    postingProfiles: {
      vendor: postingProfiles(profiles.vendor),
      customer: postingProfiles(profiles.customer),
    },
    cashDiscounts: Object.entries(cashDiscounts).map(([discount, { percent, days, next }]) => ({
      id: discount,
      percent: String(percent),
      days: String(days),
      ...(next !== undefined && { next }),
    })),
    periods: [{ from: months[0], to: months[months.length - 1]!, status: "open" }],
    vendors: partiesOf(id, "vendor").map(partyEntry),
    customers: partiesOf(id, "customer").map(partyEntry),
    accountsPayable: parametersOf(id, "vendor", undefined, firstTerms(id)),
    accountsReceivable: parametersOf(id, "customer", "CUSTPAY", firstTerms(id)),
  };
}
