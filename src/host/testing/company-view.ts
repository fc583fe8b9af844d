import { ContrapostError, type Dimensions, formatAmount, parseAmount } from "@contrapost/sdk";
import { dimensionsText, parseDimensions } from "../ledger/dimensions.js";
import type { Session } from "../store/session.js";

/** What is needed of a company to read what a scenario says of its books. */
export interface CompanyView {
  readonly company: string;
  /** The accounting currency. */
  readonly currency: string;
  readonly accountNames: ReadonlyMap<string, string>;
}

/** Reads a company's view. Throws CP_COMPANY_UNKNOWN. */
export async function readCompanyView(
  session: Session,
  company: string,
  where: string,
): Promise<CompanyView> {
  const [head] = await session.rows("SELECT currency FROM company WHERE id = ?", [company]);
  if (head === undefined) throw new ContrapostError("CP_COMPANY_UNKNOWN", { where, company });
  const accounts = await session.rows("SELECT account, name FROM main_account WHERE company = ?", [company]);
  const accountNames = new Map(accounts.map((row) => [row[0] as string, row[1] as string]));
  return { company, currency: head[0] as string, accountNames };
}

/** An account as differences show it: its number and its name. A scenario may give the number alone. */
export function accountLabel(text: string, { accountNames }: CompanyView): string {
  const name = accountNames.get(text);
  return name === undefined ? text : `${text} ${name}`;
}

/** A scenario's amount with all decimals of its currency. Throws what `parseAmount` throws. */
export function canonicalAmount(text: string, currency: string, where: string): string {
  return formatAmount(parseAmount(text, currency, where), currency);
}

/** The same for an amount with its currency: `100 EUR` is `100.00 EUR`. */
export function canonicalMoney(text: string, where: string): string {
  const [amount = "", currency = ""] = text.split(" ");
  return `${canonicalAmount(amount, currency, where)} ${currency}`;
}

/** An amount without its sign, and its currency. */
export function moneyOf(amount: bigint, currency: string): string {
  return `${unsigned(amount, currency)} ${currency}`;
}

/** Dimensions in the order in which the books keep them. */
export function sortedDimensions(dimensions: Dimensions): Dimensions {
  return parseDimensions(dimensionsText(dimensions));
}

/** An amount without its sign. */
export function unsigned(amount: bigint, currency: string): string {
  return formatAmount(amount < 0n ? -amount : amount, currency);
}
