import type { Journal } from "@contrapost/sdk";
import type { DeclaredFields } from "../fields/declared-fields.js";
import { parseFields } from "../fields/fields-text.js";
import type { StoredLine } from "./line-reader.js";
import type { Problems } from "./problems.js";

/** Holds a journal against the custom fields that plugins require of it. */
export interface RequiredFields {
  ofJournal(problems: Problems): void;
  /** Whether lines are to be looked at at all, and their fields read with them. */
  readonly onLines: boolean;
  ofLines(lines: readonly StoredLine[], problems: Problems): void;
}

/**
 * What a journal lacks. Nobody enters a revaluation, or what a central payment makes in other companies: nobody could
 * fill in what is required.
 */
export function requiredFields(declared: DeclaredFields, journal: Journal): RequiredFields {
  const { company, type: scope } = journal;
  const isEntered = !["revaluation", "centralPayment"].includes(journal.origin.kind);
  const onLines = isEntered && declared.requires("line");
  return {
    onLines,
    ofJournal(problems) {
      if (!isEntered) return;
      for (const { id: field, kind } of declared.missing(
        { kind: "journal", company, scope },
        journal.fields,
      )) {
        problems.addOfJournal("CP_FIELD_MISSING", { kind, field });
      }
    },
    ofLines(lines, problems) {
      if (!onLines) return;
      for (const { line, fields } of lines) {
        const lacking = declared.missing({ kind: "line", company, scope }, parseFields(fields));
        for (const { id: field, kind } of lacking) problems.add(line, "CP_FIELD_MISSING", { kind, field });
      }
    },
  };
}
