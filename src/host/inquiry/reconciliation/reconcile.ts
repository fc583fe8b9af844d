import { ContrapostError } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import { classifyDifference, differenceOf } from "./classify-difference.js";
import type { DifferencePart } from "./difference.js";
import { type InvoicePair, readInvoicePairs } from "./invoice-pairs.js";
import type { PairFacts, PairSide, Trace } from "./pair-facts.js";
import { type PairParties, type PairQuery, type PostedDocument, readPairParties } from "./pair-query.js";
import { readPairTraces } from "./pair-traces.js";
import { type PaymentPair, readPaymentPairs } from "./payment-pairs.js";
import { readSettledParts } from "./read-settled-parts.js";
import type { SettledPart } from "./settled-part.js";

/** What two companies still owe each other on one document, and why they disagree where they do. */
export interface ReconciliationRow {
  /** What the buyer calls the seller. */
  readonly vendor: string;
  /** What the seller calls the buyer. */
  readonly customer: string;
  /** The invoice number; missing on payments that stand on account. */
  readonly invoice?: string;
  /** The transaction currency of both sides. */
  readonly currency: string;
  /** The voucher in each company that has the document. */
  readonly buyerVoucher?: string;
  /** The seller's voucher. */
  readonly sellerVoucher?: string;
  /** What the buyer owes: minor units, positive for a debt. */
  readonly payable: bigint;
  /** What the seller claims: minor units, positive for a claim. */
  readonly receivable: bigint;
  /** `receivable` − `payable`. */
  readonly difference: bigint;
  /** The difference in parts that add up to it; beside it, what differs in the accounting currency only. */
  readonly parts: readonly DifferencePart[];
}

/** The sums of one currency. */
export interface ReconciliationTotal {
  /** The transaction currency. */
  readonly currency: string;
  /** What the buyer owes by its own books: minor units, positive for a debt. */
  readonly payable: bigint;
  /** What the seller claims by its own books: minor units, positive for a claim. */
  readonly receivable: bigint;
  /** `receivable` − `payable`. */
  readonly difference: bigint;
}

/** Open payables of the buyer against open receivables of the seller. */
export interface Reconciliation {
  /** The buying company. */
  readonly buyer: string;
  /** The selling company. */
  readonly seller: string;
  /** The day that was asked for; missing where all counts. */
  readonly asOf?: string;
  /** Invoices, then payments on account, that are open on one side at least. */
  readonly rows: readonly ReconciliationRow[];
  /** By currency. */
  readonly totals: readonly ReconciliationTotal[];
  /** Whether no row differs. */
  readonly reconciled: boolean;
}

/**
 * Compares what the buyer owes the seller with what the seller claims, per invoice and currency.
 *
 * @throws ContrapostError `CP_COMPANY_UNKNOWN`, `CP_PAIR_UNKNOWN`
 *
 * @example
 * ```ts
 * await books.post(aCustomerInvoice({ company: "DEMF", customer: "C-USMF", amount: eur(100) }));
 * await books.post(aVendorInvoice({ vendor: "V-DEMF", amount: eur(100) }));
 * await books.post(aVendorPayment({ number: "PAY-1", vendor: "V-DEMF", amount: eur(40), settles: "INV-1" }));
 * const { reconciled, totals } = await books.host.store.read((session) => reconcile(session, { buyer: "USMF", seller: "DEMF" }));
 * reconciled; // true
 * totals.map(({ payable }) => payable); // 6000n
 * ```
 */
export async function reconcile(session: Session, query: PairQuery): Promise<Reconciliation> {
  const { buyer, seller, asOf } = query;
  const currencies = await accountingCurrencies(session, query);
  const parties = await readPairParties(session, query);
  if (parties.length === 0) throw new ContrapostError("CP_PAIR_UNKNOWN", { buyer, seller });
  const pair = new Pair(session, query, parties, currencies);
  const rows = [...(await pair.invoiceRows()), ...(await pair.paymentRows())];
  return {
    buyer,
    seller,
    ...(asOf === undefined ? {} : { asOf }),
    rows,
    totals: totalsOf(rows),
    reconciled: rows.every(({ difference }) => difference === 0n),
  };
}

/** What was settled of transactions, by their ids. */
type SettledParts = ReadonlyMap<number, readonly SettledPart[]>;

interface Currencies {
  readonly buyer: string;
  readonly seller: string;
}

