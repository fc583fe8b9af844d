import {
  type AmendContext,
  type CustomFields,
  type HandlerScope,
  type JournalAmendment,
  type JournalLine,
  type ScopeFactory,
} from "@contrapost/sdk";
import type { Session, SqlValue } from "../store/session.js";
import type { DeclaredFields } from "../fields/declared-fields.js";
import { fieldsText, noFields } from "../fields/fields-text.js";
import { ofOtherCompany } from "./central/other-company.js";
import { readDraftLines } from "./draft-lines.js";
import type { PostingEnvironment } from "./environment.js";
import { ScopeGuard } from "./handler-scope.js";
import { handlerTableReader } from "./handler-table.js";
import { journalHooks } from "./journal-hooks.js";
import { lineColumns, pushLineValues } from "./line-values.js";
import { type EventPlace, raiseEvent } from "./raise-event.js";
import { readParties } from "./read-parties.js";
import { refuseEntry } from "./refuse-entry.js";
import { placeInJournal, type StoredJournal } from "./journal-header.js";

/** Passes the draft through the amend handlers, part by part, and stores the lines that they changed. */
export async function amendDraft(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  user: string,
): Promise<void> {
  const { header } = journal;
  const hook = journalHooks[header.type].amend;
  if (hook === undefined || !env.dispatcher.has(hook, header.company)) return;
  const scope = amendScope({ env, session, journal, user, eventDepth: 0 });
  for await (const lines of readDraftLines(session, journal, env.chunkLines)) {
    const before = Object.freeze({ journal: header, lines });
    const after = await env.dispatcher.amend(hook, header.company, before, scope, otherLines);
    if (after !== before) await storeChanges(env.fields, session, journal, lines, after.lines);
  }
}

/** The contexts of the handlers that amend. */
export function amendScope(place: EventPlace): ScopeFactory<AmendContext> {
  const { env, session, journal, user } = place;
  return (watch): HandlerScope<AmendContext> => {
    const guard = new ScopeGuard(watch);
    const context: AmendContext = {
      company: journal.header.company,
      user,
      get signal() {
        return guard.signal;
      },
      raise: (hook, payload) =>
        raiseEvent(place, guard, (deeper) => ({ amend: amendScope(deeper) }), { hook, payload }),
      parties: (lines) => guard.run(() => readParties(session, journal.header.company, lines)),
      table: (name) => handlerTableReader(env, session, guard, name),
    };
    return { context: Object.freeze(context), close: guard.close };
  };
}

/** What is wrong with lines that are not those that the handler got, one for one. */
function otherLines(after: JournalAmendment, before: JournalAmendment): string | undefined {
  const lines = before.lines;
  if (
    after.lines.length === lines.length &&
    after.lines.every(({ line }, index) => line === lines[index]?.line)
  )
    return undefined;
  return "it must return all lines that it got, in their order and with their numbers, but it added, dropped or reordered lines";
}

async function storeChanges(
  declared: DeclaredFields,
  session: Session,
  journal: StoredJournal,
  before: readonly JournalLine[],
  after: readonly JournalLine[],
): Promise<void> {
  for (const [index, line] of after.entries()) {
    if (line === before[index]) continue;
    const values: SqlValue[] = [];
    pushLineValues(ofOtherCompany(line, journal.header.company), values);
    values.push(amendedFields(declared, journal, line, before[index]?.fields) ?? null);
    await session.run(updateLine, [...values, journal.id, line.line]);
  }
}

/** @throws ContrapostError `CP_FIELD_…`, or `CP_FIELDS_REFUSED` with all that is wrong */
function amendedFields(
  declared: DeclaredFields,
  { header }: StoredJournal,
  { line, fields = noFields }: JournalLine,
  before: CustomFields = noFields,
): string | undefined {
  if (fields === before) return fieldsText(before);
  const place = { kind: "line", where: placeInJournal(header, line), company: header.company } as const;
  const { text, faults } = declared.check({ ...place, scope: header.type }, fields, fieldsText(before));
  refuseEntry("CP_FIELDS_REFUSED", faults);
  return text;
}

const updateLine = `UPDATE journal_line SET ${lineColumns.map((column) => `${column} = ?`).join(", ")}
  WHERE journal_id = ? AND line_no = ?`;
