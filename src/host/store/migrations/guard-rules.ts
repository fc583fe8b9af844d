/** What a trigger raises: a stable code and a text; `name=value; …` for several facts. */
const immutable = (reason: string) => `CP_POSTED_IMMUTABLE: ${reason}`;

/** What a trigger raises where a journal under approval is to change. */
const frozen = (reason: string) => `CP_JOURNAL_FROZEN: ${reason}`;

/** Statuses that end a journal's life, and those in which others decide on it, as SQL lists. */
export const finalStatuses = "('posted','cancelled')";
export const approvalStatuses = "('submitted','approved')";

/** How a journal's status may change; from a final one it does not. */
const steps = [
  "draft>submitted",
  "draft>posted",
  "submitted>approved",
  "submitted>draft",
  "approved>draft",
  "approved>posted",
  "draft>cancelled",
  "submitted>cancelled",
  "approved>cancelled",
];

/** Whether an update of a journal is a step that it cannot take, in SQL. */
const wrongStep = `OLD.status NOT IN ${finalStatuses} AND NEW.status <> OLD.status
    AND OLD.status || '>' || NEW.status NOT IN (${steps.map((step) => `'${step}'`).join(",")})`;

/** What of a journal's header was approved with its lines. */
const approvedColumns = "company, number, name, type, description, fields, line_count, voucher_count";

/** Rows that never change: what posting writes, the lines of a mirror, and who approved what. */
const frozenTables = [
  "voucher",
  "ledger_entry",
  "voucher_seal",
  "journal_seal",
  "settlement_adjustment",
  "transaction_discount",
  "revaluation",
  "mirror_line",
  "reversal",
  "journal_event",
] as const;

/** The end of a chain goes back, or to another company. */
const chainGoesBack = "NEW.company <> OLD.company OR NEW.seal_no < OLD.seal_no";

/** What a transaction is; what is open of it changes with every settlement. */
const frozenTransactionColumns = [
  "id",
  "company",
  "side",
  "party",
  "profile",
  "type",
  "voucher_id",
  "date",
  "due_date",
  "invoice",
  "currency",
  "amount",
  "accounting_amount",
  "reporting_amount",
] as const;

/** What a settlement did; undoing it only adds when and by which voucher, once. */
const frozenSettlementColumns = [
  "payment_id",
  "settlement_no",
  "invoice_id",
  "date",
  "amount",
  "payment_amount",
  "payment_accounting",
  "invoice_accounting",
  "payment_reporting",
  "invoice_reporting",
  "voucher_id",
  "first_entry",
  "entry_count",
] as const;

/** Tables whose rows are never deleted, whatever may change in them. */
export const keptTables = [
  ...frozenTables,
  "party_transaction",
  "settlement",
  "mirror",
  "chain_head",
] as const;

/** The texts that the guards of both engines raise. */
export const guardTexts = {
  frozenRow: (table: string) => immutable(`a row of ${table} never changes`),
  keptRow: (table: string) => immutable(`a row of ${table} is never deleted`),
  frozenTransaction: immutable(
    "of a party_transaction only open, open_accounting, open_reporting, closed_on, counterpart and reversed_by change",
  ),
  reversedTransaction: immutable("a party_transaction is reversed once"),
  frozenSettlement: immutable("of a settlement only when and by which voucher it was undone changes"),
  undoneSettlement: immutable("a settlement that was undone never changes"),
  journal: immutable("a posted or cancelled journal neither changes nor is deleted"),
  journalLine: immutable("the lines of a posted or cancelled journal are final"),
  approvedLine: frozen("its lines and their marks are frozen"),
  approvedJournal: frozen("its header is frozen, and it is not deleted"),
  journalStep: frozen("it goes from draft over submitted and approved to posted, or back to draft"),
  voucher: immutable("a posted or cancelled journal takes no more vouchers"),
  ledgerEntry: immutable("the vouchers of a posted journal take no more entries"),
  mirror: immutable("a mirror that was made or cancelled never changes"),
  chainHead: immutable("the end of a chain of seals only moves on"),
  missingSeal: "CP_VOUCHER_INCOMPLETE: it has not a seal for each of its vouchers",
  missingVoucher: "CP_VOUCHER_INCOMPLETE: it has not all the vouchers that it counts",
  unbalanced: (voucher: string) =>
    `CP_VOUCHER_UNBALANCED: voucher=${voucher}; difference=its amounts do not add up to zero`,
} as const;

