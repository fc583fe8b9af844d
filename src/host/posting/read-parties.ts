import type { AccountRef, Party, Side } from "@contrapost/sdk";
import { parseFields } from "../fields/fields-text.js";
import { inList } from "../store/in-list.js";
import type { Session } from "../store/session.js";

const partiesAtOnce = 1024;

/** The parties among some accounts of a company as hooks see them, each once. */
export async function readParties(
  session: Pick<Session, "rows">,
  company: string,
  accounts: readonly AccountRef[],
): Promise<readonly Party[]> {
  const parties: Party[] = [];
  for (const side of ["vendor", "customer"] as const) {
    const ids = [...new Set(accounts.flatMap(({ type, id }) => (type === side ? id : [])))];
    for (let start = 0; start < ids.length; start += partiesAtOnce) {
      parties.push(...(await read(session, company, side, ids.slice(start, start + partiesAtOnce))));
    }
  }
  return Object.freeze(parties);
}

async function read(
  session: Pick<Session, "rows">,
  company: string,
  side: Side,
  ids: readonly string[],
): Promise<readonly Party[]> {
  const list = inList(ids);
  const rows = await session.rows(
    `SELECT id, name, hold, fields FROM party WHERE company = ? AND side = ? AND id IN ${list.sql}`,
    [company, side, ...list.parameters],
  );
  return rows.map((row) =>
    Object.freeze({
      company,
      side,
      id: row[0] as string,
      name: row[1] as string,
      hold: row[2] as Party["hold"],
      ...(row[3] === null ? {} : { fields: parseFields(row[3] as string) }),
    }),
  );
}
