/** Journals, what they post, the ties between companies, and the outbox. See `schemaTables`. */
export const postingTables = `
CREATE TABLE journal (
  id {id},
  company TEXT NOT NULL REFERENCES company(id),
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('vendorInvoice','customerInvoice','vendorPayment','customerPayment','general',
    'settlement','reversal')),
  status TEXT NOT NULL CHECK (status IN ('draft','submitted','approved','posted','cancelled')),
  description TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('user','plugin','mirror','revaluation','centralPayment')),
  origin_plugin TEXT,
  source_company TEXT,
  source_journal TEXT,
  reverses BIGINT REFERENCES journal(id),
  line_count BIGINT NOT NULL DEFAULT 0,
  voucher_count BIGINT NOT NULL DEFAULT 0,
  voucher_base BIGINT,
  transaction_base BIGINT,
  fields TEXT,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  posted_by TEXT,
  posted_at TEXT,
  UNIQUE (company, number),
  FOREIGN KEY (company, name) REFERENCES journal_name(company, id),
  CHECK ((status = 'posted') = (posted_at IS NOT NULL)),
  CHECK (origin NOT IN ('mirror','centralPayment') OR (source_company IS NOT NULL AND source_journal IS NOT NULL))
);
CREATE UNIQUE INDEX journal_central_payment
  ON journal (source_company, source_journal, company) WHERE origin = 'centralPayment';
CREATE TABLE journal_event (
  journal_id BIGINT NOT NULL REFERENCES journal(id),
  event_no BIGINT NOT NULL,
  event TEXT NOT NULL CHECK (event IN ('submitted','approved','rejected','recalled')),
  by_user TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT,
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  PRIMARY KEY (journal_id, event_no),
  CHECK (event <> 'rejected' OR reason IS NOT NULL)
){clustered};
CREATE TABLE journal_line (
  journal_id BIGINT NOT NULL REFERENCES journal(id),
  line_no BIGINT NOT NULL,
  voucher_no BIGINT NOT NULL,
  date TEXT NOT NULL CHECK (length(date) = 10),
  account_type TEXT NOT NULL CHECK (account_type IN ('ledger','bank','vendor','customer')),
  account TEXT NOT NULL,
  company TEXT REFERENCES company(id),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  amount BIGINT NOT NULL,
  exchange_rate TEXT,
  accounting_amount BIGINT,
  reporting_amount BIGINT,
  offset_type TEXT CHECK (offset_type IN ('ledger','bank','vendor','customer')),
  offset_account TEXT,
  invoice TEXT,
  due_date TEXT,
  payment_reference TEXT,
  text TEXT,
  cash_discount TEXT,
  prepayment BIGINT CHECK (prepayment = 1),
  dimensions TEXT,
  fields TEXT,
  PRIMARY KEY (journal_id, line_no),
  CHECK (amount <> 0 OR accounting_amount <> 0 OR reporting_amount <> 0),
  CHECK (exchange_rate IS NULL OR accounting_amount IS NULL)
){clustered};
CREATE TABLE voucher (
  id {id},
  company TEXT NOT NULL REFERENCES company(id),
  number TEXT NOT NULL,
  date TEXT NOT NULL,
  journal_id BIGINT NOT NULL REFERENCES journal(id),
  voucher_no BIGINT NOT NULL,
  UNIQUE (company, number)
);
CREATE TABLE ledger_entry (
  voucher_id BIGINT NOT NULL REFERENCES voucher(id),
  entry_no BIGINT NOT NULL,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount BIGINT NOT NULL,
  accounting_amount BIGINT NOT NULL,
  reporting_amount BIGINT,
  kind TEXT NOT NULL CHECK (kind IN ('line','offset','exchangeAdjustment','exchangeGain','exchangeLoss','rounding',
    'cashDiscount','pennyDifference','writeOff','transfer')),
  dimensions TEXT,
  PRIMARY KEY (voucher_id, entry_no)
){clustered};
CREATE TABLE voucher_seal (
  voucher_id BIGINT PRIMARY KEY REFERENCES voucher(id),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
){clustered};
CREATE TABLE journal_seal (
  company TEXT NOT NULL REFERENCES company(id),
  seal_no BIGINT NOT NULL CHECK (seal_no >= 1),
  journal_id BIGINT NOT NULL UNIQUE REFERENCES journal(id),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (company, seal_no)
){clustered};
CREATE TABLE chain_head (
  company TEXT PRIMARY KEY REFERENCES company(id),
  seal_no BIGINT NOT NULL CHECK (seal_no >= 1),
  hash TEXT NOT NULL CHECK (length(hash) IN (0, 64))
){clustered};
CREATE TABLE party_transaction (
  id {id},
  company TEXT NOT NULL,
  side TEXT NOT NULL,
  party TEXT NOT NULL,
  profile TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('invoice','creditNote','payment','prepayment','reversal')),
  voucher_id BIGINT NOT NULL REFERENCES voucher(id),
  date TEXT NOT NULL,
  due_date TEXT,
  invoice TEXT,
  currency TEXT NOT NULL,
  amount BIGINT NOT NULL,
  accounting_amount BIGINT NOT NULL,
  reporting_amount BIGINT,
  open BIGINT NOT NULL,
  open_accounting BIGINT NOT NULL,
  open_reporting BIGINT,
  closed_on TEXT,
  counterpart BIGINT,
  reversed_by BIGINT REFERENCES voucher(id),
  CHECK ((amount > 0 AND open BETWEEN 0 AND amount) OR (amount < 0 AND open BETWEEN amount AND 0)),
  CHECK (open <> 0 OR open_accounting = 0),
  CHECK (open <> 0 OR open_reporting = 0),
  CHECK ((reporting_amount IS NULL) = (open_reporting IS NULL)),
  CHECK ((open = 0) = (closed_on IS NOT NULL)),
  CHECK (reversed_by IS NULL OR open = 0)
);
CREATE TABLE transaction_discount (
  transaction_id BIGINT NOT NULL REFERENCES party_transaction(id),
  tier_no BIGINT NOT NULL,
  until TEXT NOT NULL CHECK (length(until) = 10),
  amount BIGINT NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (transaction_id, tier_no)
){clustered};
CREATE UNIQUE INDEX party_transaction_invoice
  ON party_transaction (invoice, company, side, party, COALESCE(reversed_by, 0)) WHERE invoice IS NOT NULL;
CREATE INDEX party_transaction_open
  ON party_transaction (company, side, party, due_date, id) WHERE open <> 0;
CREATE TABLE payment_hold (
  transaction_id BIGINT NOT NULL REFERENCES party_transaction(id),
  hold_no BIGINT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  held_by TEXT NOT NULL,
  held_at TEXT NOT NULL,
  released_by TEXT,
  released_at TEXT,
  PRIMARY KEY (transaction_id, hold_no),
  CHECK ((released_by IS NULL) = (released_at IS NULL))
){clustered};
CREATE UNIQUE INDEX payment_hold_standing ON payment_hold (transaction_id) WHERE released_at IS NULL;
CREATE TABLE mark (
  journal_id BIGINT NOT NULL,
  line_no BIGINT NOT NULL,
  mark_no BIGINT NOT NULL,
  transaction_id BIGINT NOT NULL REFERENCES party_transaction(id),
  part BIGINT NOT NULL,
  amount BIGINT NOT NULL CHECK (amount <> 0),
  discount_use TEXT CHECK (discount_use IN ('always','never')),
  discount BIGINT,
  write_off BIGINT CHECK (write_off <> 0),
  write_off_account TEXT,
  write_off_reason TEXT,
  payment_amount BIGINT CHECK (payment_amount <> 0),
  PRIMARY KEY (journal_id, line_no, mark_no),
  UNIQUE (transaction_id, part)
){clustered};
CREATE TABLE settlement (
  payment_id BIGINT NOT NULL REFERENCES party_transaction(id),
  settlement_no BIGINT NOT NULL,
  invoice_id BIGINT NOT NULL REFERENCES party_transaction(id),
  date TEXT NOT NULL,
  amount BIGINT NOT NULL CHECK (amount <> 0),
  payment_amount BIGINT NOT NULL CHECK (payment_amount <> 0),
  payment_accounting BIGINT NOT NULL,
  invoice_accounting BIGINT NOT NULL,
  payment_reporting BIGINT,
  invoice_reporting BIGINT,
  voucher_id BIGINT REFERENCES voucher(id),
  first_entry BIGINT NOT NULL,
  entry_count BIGINT NOT NULL CHECK (entry_count >= 0),
  undone_on TEXT,
  undone_voucher_id BIGINT REFERENCES voucher(id),
  PRIMARY KEY (payment_id, settlement_no),
  CHECK (payment_id <> invoice_id),
  CHECK ((undone_on IS NULL) = (undone_voucher_id IS NULL)),
  CHECK (undone_on >= date)
){clustered};
CREATE INDEX settlement_invoice ON settlement (invoice_id);
CREATE INDEX settlement_voucher ON settlement (voucher_id) WHERE voucher_id IS NOT NULL;
CREATE INDEX settlement_undone ON settlement (undone_voucher_id) WHERE undone_voucher_id IS NOT NULL;
CREATE TABLE unsettle_mark (
  journal_id BIGINT NOT NULL REFERENCES journal(id),
  line_no BIGINT NOT NULL,
  payment_id BIGINT NOT NULL,
  settlement_no BIGINT NOT NULL,
  PRIMARY KEY (payment_id, settlement_no),
  UNIQUE (journal_id, line_no),
  FOREIGN KEY (payment_id, settlement_no) REFERENCES settlement(payment_id, settlement_no)
){clustered};
CREATE TABLE reversal (
  voucher_id BIGINT PRIMARY KEY REFERENCES voucher(id),
  reversed_voucher_id BIGINT NOT NULL UNIQUE REFERENCES voucher(id),
  CHECK (voucher_id <> reversed_voucher_id)
){clustered};
CREATE TABLE revaluation (
  company TEXT NOT NULL REFERENCES company(id),
  side TEXT NOT NULL CHECK (side IN ('vendor','customer','ledger')),
  date TEXT NOT NULL,
  reversal_date TEXT NOT NULL,
  rate_type TEXT NOT NULL,
  reporting_rate_type TEXT,
  journal_id BIGINT NOT NULL UNIQUE REFERENCES journal(id),
  PRIMARY KEY (company, side, date),
  CHECK (date < reversal_date)
){clustered};
CREATE TABLE settlement_adjustment (
  payment_id BIGINT NOT NULL,
  settlement_no BIGINT NOT NULL,
  adjustment_no BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('cashDiscount','pennyDifference','writeOff')),
  amount BIGINT NOT NULL CHECK (amount <> 0),
  accounting_amount BIGINT NOT NULL,
  account TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (payment_id, settlement_no, adjustment_no),
  FOREIGN KEY (payment_id, settlement_no) REFERENCES settlement(payment_id, settlement_no)
){clustered};
CREATE TABLE mirror (
  id {id},
  source_company TEXT NOT NULL,
  source_journal TEXT NOT NULL,
  relationship_id BIGINT NOT NULL REFERENCES trading_relationship(id),
  event TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('made','parked','notMirrored','cancelled')),
  target_journal BIGINT REFERENCES journal(id),
  reason_code TEXT,
  reason_text TEXT,
  line_count BIGINT NOT NULL,
  policy TEXT NOT NULL,
  plugin TEXT NOT NULL,
  plugin_version TEXT NOT NULL,
  initiated_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  resolved_at TEXT,
  UNIQUE (source_company, source_journal, relationship_id, event),
  CHECK ((outcome = 'made') = (target_journal IS NOT NULL)),
  CHECK (outcome = 'made' OR reason_code IS NOT NULL)
);
CREATE TABLE mirror_line (
  source_company TEXT NOT NULL,
  source_journal TEXT NOT NULL,
  source_line BIGINT NOT NULL,
  event TEXT NOT NULL,
  mirror_id BIGINT NOT NULL REFERENCES mirror(id),
  target_line BIGINT NOT NULL,
  flag TEXT CHECK (flag IN ('noCounterpart','counterpartClosed','counterpartOpenLess')),
  PRIMARY KEY (source_company, source_journal, source_line, event)
){clustered};
CREATE TABLE outbox (
  id {id},
  event_key TEXT NOT NULL,
  hook TEXT NOT NULL,
  plugin TEXT NOT NULL,
  handler TEXT NOT NULL,
  company TEXT NOT NULL,
  journal TEXT NOT NULL,
  initiated_by TEXT NOT NULL,
  payload TEXT,
  trace_parent TEXT,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending','done','dead')),
  attempts BIGINT NOT NULL DEFAULT 0,
  next_at TEXT NOT NULL,
  last_error TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (event_key, plugin, handler)
);
CREATE INDEX outbox_due ON outbox (next_at, id) WHERE state = 'pending';
CREATE INDEX outbox_dead ON outbox (plugin, handler, id) WHERE state = 'dead';
CREATE TABLE plugin_migration (
  plugin TEXT NOT NULL,
  name TEXT NOT NULL,
  plugin_version TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  applied_at TEXT NOT NULL,
  PRIMARY KEY (plugin, name)
){clustered};
`;
