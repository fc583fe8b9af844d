import {
  approvalStatuses,
  finalStatuses as final,
  guardTexts,
  type RowGuard,
  rowGuards,
  unbalancedVoucher,
} from "./guard-rules.js";

const statusOf = (journal: string) => `(SELECT status FROM journal WHERE id = ${journal})`;
// RAISE takes a computed text only since SQLite 3.47; older tools could not even read such a schema.
const raise = (text: string) => `RAISE(ABORT, '${text}')`;

/** A trigger before each row of `event`, where `condition` holds. */
function refuse({ name, event, condition, text }: RowGuard): string {
  const when = condition === undefined ? "" : ` WHEN ${condition}`;
  return `CREATE TRIGGER ${name} BEFORE ${event} FOR EACH ROW${when} BEGIN SELECT ${raise(text)}; END`;
}

/** A trigger that keeps a row of these journals from changing, unless they are drafts. */
function refuseUnlessDraft(name: string, event: string, journals: readonly string[]): string {
  const any = (condition: string): string =>
    journals.map((journal) => `${statusOf(journal)} ${condition}`).join(" OR ");
  const { journalLine, approvedLine } = guardTexts;
  return `CREATE TRIGGER ${name} BEFORE ${event} FOR EACH ROW WHEN ${any("<> 'draft'")} BEGIN
    SELECT CASE WHEN ${any(`IN ${final}`)} THEN ${raise(journalLine)} ELSE ${raise(approvedLine)} END; END`;
}

/** A trigger that keeps the marks of journals under approval as they are. */
function refuseUnderApproval(name: string, event: string, journal: string): string {
  const condition = `${statusOf(journal)} IN ${approvalStatuses}`;
  return refuse({ name, event, condition, text: guardTexts.approvedLine });
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
  ...rowGuards.map(refuse),
  refuseUnlessDraft("journal_line_added", "INSERT ON journal_line", ["NEW.journal_id"]),
  refuseUnlessDraft("journal_line_changed", "UPDATE ON journal_line", ["OLD.journal_id", "NEW.journal_id"]),
  refuseUnlessDraft("journal_line_deleted", "DELETE ON journal_line", ["OLD.journal_id"]),
  refuseUnderApproval("mark_added", "INSERT ON mark", "NEW.journal_id"),
  refuseUnderApproval("mark_changed", "UPDATE ON mark", "OLD.journal_id"),
  refuseUnderApproval("mark_moved", "UPDATE ON mark", "NEW.journal_id"),
  refuseUnderApproval("mark_deleted", "DELETE ON mark", "OLD.journal_id"),
  refuse({
    name: "voucher_added",
    event: "INSERT ON voucher",
    condition: `${statusOf("NEW.journal_id")} IN ${final}`,
    text: guardTexts.voucher,
  }),
  // No guard against entries added to a posted voucher: looked up for each row, it would take a third of a bulk.
  `CREATE TRIGGER journal_posted BEFORE UPDATE OF status ON journal FOR EACH ROW
  WHEN NEW.status = 'posted' AND OLD.status <> 'posted' BEGIN${checkPosting}
  END`,
  `CREATE TRIGGER journal_added BEFORE INSERT ON journal FOR EACH ROW WHEN NEW.status = 'posted' BEGIN${checkPosting}
  END`,
];
