import type { Store } from "#host/store/session.js";

const tables: Readonly<Record<string, string>> = {
  company: "id, name, currency, rate_type, default_payment_journal, rounding_account",
  main_account: "company, account, name, type",
  bank_account: "company, id, name, currency, main_account",
  posting_profile:
    "company, side, id, summary_account, gain_account, loss_account, discount_account, write_off_account, penny_difference_account",
  number_series: "company, id, prefix, digits, next",
  journal_name:
    "company, id, type, description, voucher_series, offset_type, offset_account, currency, approval",
  fiscal_period: "company, start_date, end_date, status",
  exchange_rate: "rate_type, from_currency, to_currency, start_date, mantissa, scale",
  party: "company, side, id, name, profile, hold, automatic_settlement, terms_of_payment, cash_discount",
  terms_of_payment: "company, id, days, company",
  cash_discount: "company, id, percent, days, next",
  party_parameters: `company, side, prepayment_profile, discount_on_part_payments, discount_on_credit_notes,
    discount_administration, maximum_penny_difference, maximum_overpayment, maximum_underpayment`,
  trading_relationship:
    "selling_company, customer, buying_company, vendor, active, payment_journal, post_automatically, on_failure",
};

/** All master data in a store, a text for each row, in the order of the keys. */
export async function booksOf(store: Store): Promise<Readonly<Record<string, readonly string[]>>> {
  const books: Record<string, readonly string[]> = {};
  await store.read(async (session) => {
    for (const [table, columns] of Object.entries(tables)) {
      const rows = await session.rows(`SELECT ${columns} FROM ${table} ORDER BY 1, 2, 3, 4`);
      books[table] = rows.map((row) =>
        row.map((value) => (value === null ? "-" : String(value))).join(" | "),
      );
    }
  });
  return books;
}
