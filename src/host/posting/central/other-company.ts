import { ContrapostError, type JournalLineDraft, type JournalRef } from "@contrapost/sdk";
import { inList } from "../../store/in-list.js";
import type { Session } from "../../store/session.js";
import { placeInJournal } from "../journal-header.js";
import type { PlacedLine } from "../mark-parts.js";

/** A line that names the journal's own company pays for nobody else. */
export function ofOtherCompany(line: JournalLineDraft, own: string): JournalLineDraft {
  if (line.company !== own) return line;
  const { company: _own, ...rest } = line;
  return rest;
}

/** Refuses lines that pay for companies that are not there. Throws CP_COMPANY_UNKNOWN. */
export async function requireCompanies(
  session: Session,
  journal: JournalRef,
  firstLine: number,
  lines: readonly PlacedLine[],
): Promise<void> {
  const named = new Set<string>();
  for (const { company } of lines) if (company !== undefined) named.add(company);
  if (named.size === 0) return;
  const list = inList([...named]);
  const rows = await session.rows(`SELECT id FROM company WHERE id IN ${list.sql}`, list.parameters);
  const known = new Set(rows.map(([id]) => id));
  const index = lines.findIndex(({ company }) => company !== undefined && !known.has(company));
  const line = lines[index];
  if (line === undefined) return;
  const where = line.where ?? placeInJournal(journal, firstLine + index);
  throw new ContrapostError("CP_COMPANY_UNKNOWN", { where, company: line.company });
}
