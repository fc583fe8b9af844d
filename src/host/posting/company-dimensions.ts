import type { Dimensions } from "@contrapost/sdk";
import {
  type AccountDimensions,
  type DimensionRule,
  entryDimensions,
  parseDimensionRule,
} from "../ledger/dimension-rules.js";
import { dimensionsText, noDimensions, parseDimensions } from "../ledger/dimensions.js";
import type { Session } from "../store/session.js";

/** An entry's dimensions as they are stored, and those that its account requires in vain. */
export interface StoredDimensions {
  readonly text: string | undefined;
  readonly missing: readonly string[];
}

/** Results kept; a journal with more combinations of account and dimensions works some out again. */
const kept = 10_000;

const noRules: AccountDimensions = { defaults: noDimensions, rules: {} };

/** The financial dimensions of one company, read once for each posting. A company without any has none of this. */
export class CompanyDimensions {
  /** By dimension, its values, and whether one is blocked. */
  readonly #values: ReadonlyMap<string, ReadonlyMap<string, boolean>>;
  readonly #accounts: ReadonlyMap<string, AccountDimensions>;
  readonly #banks: ReadonlyMap<string, string>;
  readonly #entries = new Map<string, StoredDimensions>();
  readonly #merged = new Map<string, string>();

  constructor(
    readonly company: string,
    values: ReadonlyMap<string, ReadonlyMap<string, boolean>>,
    accounts: ReadonlyMap<string, AccountDimensions>,
    banks: ReadonlyMap<string, string>,
  ) {
    this.#values = values;
    this.#accounts = accounts;
    this.#banks = banks;
  }

  /** Undefined where the company has no dimensions. */
  static async load(session: Session, company: string): Promise<CompanyDimensions | undefined> {
    const rows = await session.rows(
      `SELECT d.id, v.id, v.blocked FROM dimension d
       LEFT JOIN dimension_value v ON v.company = d.company AND v.dimension = d.id WHERE d.company = ?`,
      [company],
    );
    if (rows.length === 0) return undefined;
    const values = new Map<string, Map<string, boolean>>();
    for (const [dimension, value, blocked] of rows as [string, string | null, bigint][]) {
      const known = values.get(dimension) ?? new Map<string, boolean>();
      values.set(dimension, known);
      if (value !== null) known.set(value, Number(blocked) === 1);
    }
    const accounts = await loadAccounts(session, company);
    return new CompanyDimensions(company, values, accounts, await loadBanks(session, company));
  }

  /** Whether a dimension has a value: `known`, `blocked`, or which of the two is unknown. */
  stateOf(dimension: string, value: string): "known" | "blocked" | "noDimension" | "noValue" {
    const values = this.#values.get(dimension);
    if (values === undefined) return "noDimension";
    const blocked = values.get(value);
    if (blocked === undefined) return "noValue";
    return blocked ? "blocked" : "known";
  }

  rule(account: string, dimension: string): DimensionRule | undefined {
    return this.#accounts.get(account)?.rules[dimension];
  }

  /** The default dimensions of a bank account. */
  ofBank(bank: string): string | undefined {
    return this.#banks.get(bank);
  }

  /** Dimensions of several places in one; what stands further on goes before what stands first. */
  merge(weak: string | undefined, strong: string | undefined): string | undefined {
    if (weak === undefined || weak === strong) return strong;
    if (strong === undefined) return weak;
    const key = `${weak}\n${strong}`;
    let merged = this.#merged.get(key);
    if (merged === undefined) {
      merged = dimensionsText({ ...parseDimensions(weak), ...parseDimensions(strong) })!;
      if (this.#merged.size >= kept) this.#merged.clear();
      this.#merged.set(key, merged);
    }
    return merged;
  }

  /** What an entry on an account gets of the dimensions that came with its line. */
  ofEntry(account: string, given: string | undefined): StoredDimensions {
    const key = `${account}\n${given ?? ""}`;
    let found = this.#entries.get(key);
    if (found === undefined) {
      const rules = this.#accounts.get(account) ?? noRules;
      const { dimensions, missing } = entryDimensions(parseDimensions(given), rules);
      found = { text: dimensionsText(dimensions), missing };
      if (this.#entries.size >= kept) this.#entries.clear();
      this.#entries.set(key, found);
    }
    return found;
  }
}

async function loadAccounts(
  session: Session,
  company: string,
): Promise<ReadonlyMap<string, AccountDimensions>> {
  const rows = await session.rows(
    `SELECT a.account, a.dimensions, a.dimension_rules FROM main_account a
     WHERE a.company = ? AND (a.dimensions IS NOT NULL OR a.dimension_rules IS NOT NULL)`,
    [company],
  );
  return new Map(
    (rows as [string, string | null, string | null][]).map(([account, defaults, rules]) => [
      account,
      {
        defaults: parseDimensions(defaults ?? undefined),
        rules: rulesOf(parseDimensions(rules ?? undefined)),
      },
    ]),
  );
}

function rulesOf(texts: Dimensions): Readonly<Record<string, DimensionRule>> {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, parseDimensionRule(text)]));
}

async function loadBanks(session: Session, company: string): Promise<ReadonlyMap<string, string>> {
  const sql = "SELECT id, dimensions FROM bank_account WHERE company = ? AND dimensions IS NOT NULL";
  const rows = await session.rows(sql, [company]);
  return new Map(rows.map((row) => [row[0] as string, row[1] as string]));
}
