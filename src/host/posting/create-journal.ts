import {
  ContrapostError,
  type DraftJournal,
  type JournalDraft,
  type JournalRef,
  type JournalType,
} from "@contrapost/sdk";
import type { Session, SqlValue, TableSpec } from "../store/session.js";
import { type DeclaredFields, noDeclaredFields } from "../fields/declared-fields.js";
import { ofOtherCompany, requireCompanies } from "./central/other-company.js";
import { placeInJournal } from "./journal-header.js";
import { draftFields } from "./draft-fields.js";
import { plainLineColumns, pushLineValues } from "./line-values.js";
import { type MarkParts, markParts, type PlacedLine } from "./mark-parts.js";
import { markTermNames, pushMarkTerms } from "./mark-terms.js";
import { partyFirst } from "./party-first.js";
import { refuseEntry } from "./refuse-entry.js";

const lineTable: TableSpec = {
  table: "journal_line",
  columns: ["journal_id", "line_no", "voucher_no", ...plainLineColumns],
};

/** Lines with custom fields; those without pay nothing for them. */
const lineTableWithFields: TableSpec = { ...lineTable, columns: [...lineTable.columns, "fields"] };

/** A mark of a line on what it is to settle. */
export const markTable: TableSpec = {
  table: "mark",
  columns: [
    "transaction_id",
    "part",
    "journal_id",
    "line_no",
    "mark_no",
    "amount",
    "payment_amount",
    ...markTermNames,
  ],
};

/** Who makes a journal, when, and under which number; without one the company's next is taken. */
export interface JournalCreation {
  readonly company: string;
  readonly draft: JournalDraft;
  readonly number?: string;
  readonly user: string;
  readonly at: Date;
  /** Where the journal was read, for errors: `payments.yaml:3`. */
  readonly where?: string | undefined;
  /** The journal whose vouchers this one takes back. */
  readonly reverses?: number;
  /** Refuses, by throwing, a journal of a type that its maker may not make; such types are not entered by users. */
  readonly allow?: (type: JournalType) => void;
  /** What may be stored in custom fields; without it, nothing. */
  readonly fields?: DeclaredFields;
}

/** Makes an empty draft. Throws CP_COMPANY_UNKNOWN, CP_JOURNAL_NAME_UNKNOWN or CP_JOURNAL_EXISTS. */
export async function createDraft(session: Session, creation: JournalCreation): Promise<StoredDraft> {
  const { company, number } = creation;
  const type = await journalType(session, creation);
  if (creation.allow === undefined) requireEntered(creation, type);
  else creation.allow(type);
  const { fields: declared = noDeclaredFields } = creation;
  const fields = headerFields(declared, creation, type);
  const id = await session.reserveIds(1);
  const draft = (taken: string) => new StoredDraft(session, { id, company, number: taken, type, declared });
  if (number !== undefined) {
    if (await inserted(session, creation, { id, number, type, fields })) return draft(number);
    const where = creation.where ?? placeInJournal({ company, number });
    throw new ContrapostError("CP_JOURNAL_EXISTS", { where, company, number });
  }
  for (;;) {
    // Users may have chosen some of the numbers that would come next.
    const next = await nextJournalNumber(session, company);
    if (await inserted(session, creation, { id, number: next, type, fields })) return draft(next);
  }
}

/** Settlements and reversals follow from what stands in the books. Throws CP_JOURNAL_TYPE_MADE. */
export function requireEntered(
  { company, draft: { name }, where }: Pick<JournalCreation, "company" | "draft" | "where">,
  type: JournalType,
): void {
  if (type !== "settlement" && type !== "reversal") return;
  throw new ContrapostError("CP_JOURNAL_TYPE_MADE", { where: where ?? company, name, company, type });
}

/** The journal's own custom fields as they are stored. */
function headerFields(
  declared: DeclaredFields,
  { company, draft, number, where }: JournalCreation,
  type: JournalType,
): string | undefined {
  if (draft.fields === undefined) return undefined;
  const place =
    where ??
    (number === undefined ? `${company}, journal ${draft.name}` : placeInJournal({ company, number }));
  const { text, faults } = declared.check(
    { kind: "journal", where: place, company, scope: type },
    draft.fields,
  );
  refuseEntry("CP_FIELDS_REFUSED", faults);
  return text;
}

/** What of a journal is known only as it is written. */
interface NewJournal {
  readonly id: number;
  readonly number: string;
  readonly type: JournalType;
  readonly fields: string | undefined;
}

