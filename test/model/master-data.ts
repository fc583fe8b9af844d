import type { MasterDataDocument } from "contrapost";
import { baseCurrency } from "./exact.js";
import {
  banks,
  companies,
  firstPolicies,
  firstRates,
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
  trades,
} from "./world.js";
import type { Policy } from "./policy.js";

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
  }));
}

function partyEntry(party: string) {
  return { id: party, profile: profileOf(party), automaticSettlement: settlesAutomatically(party) };
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
    periods: [{ from: months[0], to: months[months.length - 1]!, status: "open" }],
    vendors: partiesOf(id, "vendor").map(partyEntry),
    customers: partiesOf(id, "customer").map(partyEntry),
    accountsReceivable: { paymentJournal: "CUSTPAY" },
  };
}
