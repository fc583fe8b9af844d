import { formatAmount } from "@contrapost/sdk";
import type { DifferencePart } from "../../inquiry/reconciliation/difference.js";
import type {
  Reconciliation,
  ReconciliationRow,
  ReconciliationTotal,
} from "../../inquiry/reconciliation/reconcile.js";
import type { Column } from "../console/table.js";
import { journalText } from "./amounts.js";

/** What rows and totals have in common. */
type Compared = Pick<ReconciliationRow, "currency" | "payable" | "receivable" | "difference">;

function amountsJson({ currency, payable, receivable, difference }: Compared): object {
  return {
    payable: formatAmount(payable, currency),
    receivable: formatAmount(receivable, currency),
    difference: formatAmount(difference, currency),
  };
}

export function reconciliationJson({ rows, totals, ...head }: Reconciliation): object {
  return {
    ...head,
    rows: rows.map((row) => ({ ...row, ...amountsJson(row), parts: row.parts.map(partJson) })),
    totals: totals.map((total) => ({ ...total, ...amountsJson(total) })),
  };
}

function partJson(part: DifferencePart): object {
  return { ...part, amount: formatAmount(part.amount, part.currency) };
}

export const reconciliationKeys = [
  "record",
  "vendor",
  "customer",
  "invoice",
  "buyerVoucher",
  "sellerVoucher",
  "currency",
  "payable",
  "receivable",
  "difference",
  "kind",
  "amount",
  "reason",
  "mirror",
  "journal",
] as const;

/** The rows for CSV: each document, followed by the parts of its difference. */
export function reconciliationRows({
  rows,
}: Reconciliation): readonly Readonly<Partial<Record<(typeof reconciliationKeys)[number], string>>>[] {
  return rows.flatMap((row) => {
    const { vendor, customer, invoice = "", buyerVoucher = "", sellerVoucher = "", currency } = row;
    const document = { vendor, customer, invoice, buyerVoucher, sellerVoucher };
    return [
      { record: "document", ...document, currency, ...amountsJson(row) },
      ...row.parts.map(({ mirror, journal, amount, ...part }) => ({
        record: "part",
        ...document,
        ...part,
        amount: formatAmount(amount, part.currency),
        mirror: mirror === undefined ? "" : String(mirror),
        journal: journal === undefined ? "" : journalText(journal),
      })),
    ];
  });
}

/** A row of the table: an invoice or payment, or a part of its difference below it. */
export interface ReconciliationLine {
  readonly row?: ReconciliationRow;
  readonly total?: ReconciliationTotal;
  readonly part?: DifferencePart;
}

/** Each document with its first reason beside it, further reasons below; at the end the sums. */
export function reconciliationLines({ rows, totals }: Reconciliation): readonly ReconciliationLine[] {
  return [
    ...rows.flatMap((row) => {
      const [first, ...more] = row.parts;
      return [{ row, ...(first === undefined ? {} : { part: first }) }, ...more.map((part) => ({ part }))];
    }),
    ...totals.map((total) => ({ total })),
  ];
}

export function reconciliationColumns(buyer: string, seller: string): readonly Column<ReconciliationLine>[] {
  const amount = (line: ReconciliationLine, pick: (compared: Compared) => bigint): string => {
    const compared = line.row ?? line.total;
    return compared === undefined ? "" : formatAmount(pick(compared), compared.currency);
  };
  return [
    { head: "Document", value: documentText },
    { head: `${buyer} owes`, right: true, value: (line) => amount(line, ({ payable }) => payable) },
    { head: `${seller} claims`, right: true, value: (line) => amount(line, ({ receivable }) => receivable) },
    {
      head: "Difference",
      right: true,
      value: (line) => amount(line, ({ difference }) => difference),
      colour: ({ row, total }, colours) => ((row ?? total)?.difference === 0n ? colours.green : colours.red),
    },
    { head: "", value: ({ row, total }) => (row ?? total)?.currency },
    {
      head: "Because of",
      value: ({ part }) =>
        part && `${part.kind} ${formatAmount(part.amount, part.currency)} ${part.currency}`,
    },
    { head: "Explanation", value: ({ part }) => part && explanation(part) },
  ];
}

function documentText({ row, total }: ReconciliationLine): string {
  if (total !== undefined) return "Total";
  if (row === undefined) return "";
  if (row.invoice !== undefined) return row.invoice;
  return `payment ${[row.buyerVoucher, row.sellerVoucher].filter((voucher) => voucher !== undefined).join(" / ")}`;
}

function explanation({ reason, mirror }: DifferencePart): string {
  return mirror === undefined ? reason : `${reason} (mirror ${mirror})`;
}
