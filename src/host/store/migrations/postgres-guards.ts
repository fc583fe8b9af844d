import {
  approvalStatuses,
  finalStatuses as final,
  guardTexts,
  keptTables,
  type RowGuard,
  rowGuards,
  unbalancedVoucher,
} from "./guard-rules.js";

/** A trigger before each row of `event`, where `condition` holds. */
function refuse({ name, event, condition, text }: RowGuard): string {
  const when = condition === undefined ? "" : ` WHEN (${condition})`;
  return `CREATE TRIGGER ${name} BEFORE ${event} FOR EACH ROW${when} EXECUTE FUNCTION refuse('${text}')`;
}

/** TRUNCATE passes by the triggers against deletion. */
function refuseTruncate(table: string): string {
  const text = guardTexts.keptRow(table);
  return `CREATE TRIGGER ${table}_not_truncated BEFORE TRUNCATE ON ${table} EXECUTE FUNCTION refuse('${text}')`;
}

/** Once for each statement over the rows that it touched: a trigger for each row would halve COPY's speed. */
function afterStatement(name: string, event: string, rows: "OLD" | "NEW", call: string): string {
  return `CREATE TRIGGER ${name} AFTER ${event} REFERENCING ${rows} TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION ${call}`;
}

/** What is raised where a row belongs to a journal that is final, and where it belongs to one under approval. */
const journalOf = (whenFinal: string, underApproval: string) =>
  `guard_journal_rows('${whenFinal}', '${underApproval}')`;
const journalOfLine = journalOf(guardTexts.journalLine, guardTexts.approvedLine);
const journalOfMark = journalOf("", guardTexts.approvedLine);

const range = unbalancedVoucher
  .replace("{first}", "NEW.voucher_base")
  .replace("{last}", "NEW.voucher_base + NEW.voucher_count");

const functions = [
  `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
  END $$`,
  // The lock makes a posting and whoever adds to its journal wait for each other; else both could commit.
  `CREATE FUNCTION guard_journal_rows() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE touched_id bigint; found_status text;
  BEGIN
    FOR touched_id IN SELECT DISTINCT journal_id FROM touched ORDER BY 1 LOOP
      SELECT status INTO found_status FROM journal WHERE id = touched_id FOR NO KEY UPDATE;
      IF found_status IN ${final} AND TG_ARGV[0] <> '' THEN RAISE EXCEPTION '%', TG_ARGV[0]; END IF;
      IF found_status IN ${approvalStatuses} AND TG_ARGV[1] <> '' THEN RAISE EXCEPTION '%', TG_ARGV[1]; END IF;
    END LOOP;
    RETURN NULL;
  END $$`,
  // A bulk is of neighbouring vouchers, so that their range is read; only a posted one among them is looked at.
  `CREATE FUNCTION guard_entries() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE lowest bigint; highest bigint;
  BEGIN
    SELECT MIN(voucher_id), MAX(voucher_id) INTO lowest, highest FROM touched;
    IF EXISTS (SELECT 1 FROM voucher JOIN journal ON journal.id = voucher.journal_id
      WHERE voucher.id BETWEEN lowest AND highest AND journal.status = 'posted'
        AND EXISTS (SELECT 1 FROM touched WHERE touched.voucher_id = voucher.id))
    THEN RAISE EXCEPTION '${guardTexts.ledgerEntry}'; END IF;
    RETURN NULL;
  END $$`,
  `CREATE FUNCTION guard_posting() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE unbalanced text;
  BEGIN
    IF NEW.voucher_count <> (SELECT COUNT(*) FROM voucher
      WHERE id > NEW.voucher_base AND id <= NEW.voucher_base + NEW.voucher_count AND journal_id = NEW.id)
    THEN RAISE EXCEPTION '${guardTexts.missingVoucher}'; END IF;
    IF NEW.voucher_count <> (SELECT COUNT(*) FROM voucher_seal
      WHERE voucher_id > NEW.voucher_base AND voucher_id <= NEW.voucher_base + NEW.voucher_count)
    THEN RAISE EXCEPTION '${guardTexts.missingSeal}'; END IF;
    SELECT number INTO unbalanced FROM voucher WHERE id = (${range});
    IF FOUND THEN RAISE EXCEPTION '${guardTexts.unbalanced("%")}', unbalanced; END IF;
    RETURN NEW;
  END $$`,
];

/** The functions and triggers that guard posted rows on PostgreSQL. */
export const postgresGuards: readonly string[] = [
  ...functions,
  ...rowGuards.map(refuse),
  ...[...keptTables, "journal", "journal_line"].map(refuseTruncate),
  ...["journal_line", "mark"].flatMap((table) => {
    const call = table === "mark" ? journalOfMark : journalOfLine;
    return [
      afterStatement(`${table}_added`, `INSERT ON ${table}`, "NEW", call),
      afterStatement(`${table}_changed`, `UPDATE ON ${table}`, "OLD", call),
      afterStatement(`${table}_moved`, `UPDATE ON ${table}`, "NEW", call),
      afterStatement(`${table}_deleted`, `DELETE ON ${table}`, "OLD", call),
    ];
  }),
  afterStatement("voucher_added", "INSERT ON voucher", "NEW", journalOf(guardTexts.voucher, "")),
  afterStatement("ledger_entry_added", "INSERT ON ledger_entry", "NEW", "guard_entries()"),
  `CREATE TRIGGER journal_posted BEFORE UPDATE OF status ON journal FOR EACH ROW
    WHEN (NEW.status = 'posted' AND OLD.status <> 'posted') EXECUTE FUNCTION guard_posting()`,
  `CREATE TRIGGER journal_added BEFORE INSERT ON journal FOR EACH ROW
    WHEN (NEW.status = 'posted') EXECUTE FUNCTION guard_posting()`,
];
