import { isatty } from "node:tty";
import { formatAmount } from "@contrapost/sdk";
import Table from "cli-table3";
import type { LedgerEntryOverview, MirrorLineOverview, TransactionOverview } from "contrapost";
import colours from "picocolors";
import { days } from "./post-trade.js";
import type { TradeResult } from "./read-result.js";

// Plain in a pipe, also where the surroundings would have colours in a log.
const pc = colours.createColors(isatty(1) && process.env["NO_COLOR"] === undefined);

const noBorders = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
    ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid"],
  ].map((place) => [place, ""]),
);

/** The whole screen. */
export function resultText(result: TradeResult): string {
  const { rates, buyerLedger, sellerLedger, mirror, mirrorLines, invoices, reconciliation } = result;
  const { totals, reconciled } = reconciliation;
  const open = totals.map(({ currency, difference }) => `${formatAmount(difference, currency)} ${currency}`);
  const target = `${mirror.target?.company ?? ""}/${mirror.target?.number ?? ""}`;
  return [
    pc.bold("DEMF (Germany, books in EUR) sells to USMF (United States, books in USD)."),
    `  ${days.invoice}  (1 EUR = ${rates[0]} USD)  DEMF invoices USMF; USMF posts the same vendor invoice.`,
    `  ${days.payment}  (1 EUR = ${rates[1]} USD)  USMF posts its vendor payment journal PAY-1. That is all:`,
    "  DEMF's customer payment is made, posted and settled in the same transaction.",
    "",
    pc.bold("Ledger of USMF"),
    ledgerTable(buyerLedger),
    "",
    pc.bold("Ledger of DEMF"),
    ledgerTable(sellerLedger),
    "",
    `${pc.bold("Mirror")}  customer payment journal ${target}, ${pc.green(mirror.status)} by ${mirror.plugin}`,
    ...mirrorLines.map(mirrorLineText),
    "",
    pc.bold("Invoice FR-1001 in both subledgers"),
    invoiceTable(invoices),
    "",
    reconciled && totals.length === 0
      ? `${pc.bold("Reconciliation")}  USMF owes 0.00, DEMF claims 0.00: ${pc.green("reconciled, difference 0.00 EUR")}`
      : `${pc.bold("Reconciliation")}  ${pc.red(`difference ${open.join(", ")}`)}`,
  ].join("\n");
}

function ledgerTable(entries: readonly LedgerEntryOverview[]): string {
  const currency = entries[0]?.accountingCurrency ?? "";
  const foreign = entries.some((entry) => entry.currency !== currency);
  return table(
    ["Date", "Voucher", "Account", `Debit ${currency}`, `Credit ${currency}`, ...(foreign ? ["Amount"] : [])],
    ["left", "left", "left", "right", "right", "right"],
    entries.map((entry) => {
      const { date, voucher, account, accountName, accountingAmount } = entry;
      const side = formatAmount(accountingAmount < 0n ? -accountingAmount : accountingAmount, currency);
      const realized = entry.kind === "exchangeGain" || entry.kind === "exchangeLoss";
      const colour = realized ? pc.yellow : String;
      return [
        date,
        voucher,
        colour(`${account} ${accountName}`),
        colour(accountingAmount > 0n ? side : ""),
        colour(accountingAmount < 0n ? side : ""),
        ...(foreign ? [foreignAmount(entry, currency)] : []),
      ];
    }),
  );
}

function foreignAmount({ amount, currency }: LedgerEntryOverview, accountingCurrency: string): string {
  if (amount === 0n || currency === accountingCurrency) return "";
  return `${formatAmount(amount, currency)} ${currency}`;
}

function mirrorLineText({ source, target, amount, currency }: MirrorLineOverview): string {
  const [from, to] = [source, target].map(
    ({ journal, line, voucher = "no voucher yet" }) =>
      `${journal.company}/${journal.number} line ${line} (${voucher})`,
  );
  return `  ${from ?? ""}  →  ${to ?? ""}  ${formatAmount(amount < 0n ? -amount : amount, currency)} ${currency}`;
}

function invoiceTable(invoices: readonly TransactionOverview[]): string {
  return table(
    ["Company", "Party", "Voucher", "Amount", "Open", "", ""],
    ["left", "left", "left", "right", "right", "left", "left"],
    invoices.map(({ company, side, party, voucher, amount, open, currency, closedOn }) => [
      company,
      `${side} ${party}`,
      voucher,
      formatAmount(amount, currency),
      formatAmount(open, currency),
      currency,
      closedOn === undefined ? pc.red("open") : pc.green(`closed on ${closedOn}`),
    ]),
  );
}

function table(
  head: readonly string[],
  colAligns: ("left" | "right")[],
  rows: readonly (readonly string[])[],
): string {
  const drawn = new Table({
    chars: { ...noBorders, middle: "  " },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
    head: head.map((text) => pc.dim(text)),
    colAligns,
  });
  for (const row of rows) drawn.push([...row]);
  return drawn
    .toString()
    .split("\n")
    .map((line) => `  ${line.trimEnd()}`)
    .join("\n");
}
