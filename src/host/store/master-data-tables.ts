/** What companies are set up with: accounts, profiles, parties, rates and trading relationships. See `schemaTables`. */
export const masterDataTables = `
CREATE TABLE company (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  rate_type TEXT NOT NULL,
  reporting_currency TEXT CHECK (length(reporting_currency) = 3),
  reporting_rate_type TEXT,
  default_payment_journal TEXT,
  rounding_account TEXT,
  revaluation_journal TEXT,
  unrealized_gain_account TEXT,
  unrealized_loss_account TEXT,
  journal_next BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE main_account (
  company TEXT NOT NULL REFERENCES company(id),
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('asset','liability','equity','revenue','expense')),
  revalued BIGINT NOT NULL DEFAULT 0 CHECK (revalued IN (0, 1)),
  dimensions TEXT,
  dimension_rules TEXT,
  PRIMARY KEY (company, account)
){clustered};
CREATE TABLE dimension (
  company TEXT NOT NULL REFERENCES company(id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (company, id)
){clustered};
CREATE TABLE dimension_value (
  company TEXT NOT NULL,
  dimension TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  blocked BIGINT NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),
  PRIMARY KEY (company, dimension, id),
  FOREIGN KEY (company, dimension) REFERENCES dimension(company, id)
){clustered};
CREATE TABLE bank_account (
  company TEXT NOT NULL REFERENCES company(id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  currency TEXT,
  main_account TEXT NOT NULL,
  dimensions TEXT,
  PRIMARY KEY (company, id),
  FOREIGN KEY (company, main_account) REFERENCES main_account(company, account)
){clustered};
CREATE TABLE posting_profile (
  company TEXT NOT NULL REFERENCES company(id),
  side TEXT NOT NULL CHECK (side IN ('vendor','customer')),
  id TEXT NOT NULL,
  summary_account TEXT NOT NULL,
  gain_account TEXT NOT NULL,
  loss_account TEXT NOT NULL,
  unrealized_gain_account TEXT,
  unrealized_loss_account TEXT,
  discount_account TEXT,
  write_off_account TEXT,
  penny_difference_account TEXT,
  PRIMARY KEY (company, side, id),
  FOREIGN KEY (company, summary_account) REFERENCES main_account(company, account),
  FOREIGN KEY (company, gain_account) REFERENCES main_account(company, account),
  FOREIGN KEY (company, loss_account) REFERENCES main_account(company, account),
  FOREIGN KEY (company, discount_account) REFERENCES main_account(company, account),
  FOREIGN KEY (company, write_off_account) REFERENCES main_account(company, account),
  FOREIGN KEY (company, penny_difference_account) REFERENCES main_account(company, account)
){clustered};
CREATE TABLE terms_of_payment (
  company TEXT NOT NULL REFERENCES company(id),
  id TEXT NOT NULL,
  days BIGINT NOT NULL CHECK (days BETWEEN 0 AND 9999),
  PRIMARY KEY (company, id)
){clustered};
CREATE TABLE cash_discount (
  company TEXT NOT NULL REFERENCES company(id),
  id TEXT NOT NULL,
  percent BIGINT NOT NULL CHECK (percent BETWEEN 0 AND 999999),
  days BIGINT NOT NULL CHECK (days BETWEEN 0 AND 9999),
  next TEXT CHECK (next <> id),
  PRIMARY KEY (company, id)
){clustered};
CREATE TABLE party_parameters (
  company TEXT NOT NULL REFERENCES company(id),
  side TEXT NOT NULL CHECK (side IN ('vendor','customer')),
  prepayment_profile TEXT,
  discount_on_part_payments BIGINT NOT NULL CHECK (discount_on_part_payments IN (0, 1)),
  discount_on_credit_notes BIGINT NOT NULL CHECK (discount_on_credit_notes IN (0, 1)),
  discount_administration TEXT NOT NULL CHECK (discount_administration IN ('specific','unspecific')),
  maximum_penny_difference BIGINT NOT NULL CHECK (maximum_penny_difference >= 0),
  maximum_overpayment BIGINT NOT NULL CHECK (maximum_overpayment >= 0),
  maximum_underpayment BIGINT NOT NULL CHECK (maximum_underpayment >= 0),
  PRIMARY KEY (company, side),
  FOREIGN KEY (company, side, prepayment_profile) REFERENCES posting_profile(company, side, id)
){clustered};
CREATE TABLE number_series (
  company TEXT NOT NULL REFERENCES company(id),
  id TEXT NOT NULL,
  prefix TEXT NOT NULL,
  digits BIGINT NOT NULL CHECK (digits BETWEEN 1 AND 18),
  next BIGINT NOT NULL DEFAULT 1 CHECK (next >= 1),
  PRIMARY KEY (company, id)
){clustered};
CREATE TABLE journal_name (
  company TEXT NOT NULL REFERENCES company(id),
  id TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('vendorInvoice','customerInvoice','vendorPayment','customerPayment','general',
    'settlement','reversal')),
  description TEXT NOT NULL,
  voucher_series TEXT,
  offset_type TEXT CHECK (offset_type IN ('ledger','bank','vendor','customer')),
  offset_account TEXT,
  currency TEXT,
  approval BIGINT NOT NULL DEFAULT 0 CHECK (approval IN (0, 1)),
  dimensions TEXT,
  PRIMARY KEY (company, id),
  CHECK ((offset_type IS NULL) = (offset_account IS NULL))
){clustered};
CREATE TABLE fiscal_period (
  company TEXT NOT NULL REFERENCES company(id),
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open','onHold','closed')),
  PRIMARY KEY (company, start_date),
  CHECK (start_date <= end_date)
){clustered};
CREATE TABLE rate_type (
  id TEXT PRIMARY KEY,
  base_currency TEXT CHECK (length(base_currency) = 3)
){clustered};
CREATE TABLE exchange_rate (
  rate_type TEXT NOT NULL,
  from_currency TEXT NOT NULL CHECK (length(from_currency) = 3),
  to_currency TEXT NOT NULL CHECK (length(to_currency) = 3),
  start_date TEXT NOT NULL,
  mantissa BIGINT NOT NULL CHECK (mantissa > 0),
  scale BIGINT NOT NULL CHECK (scale BETWEEN 0 AND 18),
  PRIMARY KEY (rate_type, from_currency, to_currency, start_date),
  CHECK (from_currency <> to_currency)
){clustered};
CREATE TABLE party (
  company TEXT NOT NULL REFERENCES company(id),
  side TEXT NOT NULL CHECK (side IN ('vendor','customer')),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  profile TEXT NOT NULL,
  hold TEXT NOT NULL DEFAULT 'none' CHECK (hold IN ('none','payment','all')),
  automatic_settlement BIGINT NOT NULL DEFAULT 0 CHECK (automatic_settlement IN (0, 1)),
  terms_of_payment TEXT,
  cash_discount TEXT,
  settlement_order TEXT NOT NULL DEFAULT 'dueDate' CHECK (settlement_order IN ('dueDate','discountDate','oldest','newest')),
  dimensions TEXT,
  fields TEXT,
  PRIMARY KEY (company, side, id),
  FOREIGN KEY (company, side, profile) REFERENCES posting_profile(company, side, id),
  FOREIGN KEY (company, terms_of_payment) REFERENCES terms_of_payment(company, id),
  FOREIGN KEY (company, cash_discount) REFERENCES cash_discount(company, id)
){clustered};
CREATE TABLE intercompany_accounting (
  paying_company TEXT NOT NULL REFERENCES company(id),
  paid_company TEXT NOT NULL REFERENCES company(id),
  due_from_account TEXT NOT NULL,
  due_to_account TEXT NOT NULL,
  payment_journal TEXT NOT NULL,
  PRIMARY KEY (paying_company, paid_company),
  CHECK (paying_company <> paid_company),
  FOREIGN KEY (paying_company, due_from_account) REFERENCES main_account(company, account),
  FOREIGN KEY (paid_company, due_to_account) REFERENCES main_account(company, account),
  FOREIGN KEY (paid_company, payment_journal) REFERENCES journal_name(company, id)
){clustered};
CREATE TABLE trading_relationship (
  id {id},
  selling_company TEXT NOT NULL REFERENCES company(id),
  customer TEXT NOT NULL,
  customer_side TEXT NOT NULL DEFAULT 'customer' CHECK (customer_side = 'customer'),
  buying_company TEXT NOT NULL REFERENCES company(id),
  vendor TEXT NOT NULL,
  vendor_side TEXT NOT NULL DEFAULT 'vendor' CHECK (vendor_side = 'vendor'),
  active BIGINT NOT NULL CHECK (active IN (0, 1)),
  payment_journal TEXT,
  post_automatically BIGINT NOT NULL DEFAULT 0 CHECK (post_automatically IN (0, 1)),
  on_failure TEXT CHECK (on_failure IN ('block','park')),
  dimension_map TEXT,
  UNIQUE (selling_company, customer),
  UNIQUE (buying_company, vendor),
  CHECK (selling_company <> buying_company),
  FOREIGN KEY (selling_company, customer_side, customer) REFERENCES party(company, side, id),
  FOREIGN KEY (buying_company, vendor_side, vendor) REFERENCES party(company, side, id)
);
`;
