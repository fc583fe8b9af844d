import {
  chainGoesBack,
  frozenSettlementColumns,
  frozenTables,
  frozenTransactionColumns,
  guardTexts,
  keptTables,
  unbalancedVoucher,
} from "./guard-rules.js";

const final = "('posted','cancelled')";
const statusOf = (journal: string) => `(SELECT status FROM journal WHERE id = ${journal})`;
// RAISE takes a computed text only since SQLite 3.47; older tools could not even read such a schema.
const raise = (text: string) => `RAISE(ABORT, '${text}')`;

/** A trigger before each row of `event`, where `condition` holds. */
function refuse(name: string, event: string, condition: string | undefined, text: string): string {
  const when = condition === undefined ? "" : ` WHEN ${condition}`;
  return `CREATE TRIGGER ${name} BEFORE ${event} FOR EACH ROW${when} BEGIN SELECT ${raise(text)}; END`;
}

const range = unbalancedVoucher
  .replace("{first}", "NEW.voucher_base")
  .replace("{last}", "NEW.voucher_base + NEW.voucher_count");

/** Every voucher that the journal counts is there and balances. */
const checkPosting = `
    SELECT ${raise(guardTexts.missingVoucher)} WHERE NEW.voucher_count <> (SELECT COUNT(*) FROM voucher
      WHERE id > NEW.voucher_base AND id <= NEW.voucher_base + NEW.voucher_count AND journal_id = NEW.id);
    SELECT ${raise(guardTexts.missingSeal)} WHERE NEW.voucher_count <> (SELECT COUNT(*) FROM voucher_seal
      WHERE voucher_id > NEW.voucher_base AND voucher_id <= NEW.voucher_base + NEW.voucher_count);
    SELECT ${raise(guardTexts.unbalanced("of the journal"))} WHERE EXISTS (${range});`;

/** The triggers that guard posted rows on SQLite. */
export const sqliteGuards: readonly string[] = [
  ...frozenTables.map((table) =>
    refuse(`${table}_frozen`, `UPDATE ON ${table}`, undefined, guardTexts.frozenRow(table)),
  ),
  ...keptTables.map((table) =>
    refuse(`${table}_kept`, `DELETE ON ${table}`, undefined, guardTexts.keptRow(table)),
  ),
  refuse(
    "party_transaction_frozen",
    `UPDATE OF ${frozenTransactionColumns.join(", ")} ON party_transaction`,
    undefined,
    guardTexts.frozenTransaction,
  ),
  refuse("chain_head_moves_on", "UPDATE ON chain_head", chainGoesBack, guardTexts.chainHead),
  refuse(
    "settlement_frozen",
    `UPDATE OF ${frozenSettlementColumns.join(", ")} ON settlement`,
    undefined,
    guardTexts.frozenSettlement,
  ),
  refuse(
    "settlement_undone_once",
    "UPDATE ON settlement",
    "OLD.undone_on IS NOT NULL",
    guardTexts.undoneSettlement,
  ),
  refuse("mirror_frozen", "UPDATE ON mirror", "OLD.outcome IN ('made','cancelled')", guardTexts.mirror),
  refuse("journal_frozen", "UPDATE ON journal", `OLD.status IN ${final}`, guardTexts.journal),
  refuse("journal_kept", "DELETE ON journal", `OLD.status IN ${final}`, guardTexts.journal),
  refuse(
    "journal_line_added",
    "INSERT ON journal_line",
    `${statusOf("NEW.journal_id")} IN ${final}`,
    guardTexts.journalLine,
  ),
  refuse(
    "journal_line_changed",
    "UPDATE ON journal_line",
    `${statusOf("OLD.journal_id")} IN ${final} OR ${statusOf("NEW.journal_id")} IN ${final}`,
    guardTexts.journalLine,
  ),
  refuse(
    "journal_line_deleted",
    "DELETE ON journal_line",
    `${statusOf("OLD.journal_id")} IN ${final}`,
    guardTexts.journalLine,
  ),
  refuse(
    "voucher_added",
    "INSERT ON voucher",
    `${statusOf("NEW.journal_id")} IN ${final}`,
    guardTexts.voucher,
  ),
  // No guard against entries added to a posted voucher: looked up for each row, it would take a third of a bulk.
  `CREATE TRIGGER journal_posted BEFORE UPDATE OF status ON journal FOR EACH ROW
  WHEN NEW.status = 'posted' AND OLD.status <> 'posted' BEGIN${checkPosting}
  END`,
  `CREATE TRIGGER journal_added BEFORE INSERT ON journal FOR EACH ROW WHEN NEW.status = 'posted' BEGIN${checkPosting}
  END`,
];
