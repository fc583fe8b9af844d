import type { Session } from "../../store/session.js";
import type { StoredLine } from "../line-reader.js";
import { type DueAccounts, loadDueAccounts } from "./due-accounts.js";

/** The other companies that the lines of one journal pay for, as its chunks come by. */
export class PaidCompanies {
  readonly #session: Session;
  readonly #payer: string;
  #dueAccounts: ReadonlyMap<string, DueAccounts> | undefined;
  /** Those met so far for which the payer has accounts. */
  readonly named = new Map<string, DueAccounts>();

  constructor(session: Session, payer: string) {
    this.#session = session;
    this.#payer = payer;
  }

  /** Takes note of a chunk's companies, and answers the payer's accounts where there are any such lines. */
  async note(lines: readonly StoredLine[]): Promise<ReadonlyMap<string, DueAccounts> | undefined> {
    for (const { company } of lines) {
      if (company === undefined || this.named.has(company)) continue;
      this.#dueAccounts ??= await loadDueAccounts(this.#session, this.#payer);
      const due = this.#dueAccounts.get(company);
      if (due !== undefined) this.named.set(company, due);
    }
    return this.#dueAccounts;
  }
}
