import { ContrapostError, type JournalRef, type JournalType } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import type { DeclaredFields } from "../fields/declared-fields.js";
import { createDraft } from "./create-journal.js";
import type { JournalInput, JournalLineInput } from "./journal-input.js";
import { lineMarks } from "./line-marks.js";
import type { PlacedLine } from "./mark-parts.js";
import { partyFirst } from "./party-first.js";
import { refuseEntry } from "./refuse-entry.js";
import { SettledBooks } from "./settled-books.js";

/** Under whose name and when a journal is entered, and how many lines are taken at a time. */
export interface Entering {
  readonly user: string;
  readonly at: Date;
  readonly chunkLines: number;
  /** What may be stored in custom fields. */
  readonly fields: DeclaredFields;
}

/** Makes a draft from what a user gave: invoices to settle are found by their numbers and marked. */
export async function enterJournal(
  session: Session,
  input: JournalInput,
  { user, at, chunkLines, fields }: Entering,
): Promise<JournalRef> {
  const { company, number, name, description } = input;
  const chunks = inChunks(input.lines, chunkLines);
  // The first line tells where the journal was read, should it be refused as a whole.
  const first = await chunks.next();
  const draft = await createDraft(session, {
    company,
    draft: {
      name,
      origin: { kind: "user" },
      ...(description !== undefined && { description }),
      ...(input.fields && { fields: input.fields }),
    },
    fields,
    ...(number === undefined ? {} : { number }),
    user,
    at,
    where: first.done === true ? undefined : first.value[0]?.where,
  });
  const books = new SettledBooks(session, company);
  for (let next = first; next.done !== true; next = await chunks.next()) {
    // The party's invoices are looked up, so it must stand where they are looked for.
    const lines = draft.type === "general" ? next.value.map((line) => partyFirst(line)) : next.value;
    await draft.append(await withMarks(draft.type, books, lines));
  }
  return { company, number: draft.number };
}

async function* inChunks<T>(
  items: Iterable<T> | AsyncIterable<T>,
  size: number,
): AsyncGenerator<readonly T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function withMarks(
  type: JournalType,
  books: SettledBooks,
  lines: readonly JournalLineInput[],
): Promise<readonly PlacedLine[]> {
  const looking = await books.lookFor(lines);
  const problems: ContrapostError[] = [];
  const drafts = lines.map(({ settle, ...line }): PlacedLine => {
    if (settle === undefined || settle.length === 0) return line;
    if (makesDocument(type, line)) {
      problems.push(new ContrapostError("CP_SETTLEMENT_DOCUMENT", { where: line.where }));
      return line;
    }
    return { ...line, marks: lineMarks(line, settle, looking(line), problems) };
  });
  refuseEntry("CP_JOURNAL_LINES_REFUSED", problems);
  return drafts;
}

/** Whether a line of a party is an invoice or a credit note. */
function makesDocument(type: JournalType, { invoice }: JournalLineInput): boolean {
  if (type === "general") return invoice !== undefined;
  return type === "vendorInvoice" || type === "customerInvoice";
}
