import type { ContrapostError, JournalRef, JournalType } from "@contrapost/sdk";
import type { DeclaredFields } from "../fields/declared-fields.js";
import { placeInJournal } from "./journal-header.js";
import type { PlacedLine } from "./mark-parts.js";
import { refuseEntry } from "./refuse-entry.js";

/**
 * The custom fields of lines that are about to be appended, as they are stored, line by line; undefined where none of
 * the lines has any.
 *
 * @throws ContrapostError `CP_FIELD_…`, or `CP_FIELDS_REFUSED` with all that is wrong
 */
export function draftFields(
  declared: DeclaredFields,
  journal: JournalRef & { readonly type: JournalType },
  firstLine: number,
  lines: readonly PlacedLine[],
): readonly (string | undefined)[] | undefined {
  if (!lines.some(({ fields }) => fields !== undefined)) return undefined;
  const { company, type: scope } = journal;
  const found: ContrapostError[] = [];
  const texts = lines.map(({ fields, where }, index) => {
    if (fields === undefined) return undefined;
    const place = where ?? placeInJournal(journal, firstLine + index);
    const { text, faults } = declared.check({ kind: "line", where: place, company, scope }, fields);
    found.push(...faults);
    return text;
  });
  refuseEntry("CP_FIELDS_REFUSED", found);
  return texts;
}
