import { ContrapostError } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import {
  classifyDifference,
  type DifferencePart,
  differenceOf,
  type PairFacts,
  type PairSide,
  type Trace,
} from "./classify-difference.js";
import { type InvoicePair, readInvoicePairs } from "./invoice-pairs.js";
import { type PairParties, type PairQuery, type PostedDocument, readPairParties } from "./pair-query.js";
import { type PaymentPair, readPaymentPairs } from "./payment-pairs.js";
import { readSettledParts } from "./read-settled-parts.js";
import type { SettledPart } from "./settled-part.js";
import { readTraces } from "./traces.js";

/** What two companies still owe each other on one document, and why they disagree where they do. */
export interface ReconciliationRow {
  readonly vendor: string;
  readonly customer: string;
  /** The invoice number; missing on payments that stand on account. */
  readonly invoice?: string;
  readonly currency: string;
  /** The voucher in each company that has the document. */
  readonly buyerVoucher?: string;
  readonly sellerVoucher?: string;
  /** What the buyer owes: minor units, positive for a debt. */
  readonly payable: bigint;
  /** What the seller claims: minor units, positive for a claim. */
  readonly receivable: bigint;
  /** {@link receivable} − {@link payable}. */
  readonly difference: bigint;
  /** The difference in parts that add up to it; beside it, what differs in the accounting currency only. */
  readonly parts: readonly DifferencePart[];
}

/** The sums of one currency. */
export interface ReconciliationTotal {
  readonly currency: string;
  readonly payable: bigint;
  readonly receivable: bigint;
  readonly difference: bigint;
}

/** Open payables of the buyer against open receivables of the seller. */
export interface Reconciliation {
  readonly buyer: string;
  readonly seller: string;
  readonly asOf?: string;
  /** Invoices, then payments on account, that are open on one side at least. */
  readonly rows: readonly ReconciliationRow[];
  readonly totals: readonly ReconciliationTotal[];
  /** Whether no row differs. */
  readonly reconciled: boolean;
}

/**
 * Compares what the buyer owes the seller with what the seller claims, per invoice and currency.
 *
 * @throws ContrapostError `CP_COMPANY_UNKNOWN`, `CP_PAIR_UNKNOWN`
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
    const pairs = await readInvoicePairs(this.#session, this.#query);
    const different = pairs.filter((pair) => differs(pair));
    const traces = await this.#tracesOf(different);
    const rows = await this.#withParts(pairs);
    return rows.map(({ pair, parts }) =>
      this.#rowOf(pair, this.#factsOf(pair, parts, traces.get(pair)), pair.invoice),
    );
  }

  async paymentRows(): Promise<readonly ReconciliationRow[]> {
    const pairs = await readPaymentPairs(this.#session, this.#query);
    const rows = await this.#withParts(pairs);
    return rows.map(({ pair, parts }) => this.#rowOf(pair, this.#factsOf(pair, parts)));
  }

  /** Reads what was settled of the documents that differ. */
  async #withParts<P extends InvoicePair | PaymentPair>(
    pairs: readonly P[],
  ): Promise<readonly { readonly pair: P; readonly parts: readonly SettledPart[] }[]> {
    const { asOf } = this.#query;
    const different = pairs.filter((pair) => differs(pair));
    const read = (side: "buyer" | "seller") => {
      const transactions = different.flatMap((pair) => pair[side]?.transaction ?? []);
      return readSettledParts(this.#session, { side, transactions, asOf });
    };
    const buyer = await read("buyer");
    const seller = await read("seller");
    const none: readonly SettledPart[] = [];
    return pairs.map((pair) => ({
      pair,
      parts: [
        ...(buyer.get(pair.buyer?.transaction ?? 0) ?? none),
        ...(seller.get(pair.seller?.transaction ?? 0) ?? none),
      ],
    }));
  }

  /** Reads, side by side and relationship by relationship, what is known of invoices that a side lacks. */
  async #tracesOf(pairs: readonly InvoicePair[]): Promise<ReadonlyMap<InvoicePair, Trace>> {
    const found = new Map<InvoicePair, Trace>();
    for (const { relationship, vendor, customer } of this.#parties.values()) {
      const sides = [
        { has: "buyer", company: this.#query.buyer, side: "vendor", party: vendor },
        { has: "seller", company: this.#query.seller, side: "customer", party: customer },
      ] as const;
      for (const { has, company, side, party } of sides) {
        const lacking = pairs.filter((pair) => pair.relationship === relationship && pair[has] === undefined);
        const query = { company, side, party, asOf: this.#query.asOf };
        const invoices = lacking.map(({ invoice }) => invoice);
        const traces = await readTraces(this.#session, query, invoices);
        for (const pair of lacking) {
          const trace = traces.get(pair.invoice);
          if (trace !== undefined) found.set(pair, trace);
        }
      }
    }
    return found;
  }

  #factsOf(
    pair: InvoicePair | PaymentPair,
    parts: readonly SettledPart[],
    trace?: Trace,
  ): PairFacts {
    const { currency, buyer, seller } = pair;
    const side = (which: "buyer" | "seller", document: PostedDocument | undefined): PairSide => ({
      company: this.#query[which],
      accountingCurrency: this.#currencies[which],
      ...(document === undefined ? {} : { document }),
      ...(document === undefined && trace !== undefined ? { trace } : {}),
    });
    return { currency, buyer: side("buyer", buyer), seller: side("seller", seller), parts, ...mirrorOf(pair) };
  }

  #rowOf(
    { relationship, buyer, seller }: InvoicePair | PaymentPair,
    facts: PairFacts,
    invoice?: string,
  ): ReconciliationRow {
    const { vendor, customer } = this.#parties.get(relationship)!;
    return {
      vendor,
      customer,
      ...(invoice === undefined ? {} : { invoice }),
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

function differs({ buyer, seller }: InvoicePair | PaymentPair): boolean {
  return (buyer?.open ?? 0n) + (seller?.open ?? 0n) !== 0n;
}

function mirrorOf(pair: InvoicePair | PaymentPair): Pick<PairFacts, "mirror"> {
  return "mirror" in pair && pair.mirror !== undefined ? { mirror: pair.mirror } : {};
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