/** Whether the journal could be written; not where its number is taken. */
async function inserted(
  session: Session,
  { company, draft, user, at, reverses }: JournalCreation,
  { id, number, type, fields }: NewJournal,
): Promise<boolean> {
  const { origin } = draft;
  const source = "source" in origin ? origin.source : undefined;
  const made = await session.run(
    `INSERT INTO journal (id, company, number, name, type, status, description, origin, origin_plugin,
       source_company, source_journal, reverses, fields, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (company, number) DO NOTHING`,
    [
      id,
      company,
      number,
      draft.name,
      type,
      draft.description ?? "",
      origin.kind,
      "plugin" in origin ? origin.plugin : null,
      source?.company ?? null,
      source?.number ?? null,
      reverses ?? null,
      fields ?? null,
      user,
      at.toISOString(),
    ],
  );
  return made === 1;
}

async function journalType(
  session: Session,
  { company, draft, where }: JournalCreation,
): Promise<JournalType> {
  const { name } = draft;
  const sql =
    "SELECT c.id, n.type FROM company c LEFT JOIN journal_name n ON n.company = c.id AND n.id = ? WHERE c.id = ?";
  const [row] = await session.rows(sql, [name, company]);
  if (row === undefined) throw new ContrapostError("CP_COMPANY_UNKNOWN", { where, company });
  if (row[1] === null) throw new ContrapostError("CP_JOURNAL_NAME_UNKNOWN", { where, company, name });
  return row[1] as JournalType;
}

async function nextJournalNumber(session: Session, company: string): Promise<string> {
  const sql = "UPDATE company SET journal_next = journal_next + 1 WHERE id = ? RETURNING journal_next - 1";
  const [row] = await session.rows(sql, [company]);
  return `J-${String(row?.[0]).padStart(6, "0")}`;
}

interface DraftIdentity extends JournalRef {
  readonly id: number;
  readonly type: JournalType;
  readonly declared: DeclaredFields;
}

/** A draft in the database that lines are appended to. */
export class StoredDraft implements DraftJournal {
  readonly id: number;
  readonly company: string;
  readonly number: string;
  readonly type: JournalType;
  readonly #session: Session;
  readonly #declared: DeclaredFields;
  readonly #vouchers = new VoucherNumbers();
  #lines = 0;

  constructor(session: Session, { id, company, number, type, declared }: DraftIdentity) {
    this.#session = session;
    this.#declared = declared;
    this.id = id;
    this.company = company;
    this.number = number;
    this.type = type;
  }

  async append(lines: readonly PlacedLine[]): Promise<number> {
    const first = this.#lines + 1;
    const lineValues: SqlValue[] = [];
    const markValues: SqlValue[] = [];
    await requireCompanies(this.#session, this, first, lines);
    const fields = draftFields(this.#declared, this, first, lines);
    const parts = await markParts(this.#session, this, first, lines);
    for (const [index, line] of lines.entries()) {
      this.#add(line, parts, lineValues, markValues);
      if (fields !== undefined) lineValues.push(fields[index] ?? null);
    }
    await this.#session.bulk(fields === undefined ? lineTable : lineTableWithFields, lineValues);
    if (markValues.length > 0) await this.#session.bulk(markTable, markValues);
    await this.#session.run("UPDATE journal SET line_count = ?, voucher_count = ? WHERE id = ?", [
      this.#lines,
      this.#vouchers.count,
      this.id,
    ]);
    return first;
  }

  #add(draft: PlacedLine, parts: MarkParts, lineValues: SqlValue[], markValues: SqlValue[]): void {
    const line = this.type === "general" ? partyFirst(draft) : draft;
    this.#lines += 1;
    const number = this.#lines;
    const label = this.type === "general" ? line.voucher : undefined;
    const voucher = this.#vouchers.take(label);
    if (voucher === undefined) {
      throw new ContrapostError("CP_VOUCHER_LINES_APART", {
        where: draft.where ?? placeInJournal(this, number),
        voucher: label,
      });
    }
    lineValues.push(this.id, number, voucher);
    pushLineValues(ofOtherCompany(line, this.company), lineValues);
    if (line.marks === undefined) return;
    let count = 0;
    for (const mark of line.marks) {
      count += 1;
      markValues.push(
        mark.transaction,
        parts.next(mark.transaction),
        this.id,
        number,
        count,
        mark.amount,
        mark.paymentAmount ?? null,
      );
      pushMarkTerms(mark, markValues);
    }
  }
}

/** Counts vouchers: a new one for each line without a label and for each change of label. */
class VoucherNumbers {
  count = 0;
  #label: string | undefined;
  readonly #ended = new Set<string>();

  /** The voucher's number within the journal; undefined where the label was used before other lines came. */
  take(label: string | undefined): number | undefined {
    if (label !== undefined && label === this.#label) return this.count;
    if (this.#label !== undefined) this.#ended.add(this.#label);
    if (label !== undefined && this.#ended.has(label)) return undefined;
    this.#label = label;
    this.count += 1;
    return this.count;
  }
}
