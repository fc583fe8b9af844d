import type { ExchangeRateEntry } from "../../masterdata/exchange-rate.js";
import type { MasterDataDocument } from "../../masterdata/master-data-document.js";
import { aCompany } from "./company.js";
import { usualNames } from "./usual.js";

/** What a trading relationship may say. */
export interface TradingRelationshipOptions {
  /** The selling company; DEMF without it. */
  readonly seller?: string;
  /** The buying company; USMF without it. */
  readonly buyer?: string;
  /** What the seller calls the buyer; `C-USMF` without it. */
  readonly customer?: string;
  /** What the buyer calls the seller; `V-DEMF` without it. */
  readonly vendor?: string;
  /** Whether it counts; true without it. */
  readonly active?: boolean;
  /** The seller's journal name for payments of the buyer; CUSTPAY without it. */
  readonly paymentJournal?: string;
  /** Whether mirrored payments are posted; true without it. */
  readonly postAutomatically?: boolean;
  /** What becomes of a mirror that cannot be made; as the plugin is set where it is left out. */
  readonly onFailure?: "park" | "block";
}

/**
 * Two companies that trade, with the customer and the vendor that they are to each other. The companies themselves
 * stand in the setup before it.
 *
 * @example
 * ```ts
 * const books = await testHost({
 *   setup: [
 *     aCompany(),
 *     aCompany({ id: "DEMF", currency: "EUR" }),
 *     anExchangeRate(),
 *     aTradingRelationship({ postAutomatically: false }),
 *   ],
 * });
 * await books.close();
 * ```
 */
export function aTradingRelationship(options: TradingRelationshipOptions = {}): MasterDataDocument {
  const { seller = "DEMF", buyer = usualNames.company, active = true, onFailure } = options;
  const { customer = `C-${buyer}`, vendor = `V-${seller}` } = options;
  const { paymentJournal = usualNames.paymentJournal.customer, postAutomatically = true } = options;
  return {
    companies: [
      { id: seller, customers: [{ id: customer, name: buyer, profile: "IC" }] },
      { id: buyer, vendors: [{ id: vendor, name: seller, profile: "IC" }] },
    ],
    tradingRelationships: [
      {
        selling: { company: seller, customer },
        buying: { company: buyer, vendor },
        active,
        salesOrderPolicy: {
          paymentJournal,
          postAutomatically,
          ...(onFailure !== undefined && { onFailure }),
        },
      },
    ],
  };
}

/** A rate of exchange: 1 EUR is 1.10 USD from 2024-01-01 on, where nothing else is said. */
export function anExchangeRate(options: Partial<ExchangeRateEntry> = {}): MasterDataDocument {
  const usual = { type: "Default", from: "EUR", to: "USD", date: "2024-01-01", rate: "1.10" };
  return { exchangeRates: [{ ...usual, ...options }] };
}

/**
 * A group of two: DEMF, which keeps its books in EUR, sells to USMF, which keeps its own in USD and pays. What else a
 * test needs may follow in its setup.
 *
 * @example
 * ```ts
 * const books = await testHost({
 *   plugins: ["@contrapost/intercompany-settlement"],
 *   setup: aTradingGroup(),
 * });
 * await books.close();
 * ```
 */
export function aTradingGroup(options: TradingRelationshipOptions = {}): readonly MasterDataDocument[] {
  const { seller = "DEMF", buyer = usualNames.company } = options;
  return [
    aCompany({ id: buyer }),
    aCompany({ id: seller, currency: "EUR" }),
    anExchangeRate(),
    aTradingRelationship(options),
  ];
}