async function accountingCurrencies(session: Session, { buyer, seller }: PairQuery): Promise<Currencies> {
  const rows = await session.rows("SELECT id, currency FROM company WHERE id IN (?, ?)", [buyer, seller]);
  const currencyOf = (company: string): string => {
    const row = rows.find(([id]) => id === company);
    if (row === undefined) throw new ContrapostError("CP_COMPANY_UNKNOWN", { company });
    return row[1] as string;
  };
  return { buyer: currencyOf(buyer), seller: currencyOf(seller) };
}

/** One reconciliation at work. */
class Pair {
  readonly #session: Session;
  readonly #query: PairQuery;
  readonly #parties: ReadonlyMap<number, PairParties>;
  readonly #currencies: Currencies;

  constructor(session: Session, query: PairQuery, parties: readonly PairParties[], currencies: Currencies) {
    this.#session = session;
    this.#query = query;
    this.#parties = new Map(parties.map((party) => [party.relationship, party]));
    this.#currencies = currencies;
  }

  async invoiceRows(): Promise<readonly ReconciliationRow[]> {
    return await this.#rowsOf(await readInvoicePairs(this.#session, this.#query));
  }

  async paymentRows(): Promise<readonly ReconciliationRow[]> {
    return await this.#rowsOf(await readPaymentPairs(this.#session, this.#query));
  }

  async #rowsOf(pairs: readonly (InvoicePair | PaymentPair)[]): Promise<readonly ReconciliationRow[]> {
    const different = pairs.filter(({ buyer, seller }) => (buyer?.open ?? 0n) + (seller?.open ?? 0n) !== 0n);
    const traces = await readPairTraces(this.#session, this.#query, this.#parties.values(), different);
    const settled = await this.#settledOf(different);
    return pairs.map((pair) => this.#rowOf(pair, this.#factsOf(pair, settled, traces.get(pair))));
  }

  /** Reads what was settled of documents of both sides. */
  async #settledOf(pairs: readonly (InvoicePair | PaymentPair)[]): Promise<SettledParts> {
    const { asOf } = this.#query;
    const read = (side: "buyer" | "seller") => {
      const transactions = pairs.flatMap((pair) => pair[side]?.transaction ?? []);
      return readSettledParts(this.#session, { side, transactions, asOf });
    };
    // One after the other: a session serves one caller at a time.
    const buyer = await read("buyer");
    return new Map([...buyer, ...(await read("seller"))]);
  }

  #factsOf(pair: InvoicePair | PaymentPair, settled: SettledParts, trace: Trace | undefined): PairFacts {
    const { currency, buyer, seller } = pair;
    const side = (which: "buyer" | "seller", document: PostedDocument | undefined): PairSide => ({
      company: this.#query[which],
      accountingCurrency: this.#currencies[which],
      ...(document === undefined ? {} : { document }),
      ...(document === undefined && trace !== undefined ? { trace } : {}),
    });
    const parts = [buyer, seller].flatMap((document) => settled.get(document?.transaction ?? 0) ?? []);
    const { mirror } = pair as PaymentPair;
    return {
      currency,
      buyer: side("buyer", buyer),
      seller: side("seller", seller),
      parts,
      ...(mirror === undefined ? {} : { mirror }),
    };
  }

  #rowOf(pair: InvoicePair | PaymentPair, facts: PairFacts): ReconciliationRow {
    const { relationship, buyer, seller } = pair;
    const { vendor, customer } = this.#parties.get(relationship)!;
    return {
      vendor,
      customer,
      ...("invoice" in pair ? { invoice: pair.invoice } : {}),
      currency: facts.currency,
      ...(buyer === undefined ? {} : { buyerVoucher: buyer.voucher }),
      ...(seller === undefined ? {} : { sellerVoucher: seller.voucher }),
      payable: -(buyer?.open ?? 0n),
      receivable: seller?.open ?? 0n,
      difference: differenceOf(facts),
      parts: classifyDifference(facts),
    };
  }
}

function totalsOf(rows: readonly ReconciliationRow[]): readonly ReconciliationTotal[] {
  const totals = new Map<string, ReconciliationTotal>();
  for (const { currency, payable, receivable, difference } of rows) {
    const sum = totals.get(currency) ?? { currency, payable: 0n, receivable: 0n, difference: 0n };
    totals.set(currency, {
      currency,
      payable: sum.payable + payable,
      receivable: sum.receivable + receivable,
      difference: sum.difference + difference,
    });
  }
  return [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
