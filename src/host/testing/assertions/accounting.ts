import type { MirrorStatus } from "@contrapost/sdk";
import type { AmountInput } from "../builders/amounts.js";
import { isOpen, isReconciled, isSettled } from "./document-verdicts.js";
import type { ExpectedEntry } from "./entry-match.js";
import { balances, hasAccountBalance, hasEntry } from "./ledger-verdicts.js";
import { isMirroredIn, isPosted, isRefusedWith, isVetoedBy } from "./posting-verdicts.js";
import type { Verdict } from "./verdict.js";

/** What is used of an assertion of Chai. */
export interface ChaiAssertion {
  /** Fails with one of the messages, unless what was said holds. */
  assert(holds: boolean, message: string, negated: string): void;
}

/** What is used of Chai itself: the test's own copy of it, so that none is installed for those who do without. */
export interface ChaiLibrary {
  /** What new words are added to. */
  readonly Assertion: {
    /** Adds a word. */
    addMethod(name: string, method: (this: ChaiAssertion, ...values: unknown[]) => void): void;
  };
}

/** What Chai hands its plugins. */
export interface ChaiUtilities {
  /** What an assertion is about, or whether it is negated. */
  flag(assertion: object, key: string): unknown;
}

type Judge<Subject, Values extends readonly unknown[]> = (subject: Subject, ...values: Values) => Verdict;

/**
 * Assertions in the words of accounting, as a plugin of Chai.
 *
 * @example
 * ```ts
 * import { expect, use } from "chai";
 *
 * use(accounting);
 * const invoice = await books.post(aVendorInvoice({ amount: usd(100) }));
 * expect(invoice).to.be.posted();
 * expect(await books.ledger("USMF")).to.balance();
 * expect(await books.ledger("USMF")).to.have.entry({ account: "200100", credit: usd(100) });
 * ```
 */
export function accounting(chai: ChaiLibrary, utilities: ChaiUtilities): void {
  const add = <Subject, Values extends readonly unknown[]>(
    name: string,
    judge: Judge<Subject, Values>,
  ): void =>
    chai.Assertion.addMethod(name, function (...values: unknown[]) {
      const subject = utilities.flag(this, "object") as Subject;
      const { holds, message, negated } = judge(subject, ...(values as unknown as Values));
      // Each text is only made for the failure that shows it.
      const isNegated = utilities.flag(this, "negate") === true;
      this.assert(
        holds,
        isNegated || holds ? "" : literal(message()),
        isNegated && holds ? literal(negated()) : "",
      );
    });
  add("balance", balances);
  add("entry", hasEntry);
  add("accountBalance", hasAccountBalance);
  add("settled", isSettled);
  add("open", isOpen);
  add("reconciled", isReconciled);
  add("posted", isPosted);
  add("vetoedBy", isVetoedBy);
  add("refusedWith", isRefusedWith);
  add("mirroredIn", isMirroredIn);
}

/** Chai would fill in `#{this}` and the like where a message happens to hold them. */
function literal(text: string): string {
  return text.replaceAll("#{", "# {");
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how Chai's types are added to
  namespace Chai {
    interface Assertion {
      /** A `Ledger`: debits equal credits in each of its vouchers. */
      balance(): void;
      /** A `Ledger`: it holds an entry that says all of this. */
      entry(expected: ExpectedEntry): void;
      /** A `Ledger`: an account holds this in the accounting currency, a debit being positive. */
      accountBalance(account: string, amount: AmountInput): void;
      /** A document, such as an invoice: nothing is open of it. */
      settled(): void;
      /** A document, such as an invoice: something is open of it, or just this amount, without a sign. */
      open(amount?: AmountInput): void;
      /** A reconciliation: no document differs. */
      reconciled(): void;
      /** A `Posting`: it was not refused. */
      posted(): void;
      /** A `Posting` or a preview: this plugin objected, with this code, in these words. */
      vetoedBy(plugin: string, code?: string, message?: string): void;
      /** A `Posting` or a preview: it was refused with this code, as a whole or for one of its faults. */
      refusedWith(code: string): void;
      /** A `Posting`, or the `MirrorsOf` a journal: it has a mirror of this status, `posted` without one. */
      mirroredIn(company: string, status?: MirrorStatus): void;
    }
  }
}
