import type { State } from "./state.js";
import { trades } from "./world.js";

/** Books as texts, by kind and sorted, so that those of the model and of the host can be compared. */
export type Books = Readonly<Record<string, readonly string[]>>;

/** The model's books. */
export function booksOfModel(state: State): Books {
  const journals = [...state.journals.values()];
  const labelOf = ({ company, number }: { readonly company: string; readonly number: string }): string =>
    `${company}/${number}`;
  return sorted({
    journals: journals.map((journal) => {
      const { name, type, status, source, reverses, lines, voucherCount } = journal;
      return row(labelOf(journal), name, type, status, source, reverses, lines.length, voucherCount);
    }),
    lines: journals.flatMap((journal) =>
      journal.lines.map((line) =>
        row(
          `${labelOf(journal)}/${line.line}`,
          line.voucherNo,
          line.date,
          line.account.type,
          line.account.id,
          line.amount,
          line.currency,
          line.offset?.id,
          line.invoice,
          line.dueDate,
          Number(line.prepayment),
          line.reference,
        ),
      ),
    ),
    marks: journals.flatMap((journal) =>
      journal.status === "posted" || journal.status === "cancelled"
        ? []
        : journal.lines.flatMap(({ line, marks }) =>
            marks.map(({ transaction, amount, paymentAmount }) =>
              row(`${labelOf(journal)}/${line}`, transaction, amount, paymentAmount),
            ),
          ),
    ),
    vouchers: state.vouchers.map(({ company, number, date, journal, no, reversedBy }) =>
      row(company, number, date, journal, no, reversedBy),
    ),
    entries: state.entries.map(({ company, voucher, account, currency, amount, accounting }) =>
      row(company, voucher, account, amount, currency, accounting),
    ),
    balances: balances(state),
    transactions: [...state.transactions.values()].map((item) =>
      row(
        item.key,
        item.side,
        item.party,
        item.type,
        item.voucher,
        item.date,
        item.dueDate,
        item.invoice,
        item.amount,
        item.currency,
        item.accounting,
        `open ${item.open} = ${item.openAccounting}`,
        `closed ${item.closedOn ?? "-"}`,
        `counterpart ${item.counterpart ?? "-"}`,
      ),
    ),
    settlements: state.settlements.map(
      ({
        payment,
        no,
        invoice,
        date,
        amount,
        paymentAmount,
        paymentAccounting,
        invoiceAccounting,
        voucher,
        undone,
      }) =>
        row(
          payment,
          no,
          invoice,
          date,
          amount,
          paymentAmount,
          paymentAccounting,
          invoiceAccounting,
          voucher,
          undone?.on,
          undone?.voucher,
        ),
    ),
    adjustments: state.settlements.flatMap(({ payment, no, adjusted }) =>
      adjusted.map(({ kind, amount, accounting, account }, index) =>
        row(payment, no, index + 1, kind, amount, accounting, account),
      ),
    ),
    discounts: [...state.transactions.values()].flatMap(({ key, discounts }) =>
      discounts.map(({ until, amount }) => row(key, until, amount)),
    ),
    mirrors: state.mirrors.map(({ event, source, trade, outcome, target, reason, lineCount }) =>
      row(event, source, customerOf(trade), outcome, target, reason, lineCount),
    ),
    mirrorLines: state.mirrors.flatMap(({ source, trade, lines }) =>
      lines.map((line) => row(`${source}/${line.source}`, customerOf(trade), line.target, line.flag)),
    ),
    series: [...state.nextVoucher].map(([key, next]) => row(key, next)),
  });
}

/** A line of text for one row; what is missing is a dash. */
export function row(...values: readonly (string | number | bigint | null | undefined)[]): string {
  return values.map((value) => String(value ?? "-")).join(" ");
}

export function sorted(books: Books): Books {
  return Object.fromEntries(Object.entries(books).map(([kind, rows]) => [kind, [...rows].sort()]));
}

/** How a mirror names its relationship. */
export function customerOf(trade: number): string {
  const { seller, customer } = trades[trade]!;
  return `${seller}/${customer}`;
}

function balances({ entries }: State): readonly string[] {
  const sums = new Map<string, { amount: bigint; accounting: bigint }>();
  for (const { company, account, currency, amount, accounting } of entries) {
    const key = `${company} ${account} ${currency}`;
    const sum = sums.get(key) ?? { amount: 0n, accounting: 0n };
    sums.set(key, { amount: sum.amount + amount, accounting: sum.accounting + accounting });
  }
  return [...sums].map(([key, { amount, accounting }]) => row(key, amount, accounting));
}