/** A refusal of what may not be done to a row. */
export interface RowGuard {
  readonly name: string;
  /** `DELETE ON journal`. */
  readonly event: string;
  /** Refused only where this holds, in SQL over `OLD` and `NEW`; always without it. */
  readonly condition?: string;
  readonly text: string;
}

/** What either engine refuses row by row, each by a trigger in its own words. */
export const rowGuards: readonly RowGuard[] = [
  ...frozenTables.map((table) => ({
    name: `${table}_frozen`,
    event: `UPDATE ON ${table}`,
    text: guardTexts.frozenRow(table),
  })),
  ...keptTables.map((table) => ({
    name: `${table}_kept`,
    event: `DELETE ON ${table}`,
    text: guardTexts.keptRow(table),
  })),
  {
    name: "party_transaction_frozen",
    event: `UPDATE OF ${frozenTransactionColumns.join(", ")} ON party_transaction`,
    text: guardTexts.frozenTransaction,
  },
  {
    name: "party_transaction_reversed_once",
    event: "UPDATE OF reversed_by ON party_transaction",
    condition: "OLD.reversed_by IS NOT NULL",
    text: guardTexts.reversedTransaction,
  },
  {
    name: "chain_head_moves_on",
    event: "UPDATE ON chain_head",
    condition: chainGoesBack,
    text: guardTexts.chainHead,
  },
  {
    name: "settlement_frozen",
    event: `UPDATE OF ${frozenSettlementColumns.join(", ")} ON settlement`,
    text: guardTexts.frozenSettlement,
  },
  {
    name: "settlement_undone_once",
    event: "UPDATE ON settlement",
    condition: "OLD.undone_on IS NOT NULL",
    text: guardTexts.undoneSettlement,
  },
  {
    name: "mirror_frozen",
    event: "UPDATE ON mirror",
    condition: "OLD.outcome IN ('made','cancelled')",
    text: guardTexts.mirror,
  },
  ...[
    ["journal_frozen", "UPDATE ON journal"],
    ["journal_kept", "DELETE ON journal"],
  ].map(([name = "", event = ""]) => ({
    name,
    event,
    condition: `OLD.status IN ${finalStatuses}`,
    text: guardTexts.journal,
  })),
  {
    name: "journal_step",
    event: "UPDATE OF status ON journal",
    condition: wrongStep,
    text: guardTexts.journalStep,
  },
  ...[
    ["journal_approved_frozen", `UPDATE OF ${approvedColumns} ON journal`],
    ["journal_approved_kept", "DELETE ON journal"],
  ].map(([name = "", event = ""]) => ({
    name,
    event,
    condition: `OLD.status IN ${approvalStatuses}`,
    text: guardTexts.approvedJournal,
  })),
];

/**
 * Selects a voucher that does not balance, among those of the ids above `{first}` up to `{last}`. One pass over the
 * entries in the order of their key: only a voucher in several currencies is looked at a second time.
 */
export const unbalancedVoucher = `SELECT entry.voucher_id FROM ledger_entry entry
  WHERE entry.voucher_id > {first} AND entry.voucher_id <= {last}
  GROUP BY entry.voucher_id
  HAVING SUM(entry.accounting_amount) <> 0 OR SUM(entry.reporting_amount) <> 0 OR CASE WHEN MIN(entry.currency) = MAX(entry.currency)
    THEN SUM(entry.amount) <> 0
    ELSE EXISTS (SELECT 1 FROM ledger_entry other WHERE other.voucher_id = entry.voucher_id
      GROUP BY other.currency HAVING SUM(other.amount) <> 0) END
  LIMIT 1`;
