import { journalText } from "../../../ledger/seal/journal-text.js";
import { voucherText } from "../../../ledger/seal/voucher-text.js";
import { sha256 } from "../../../posting/seal/hash.js";
import type { Session } from "../../../store/session.js";
import type { Finding } from "../finding.js";
import { ofCompany, type Verification } from "../verification.js";
import { readChain, type SealedJournal } from "./read-chain.js";
import { readSealedVouchers, type SealedVoucher } from "../../../posting/seal/read-sealed-vouchers.js";

/** How many vouchers are read at a time. */
const vouchersAtOnce = 512;

/**
 * Computes every seal again and tells, for each company, the first voucher or journal that is not as it was sealed.
 * What comes after it in the chain stands on it and proves nothing.
 */
export async function brokenChains(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofCompany("c.id", verification);
  const companies = await session.rows(
    `SELECT c.id, h.seal_no, h.hash FROM company c LEFT JOIN chain_head h ON h.company = c.id
     WHERE 1 = 1${company.sql} ORDER BY c.id`,
    company.parameters,
  );
  const findings: Finding[] = [];
  for (const [id, place, hash] of companies) {
    const chain = new ChainCheck(session, id as string);
    const found = await chain.run({ place: Number(place ?? 0), hash: (hash as string | null) ?? "" });
    if (found !== undefined) findings.push(found);
  }
  return findings;
}

/** The end of a chain. */
interface ChainEnd {
  readonly place: number;
  readonly hash: string;
}

/** Follows one company's chain to its first break. */
class ChainCheck {
  readonly #session: Session;
  readonly #company: string;
  #place = 0;
  #hash = "";

  constructor(session: Session, company: string) {
    this.#session = session;
    this.#company = company;
  }

  async run(head: ChainEnd): Promise<Finding | undefined> {
    for await (const journals of readChain(this.#session, this.#company)) {
      const found = await this.#journals(journals);
      if (found !== undefined) return found;
    }
    if (this.#place === head.place && this.#hash === head.hash) return undefined;
    return this.#finding("chainIncomplete", "The chain of seals does not reach its recorded end.", {
      where: "the end of the chain",
      expected: sealText(head),
      actual: sealText({ place: this.#place, hash: this.#hash }),
    });
  }

  async #journals(journals: readonly SealedJournal[]): Promise<Finding | undefined> {
    let vouchers: ReadonlyMap<number, SealedVoucher> = new Map();
    const ahead = expectedIds(journals);
    for (const sealed of journals) {
      let last = "";
      for (let place = 1; place <= sealed.journal.voucherCount; place += 1) {
        const id = sealed.voucherBase + place;
        if (!vouchers.has(id)) {
          // Ids are taken in the order in which they are asked for here, so that a chunk is read once.
          const ids = take(ahead, vouchersAtOnce);
          vouchers = ids.length === 0 ? vouchers : await readSealedVouchers(this.#session, ids);
        }
        const voucher = vouchers.get(id);
        if (voucher === undefined) return this.#missing(sealed, place);
        const hash = sha256(voucherText(last, voucher, voucher.entries));
        if (voucher.hash !== hash) return this.#altered(voucher, hash);
        last = hash;
      }
      const found = this.#journal(sealed, last);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #journal({ place, hash, journal }: SealedJournal, lastVoucherSeal: string): Finding | undefined {
    if (place !== this.#place + 1) {
      return this.#finding("chainIncomplete", "A journal is missing from the chain of seals.", {
        where: `before journal ${journal.number}`,
        expected: `seal ${this.#place + 1}`,
        actual: `seal ${place}`,
      });
    }
    const found = sha256(journalText(this.#hash, place, { ...journal, lastVoucherSeal }));
    if (found !== hash) {
      return this.#finding("journalAltered", "A journal is not as it was sealed.", {
        where: `journal ${journal.number}`,
        expected: sealText({ place, hash }),
        actual: sealText({ place, hash: found }),
      });
    }
    this.#place = place;
    this.#hash = hash;
    return undefined;
  }

  #altered({ number, journal, hash }: SealedVoucher, found: string): Finding {
    return this.#finding("voucherAltered", "A voucher is not as it was sealed, or follows another one now.", {
      where: `voucher ${number} of journal ${journal}`,
      expected: hash ?? "a seal",
      actual: found,
    });
  }

  #missing({ journal }: SealedJournal, place: number): Finding {
    return this.#finding("voucherMissing", "A sealed voucher is not there.", {
      where: `journal ${journal.number}`,
      expected: `voucher ${place} of ${journal.voucherCount}`,
      actual: "none",
    });
  }

  #finding(
    code: Finding["code"],
    what: string,
    facts: Pick<Finding, "where" | "expected" | "actual">,
  ): Finding {
    return { code, company: this.#company, what, ...facts };
  }
}

function sealText({ place, hash }: ChainEnd): string {
  return place === 0 ? "no seal" : `seal ${place}, ${hash}`;
}

function* expectedIds(journals: readonly SealedJournal[]): Generator<number> {
  for (const { voucherBase, journal } of journals) {
    for (let place = 1; place <= journal.voucherCount; place += 1) yield voucherBase + place;
  }
}

function take<T>(values: Iterator<T>, count: number): readonly T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = values.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}
