import type { Session } from "../../store/session.js";
import type { Trace } from "./pair-facts.js";
import type { InvoicePair } from "./invoice-pairs.js";
import type { PairParties, PairQuery } from "./pair-query.js";
import type { PaymentPair } from "./payment-pairs.js";
import { type LoneDocument, readDuplicates } from "./read-duplicates.js";
import { readTraces } from "./traces.js";

type DocumentPair = InvoicePair | PaymentPair;

/** What is known of documents that one side lacks, by their pair. */
export type PairTraces = ReadonlyMap<DocumentPair, Trace>;

/**
 * Looks, side by side and relationship by relationship, for the documents that a side lacks: in its own books, and for
 * a document like it that both sides have.
 */
export async function readPairTraces(
  session: Session,
  query: PairQuery,
  parties: Iterable<PairParties>,
  pairs: readonly DocumentPair[],
): Promise<PairTraces> {
  const found = new Map<DocumentPair, Trace>();
  for (const { relationship, vendor, customer } of parties) {
    const { buyer, seller, asOf } = query;
    const buying = { company: buyer, side: "vendor", party: vendor, asOf } as const;
    const selling = { company: seller, side: "customer", party: customer, asOf } as const;
    const own = pairs.filter((pair) => pair.relationship === relationship);
    for (const { has, lacks, books, other } of [
      { has: "seller", lacks: "buyer", books: selling, other: buying },
      { has: "buyer", lacks: "seller", books: buying, other: selling },
    ] as const) {
      const lone = own.filter((pair) => pair[has] !== undefined && pair[lacks] === undefined);
      const duplicates = await readDuplicates(session, books, lone.map(loneDocument));
      const traces = await readTraces(session, other, lone.flatMap(invoiceOf));
      for (const pair of lone) {
        const trace = traces.get(invoiceOf(pair)[0] ?? "");
        const of = duplicates.get(loneDocument(pair).transaction);
        if (trace !== undefined) found.set(pair, trace);
        else if (of !== undefined) found.set(pair, { kind: "duplicate", of });
      }
    }
  }
  return found;
}

function loneDocument(pair: DocumentPair): LoneDocument {
  const document = (pair.buyer ?? pair.seller)!;
  return { ...document, currency: pair.currency, invoice: "invoice" in pair };
}

/** None for a payment. */
function invoiceOf(pair: DocumentPair): readonly string[] {
  return "invoice" in pair ? [pair.invoice] : [];
}
