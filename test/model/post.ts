import { linkInvoices, objections } from "./link.js";
import { linkPrepayments, mirrorPayments } from "./mirror.js";
import { Refused, type State } from "./state.js";
import { writeJournal } from "./write-journal.js";

/** Posts a journal with all that follows from it. Throws Refused; the caller throws the changed state away. */
export function post(state: State, label: string): void {
  const objecting = objections(state, state.journals.get(label)!);
  if (objecting.length > 0) throw new Refused(objecting);
  writeJournal(state, label);
  const journal = state.journals.get(label)!;
  if (journal.type !== "vendorPayment" && journal.type !== "customerPayment") linkInvoices(state, journal);
  for (const mirror of state.mirrors) {
    if (mirror.target === label && mirror.event === "payment") linkPrepayments(state, mirror);
  }
  if (journal.type === "vendorPayment" || journal.type === "general") mirrorPayments(state, journal);
}
