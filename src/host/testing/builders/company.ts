import type { CompanyEntry, MasterDataDocument } from "../../masterdata/master-data-document.js";
import { usualNames } from "./usual.js";

/** What a list of a company's master data consists of. */
export type Listed<K extends keyof CompanyEntry> =
  NonNullable<CompanyEntry[K]> extends readonly (infer T)[] ? T : never;

/** What a company may say: of parties, only what is not usual. */
export interface CompanyOptions extends Omit<Partial<CompanyEntry>, "vendors" | "customers"> {
  /** Of profile `GEN` and named as their id, where nothing else is said. */
  readonly vendors?: readonly PartyOptions[];
  /** Of profile `GEN` and named as their id, where nothing else is said. */
  readonly customers?: readonly PartyOptions[];
}

/** What a vendor or a customer may say. */
export type PartyOptions = Partial<Listed<"vendors">> & Pick<Listed<"vendors">, "id">;

/**
 * A company with all that posting needs: a chart of accounts, a bank account, number series, journal names, posting
 * profiles `GEN` and, for partners within the group, `IC`, open periods in 2024, vendor V-1001 and customer C-2001.
 * What is given is added; what has the id of something that is there changes it. Periods replace the usual ones.
 *
 * @example
 * ```ts
 * const books = await testHost({ setup: [aCompany({ vendors: [{ id: "V-1001", hold: "payment" }] })] });
 * await books.close();
 * ```
 */
export function aCompany(options: CompanyOptions = {}): MasterDataDocument {
  const { id = usualNames.company, currency = usualNames.currency } = options;
  const usual = usualCompany(id, currency);
  const profiles = options.postingProfiles ?? {};
  return {
    companies: [
      {
        ...usual,
        ...options,
        accounts: merged(usual.accounts, options.accounts, "account"),
        bankAccounts: merged(usual.bankAccounts, options.bankAccounts, "id"),
        numberSeries: merged(usual.numberSeries, options.numberSeries, "id"),
        journalNames: merged(usual.journalNames, options.journalNames, "id"),
        postingProfiles: {
          vendor: merged(usual.postingProfiles.vendor, profiles.vendor, "id"),
          customer: merged(usual.postingProfiles.customer, profiles.customer, "id"),
        },
        vendors: merged(usual.vendors, options.vendors, "id").map(named),
        customers: merged(usual.customers, options.customers, "id").map(named),
      },
    ],
  };
}

function usualCompany(id: string, currency: string) {
  const bank = { bank: `${id}-OPER` };
  const profile = (profileId: string, summaryAccount: string) => ({
    id: profileId,
    summaryAccount,
    gainAccount: "801300",
    lossAccount: "801400",
  });
  return {
    id,
    name: id,
    currency,
    roundingAccount: "618900",
    accounts: [...usualAccounts],
    bankAccounts: [{ id: bank.bank, name: "Operating account", mainAccount: "110110" }],
    numberSeries: usualSeries.map(([series, prefix]) => ({ id: series, prefix, digits: "6" })),
    journalNames: [
      {
        id: "VENDINV",
        type: "vendorInvoice" as const,
        voucherSeries: "VENDINV",
        offset: { account: "140200" },
      },
      {
        id: "CUSTINV",
        type: "customerInvoice" as const,
        voucherSeries: "CUSTINV",
        offset: { account: "401100" },
      },
      { id: "VENDPAY", type: "vendorPayment" as const, voucherSeries: "VENDPAY", offset: bank },
      { id: "CUSTPAY", type: "customerPayment" as const, voucherSeries: "CUSTPAY", offset: bank },
      { id: "GENERAL", type: "general" as const, voucherSeries: "GENERAL" },
      { id: "SETTLE", type: "settlement" as const, voucherSeries: "SETTLE" },
      { id: "REVERSE", type: "reversal" as const, voucherSeries: "REVERSE" },
    ],
    postingProfiles: {
      vendor: [profile("GEN", "200100"), profile("IC", "200300")],
      customer: [profile("GEN", "130100"), profile("IC", "130700")],
    },
    periods: [{ year: "2024", status: "open" as const }],
    vendors: [{ id: usualNames.vendor, name: "Acme Office Supplies", profile: "GEN" }],
    customers: [{ id: usualNames.customer, name: "Contoso Retail San Diego", profile: "GEN" }],
    accountsReceivable: { paymentJournal: "CUSTPAY" },
  } satisfies CompanyEntry;
}

const usualAccounts = [
  { account: "110110", name: "Bank", type: "asset" },
  { account: "130100", name: "Accounts receivable", type: "asset" },
  { account: "130700", name: "Intercompany receivables", type: "asset" },
  { account: "140200", name: "Inventory", type: "asset" },
  { account: "200100", name: "Accounts payable", type: "liability" },
  { account: "200300", name: "Intercompany payables", type: "liability" },
  { account: "300110", name: "Common stock", type: "equity" },
  { account: "401100", name: "Product sales", type: "revenue" },
  { account: "401400", name: "Intercompany sales", type: "revenue" },
  { account: "600100", name: "Rent", type: "expense" },
  { account: "606300", name: "Software and services", type: "expense" },
  { account: "618900", name: "Rounding differences", type: "expense" },
  { account: "801300", name: "Realized exchange gain", type: "revenue" },
  { account: "801400", name: "Realized exchange loss", type: "expense" },
] as const;

const usualSeries = [
  ["VENDINV", "APIN-"],
  ["CUSTINV", "ARIN-"],
  ["VENDPAY", "APPM-"],
  ["CUSTPAY", "ARPM-"],
  ["GENERAL", "GNJL-"],
  ["SETTLE", "SETL-"],
  ["REVERSE", "REVS-"],
] as const;

function named(party: PartyOptions): Listed<"vendors"> {
  return { name: party.id, profile: "GEN", ...party };
}

/** What is usual, changed by what is given under the same key, and what else is given. */
function merged<Usual extends object, Given extends object>(
  usual: readonly Usual[],
  given: readonly Given[] = [],
  key: keyof Usual & keyof Given,
): (Given & Partial<Usual>)[] {
  const byKey = new Map<unknown, object>(usual.map((one) => [one[key], one]));
  for (const one of given) byKey.set(one[key], { ...byKey.get(one[key]), ...one });
  return [...byKey.values()] as (Given & Partial<Usual>)[];
}
