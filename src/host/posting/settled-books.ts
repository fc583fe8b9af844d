import type { Session } from "../store/session.js";
import { CompanyTerms } from "./company-terms.js";
import { CrossRates } from "./cross-rates.js";
import { findDocuments } from "./find-documents.js";
import type { JournalLineInput } from "./journal-input.js";
import type { Looking } from "./line-marks.js";

/** The books in which the lines of a journal find what they settle: its company's, or those of whom it pays for. */
export class SettledBooks {
  readonly #session: Session;
  readonly #own: string;
  readonly #terms = new Map<string, CompanyTerms>();

  constructor(session: Session, own: string) {
    this.#session = session;
    this.#own = own;
  }

  /** Finds what some lines name; the answer tells of each of them where to look. */
  async lookFor(lines: readonly JournalLineInput[]): Promise<(line: JournalLineInput) => Looking> {
    const companyOf = ({ company = this.#own }: JournalLineInput): string => company;
    const looking = new Map<string, Looking>();
    for (const company of new Set([this.#own, ...lines.map(companyOf)])) {
      const terms = await this.#termsOf(company);
      const ofCompany = lines.filter((line) => companyOf(line) === company);
      const found = await findDocuments(this.#session, company, ofCompany, terms);
      const rates = await CrossRates.load(this.#session, company, ofCompany, found);
      looking.set(company, { company, terms, found, rates });
    }
    return (line) => looking.get(companyOf(line))!;
  }

  async #termsOf(company: string): Promise<CompanyTerms> {
    let terms = this.#terms.get(company);
    if (terms === undefined) {
      terms = await CompanyTerms.load(this.#session, company);
      this.#terms.set(company, terms);
    }
    return terms;
  }
}
