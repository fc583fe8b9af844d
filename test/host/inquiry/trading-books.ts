import type { JournalRef } from "@contrapost/sdk";
import { type Host, type JournalLineInput, type MasterDataDocument, openHost } from "contrapost";

/** The day that everything in these books is recorded on. */
export const recordedOn = "2024-03-10T09:00:00.000Z";
const by = { user: "ann" };

/** What a test changes of the books. */
export interface BooksSetting {
  /** The accounting currency of the buyer; the seller keeps EUR. */
  readonly buyerCurrency?: string;
  /** The reporting currency of both; none without it. */
  readonly reportingCurrency?: string;
  readonly postAutomatically?: boolean;
  /** Without it no plugin is loaded. */
  readonly mirrors?: boolean;
}

/** BUY buys from SELL: for BUY it is the vendor V-SELL, for SELL the customer C-BUY. */
export class TradingBooks {
  constructor(readonly host: Host) {}

  static async open(database: string, setting: BooksSetting = {}): Promise<TradingBooks> {
    const { buyerCurrency = "USD", postAutomatically = true, mirrors = true, reportingCurrency } = setting;
    const host = await openHost({
      database,
      plugins: mirrors ? ["@contrapost/intercompany-settlement"] : [],
      clock: { now: () => new Date(recordedOn) },
    });
    await host.applyMasterData(masterData(buyerCurrency, postAutomatically));
    if (reportingCurrency !== undefined) {
      const companies = ["BUY", "SELL"].map((id) => ({ id, reportingCurrency }));
      await host.applyMasterData({ companies });
    }
    return new TradingBooks(host);
  }

  /** Enters a journal, and posts it unless told otherwise. */
  async enter(ref: JournalRef, name: string, lines: readonly BooksLine[], post = true): Promise<void> {
    const input = { ...ref, name, lines: lines.map(lineOf) };
    await this.host.journals.enter([input], by);
    if (post) await this.host.journals.post(ref, by);
  }

  sold(number: string, lines: readonly BooksLine[], post = true): Promise<void> {
    return this.enter({ company: "SELL", number }, "CUSTINV", lines.map(onCustomer), post);
  }

  bought(number: string, lines: readonly BooksLine[], post = true): Promise<void> {
    return this.enter({ company: "BUY", number }, "VENDINV", lines.map(onVendor), post);
  }

  paid(number: string, lines: readonly BooksLine[], post = true): Promise<void> {
    return this.enter({ company: "BUY", number }, "VENDPAY", lines.map(onVendor), post);
  }

  received(number: string, lines: readonly BooksLine[], post = true): Promise<void> {
    return this.enter({ company: "SELL", number }, "CUSTPAY", lines.map(onCustomer), post);
  }

  setPeriod(company: string, status: "open" | "closed"): Promise<unknown> {
    const periods = [{ year: "2024", status }];
    return this.host.applyMasterData({ companies: [{ id: company, periods }] });
  }
}

/** A line with what matters; the rest is the same in all of them. */
export type BooksLine = Omit<Partial<JournalLineInput>, "amount"> & { readonly amount: bigint };

function lineOf(line: BooksLine): JournalLineInput {
  const account = { type: "ledger", id: "1000" } as const;
  return { date: "2024-03-01", account, currency: "EUR", where: "test", ...line };
}

function onCustomer(line: BooksLine): BooksLine {
  return { account: { type: "customer", id: "C-BUY" }, ...line };
}

function onVendor(line: BooksLine): BooksLine {
  return { account: { type: "vendor", id: "V-SELL" }, ...line };
}

function masterData(buyerCurrency: string, postAutomatically: boolean): MasterDataDocument {
  return {
    companies: [company("BUY", buyerCurrency), company("SELL", "EUR")],
    exchangeRates: [
      { type: "Default", from: "EUR", to: "USD", date: "2024-01-01", rate: "1.10" },
      { type: "Default", from: "EUR", to: "USD", date: "2024-03-05", rate: "1.08" },
      { type: "Default", from: "EUR", to: "GBP", date: "2024-01-01", rate: "0.85" },
    ],
    tradingRelationships: [
      {
        selling: { company: "SELL", customer: "C-BUY" },
        buying: { company: "BUY", vendor: "V-SELL" },
        active: true,
        salesOrderPolicy: { paymentJournal: "CUSTPAY", postAutomatically },
      },
    ],
  };
}

function company(id: string, currency: string): NonNullable<MasterDataDocument["companies"]>[number] {
  const profiles = [{ id: "IC", summaryAccount: "2000", gainAccount: "8000", lossAccount: "8100" }];
  const names = ["VENDINV", "CUSTINV", "VENDPAY", "CUSTPAY"] as const;
  const types = ["vendorInvoice", "customerInvoice", "vendorPayment", "customerPayment"] as const;
  return {
    id,
    name: `Company ${id}`,
    currency,
    accounts: [
      { account: "1000", name: "Bank", type: "asset" },
      { account: "2000", name: "Intercompany", type: "liability" },
      { account: "5000", name: "Trade", type: "expense" },
      { account: "8000", name: "Exchange gain", type: "revenue" },
      { account: "8100", name: "Exchange loss", type: "expense" },
    ],
    numberSeries: names.map((name) => ({ id: name, prefix: `${name}-`, digits: "4" })),
    journalNames: names.map((name, index) => ({
      id: name,
      type: types[index]!,
      voucherSeries: name,
      offset: { account: name.endsWith("PAY") ? "1000" : "5000" },
    })),
    postingProfiles: { vendor: profiles, customer: profiles },
    periods: [{ year: "2024", status: "open" }],
    vendors: [{ id: "V-SELL", name: "Seller", profile: "IC" }],
    customers: [{ id: "C-BUY", name: "Buyer", profile: "IC" }],
  };
}
