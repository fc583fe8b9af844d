import { ContrapostError, type JournalType } from "@contrapost/sdk";
import type { Session } from "../store/session.js";

/**
 * The journal name that documents of a type are made from: the one asked for, or the only one that the company has.
 *
 * @throws ContrapostError `CP_JOURNAL_NAME_UNKNOWN`, `CP_JOURNAL_NAME_TYPE`, `CP_JOURNAL_NAME_OF_TYPE`,
 * `CP_JOURNAL_NAME_SEVERAL`
 */
export async function journalNameOfType(
  session: Session,
  { company, type, name }: { readonly company: string; readonly type: JournalType; readonly name?: string },
): Promise<string> {
  const rows = await session.rows("SELECT id, type FROM journal_name WHERE company = ? ORDER BY id", [
    company,
  ]);
  if (name !== undefined) {
    const actual = rows.find(([id]) => id === name)?.[1] as JournalType | undefined;
    if (actual === undefined) throw new ContrapostError("CP_JOURNAL_NAME_UNKNOWN", { company, name });
    if (actual !== type) throw new ContrapostError("CP_JOURNAL_NAME_TYPE", { company, name, actual, type });
    return name;
  }
  const [only, ...others] = rows.filter((row) => row[1] === type).map(([id]) => id as string);
  if (only === undefined) throw new ContrapostError("CP_JOURNAL_NAME_OF_TYPE", { company, type });
  if (others.length === 0) return only;
  throw new ContrapostError("CP_JOURNAL_NAME_SEVERAL", {
    company,
    type,
    names: [only, ...others].join(", "),
  });
}
