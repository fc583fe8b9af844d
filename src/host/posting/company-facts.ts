import {
  ContrapostError,
  type AccountRef,
  type JournalNameInfo,
  type JournalType,
  type RateFraction,
  type Side,
} from "@contrapost/sdk";
import type { PartyAccounts } from "../ledger/voucher-line.js";
import { CompanyDimensions } from "./company-dimensions.js";
import { ReportingCurrency } from "./reporting-currency.js";
import { ConversionCache } from "./conversion-cache.js";
import type { Session, SqlRow } from "../store/session.js";

/** A bank account: where it posts, and the one currency it takes where it has one. */
export interface BankFacts {
  readonly mainAccount: string;
  readonly currency: string | undefined;
}

/** What a journal name gives its journals. */
export interface JournalNameFacts {
  readonly name: string;
  readonly type: JournalType;
  readonly voucherSeries: string | undefined;
  readonly offset: AccountRef | undefined;
  readonly approval: boolean;
  /** Default dimensions of its journals. */
  readonly dimensions: string | undefined;
}

/** Whether a date can be posted to. */
export type PeriodStatus = "open" | "onHold" | "closed" | "missing";

/** A company's rules as one posting sees them, read once. */
export class CompanyFacts {
  readonly #periods: readonly {
    readonly start: string;
    readonly end: string;
    readonly status: PeriodStatus;
  }[];
  readonly #periodOfDate = new Map<string, PeriodStatus>();

  constructor(
    readonly company: string,
    readonly currency: string,
    readonly rateType: string,
    readonly roundingAccount: string | undefined,
    readonly accounts: ReadonlySet<string>,
    readonly banks: ReadonlyMap<string, BankFacts>,
    /** By `side/profile`. */
    readonly profiles: ReadonlyMap<string, PartyAccounts>,
    periods: readonly { readonly start: string; readonly end: string; readonly status: PeriodStatus }[],
    readonly conversions: ConversionCache,
    /** Undefined where the company has no dimensions. */
    readonly dimensions: CompanyDimensions | undefined,
    /** Undefined where the company keeps its books in its accounting currency alone. */
    readonly reporting: ReportingCurrency | undefined,
  ) {
    this.#periods = periods;
  }

  static async load(session: Session, company: string): Promise<CompanyFacts> {
    const companies = await session.rows(
      "SELECT currency, rate_type, rounding_account, reporting_currency, reporting_rate_type FROM company WHERE id = ?",
      [company],
    );
    const head = companies[0];
    if (head === undefined) throw new ContrapostError("CP_COMPANY_UNKNOWN", { company });
    const currency = head[0] as string;
    const rateType = head[1] as string;
    return new CompanyFacts(
      company,
      currency,
      rateType,
      (head[2] as string | null) ?? undefined,
      await loadAccounts(session, company),
      await loadBanks(session, company),
      await loadProfiles(session, company),
      await loadPeriods(session, company),
      new ConversionCache(session, rateType, currency),
      await CompanyDimensions.load(session, company),
      head[3] === null
        ? undefined
        : new ReportingCurrency(session, head[3] as string, (head[4] as string | null) ?? rateType),
    );
  }

  profile(side: Side, profile: string): PartyAccounts | undefined {
    return this.profiles.get(`${side}/${profile}`);
  }

  /** Where an account posts; undefined where the company has no such ledger or bank account. */
  mainAccount(account: AccountRef): string | undefined {
    if (account.type === "bank") return this.banks.get(account.id)?.mainAccount;
    return this.accounts.has(account.id) ? account.id : undefined;
  }

  period(date: string): PeriodStatus {
    let status = this.#periodOfDate.get(date);
    if (status === undefined) {
      status =
        this.#periods.find((period) => period.start <= date && date <= period.end)?.status ?? "missing";
      this.#periodOfDate.set(date, status);
    }
    return status;
  }

  /** The exact rate into the accounting currency; undefined where it is not loaded or there is none. */
  conversion(currency: string, date: string): RateFraction | undefined {
    return this.conversions.get(currency, date);
  }
}

async function loadAccounts(session: Session, company: string): Promise<ReadonlySet<string>> {
  const rows = await session.rows("SELECT account FROM main_account WHERE company = ?", [company]);
  return new Set(rows.map((row) => row[0] as string));
}

async function loadBanks(session: Session, company: string): Promise<ReadonlyMap<string, BankFacts>> {
  const rows = await session.rows("SELECT id, main_account, currency FROM bank_account WHERE company = ?", [
    company,
  ]);
  return new Map(
    rows.map((row) => [
      row[0] as string,
      { mainAccount: row[1] as string, currency: (row[2] as string | null) ?? undefined },
    ]),
  );
}

async function loadProfiles(session: Session, company: string): Promise<ReadonlyMap<string, PartyAccounts>> {
  const sql = `SELECT side, id, summary_account, gain_account, loss_account, discount_account, write_off_account,
      penny_difference_account FROM posting_profile WHERE company = ?`;
  const rows = await session.rows(sql, [company]);
  return new Map(
    rows.map((row) => {
      const [side, profile, summary, gain, loss] = row as string[];
      const [discount, writeOff, pennyDifference] = row.slice(5).map(optional);
      const accounts = { profile: profile!, summary: summary!, gain: gain!, loss: loss! };
      return [`${side!}/${accounts.profile}`, { ...accounts, discount, writeOff, pennyDifference }];
    }),
  );
}

function optional(value: SqlRow[number]): string | undefined {
  return (value as string | null) ?? undefined;
}

async function loadPeriods(session: Session, company: string) {
  const sql = "SELECT start_date, end_date, status FROM fiscal_period WHERE company = ? ORDER BY start_date";
  const rows = await session.rows(sql, [company]);
  return rows.map((row) => ({
    start: row[0] as string,
    end: row[1] as string,
    status: row[2] as PeriodStatus,
  }));
}

/** What plugins may know of a journal name. */
export function journalNameInfo({ name, type, approval, offset }: JournalNameFacts): JournalNameInfo {
  return Object.freeze({ name, type, approval, ...(offset && { offset }) });
}

/** What journal name `name` of a company says. Throws CP_JOURNAL_NAME_UNKNOWN. */
export async function loadJournalName(
  session: Pick<Session, "rows">,
  company: string,
  name: string,
): Promise<JournalNameFacts> {
  const sql = `SELECT type, voucher_series, offset_type, offset_account, approval, dimensions
    FROM journal_name WHERE company = ? AND id = ?`;
  const [row] = await session.rows(sql, [company, name]);
  if (row === undefined) throw new ContrapostError("CP_JOURNAL_NAME_UNKNOWN", { company, name });
  return {
    name,
    type: row[0] as JournalType,
    voucherSeries: (row[1] as string | null) ?? undefined,
    offset: row[2] === null ? undefined : { type: row[2] as AccountRef["type"], id: row[3] as string },
    approval: Number(row[4]) === 1,
    dimensions: (row[5] as string | null) ?? undefined,
  };
}
