import { isParty, type Journal, type Problem, Refused, type State } from "./state.js";
import { journalNames, series } from "./world.js";
import { writeVoucher } from "./write-voucher.js";

/** The posting itself, without what plugins add to it. */
export function writeJournal(state: State, label: string): void {
  const journal = state.journals.get(label)!;
  const { company, status } = journal;
  const name = journalNames.find(({ id }) => id === journal.name)!;
  if (status === "posted" || status === "cancelled") throw new Refused([{ code: "CP_JOURNAL_STATUS" }]);
  if (name.approval === true && status !== "approved")
    throw new Refused([{ code: "CP_JOURNAL_NOT_APPROVED" }]);
  const problems = [...duplicates(state, journal)];
  const numbers = takeNumbers(state, journal, name.series);
  for (let no = 1; no <= journal.voucherCount; no += 1) {
    const lines = journal.lines.filter(({ voucherNo }) => voucherNo === no);
    const number = numbers[no - 1]!;
    const date = lines.map((line) => line.date).sort()[0]!;
    state.vouchers.push({ company, number, date, journal: label, no, reversedBy: undefined });
    problems.push(...writeVoucher(state, journal, number, lines));
  }
  if (problems.length > 0) throw new Refused(problems);
  journal.status = "posted";
}

/** The numbers of a journal's vouchers, which are the next of their series. */
export function takeNumbers(state: State, journal: Journal, name: string | undefined): readonly string[] {
  if (name === undefined) throw new Refused([{ code: "CP_VOUCHER_SERIES_MISSING" }]);
  const key = `${journal.company}/${name}`;
  const digits = series[name]!;
  const first = state.nextVoucher.get(key)!;
  const next = first + BigInt(journal.voucherCount);
  if (String(next - 1n).length > digits) throw new Refused([{ code: "CP_VOUCHER_SERIES_EXHAUSTED" }]);
  state.nextVoucher.set(key, next);
  return Array.from(
    { length: journal.voucherCount },
    (_, index) => `${name}-${String(first + BigInt(index)).padStart(digits, "0")}`,
  );
}

function duplicates(state: State, journal: Journal): readonly Problem[] {
  const { company, type, lines } = journal;
  if (type === "vendorPayment" || type === "customerPayment") return [];
  const seen = new Set<string>();
  for (const { side, party, invoice, company: owner, reversed } of state.transactions.values()) {
    if (owner === company && invoice !== undefined && !reversed) seen.add(`${side}/${party}/${invoice}`);
  }
  return lines.flatMap(({ line, account, invoice }) => {
    if (invoice === undefined || !isParty(account.type)) return [];
    const key = `${account.type}/${account.id}/${invoice}`;
    const known = seen.has(key);
    seen.add(key);
    return known ? [{ code: "CP_INVOICE_DUPLICATE", line }] : [];
  });
}
