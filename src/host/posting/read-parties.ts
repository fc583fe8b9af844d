import type { AccountRef, Parties, Party, PartyLine, Side } from "@contrapost/sdk";
import { parseFields } from "../fields/fields-text.js";
import { inList } from "../store/in-list.js";
import type { Session } from "../store/session.js";

const partiesAtOnce = 1024;

/** The parties that lines of a company's journal are on, as hooks see them. */
export async function readParties(
  session: Pick<Session, "rows">,
  company: string,
  lines: readonly PartyLine[],
): Promise<Parties> {
  const found = new Map<string, Party>();
  for (const [key, { side, ids, owner }] of wanted(company, lines)) {
    const all = [...ids];
    for (let start = 0; start < all.length; start += partiesAtOnce) {
      for (const party of await read(session, owner, side, all.slice(start, start + partiesAtOnce))) {
        found.set(`${key}${party.id}`, party);
      }
    }
  }
  return Object.freeze<Parties>({
    all: Object.freeze([...found.values()]),
    of: ({ account, company: owner = company }) => found.get(`${keyOf(owner, account.type)}${account.id}`),
  });
}

/** The parties of one side of one company that are looked up together. */
interface Wanted {
  readonly owner: string;
  readonly side: Side;
  readonly ids: Set<string>;
}

function wanted(company: string, lines: readonly PartyLine[]): ReadonlyMap<string, Wanted> {
  const groups = new Map<string, Wanted>();
  for (const { account, company: owner = company } of lines) {
    const { type: side } = account;
    if (side !== "vendor" && side !== "customer") continue;
    const key = keyOf(owner, side);
    const group = groups.get(key) ?? { owner, side, ids: new Set() };
    groups.set(key, group);
    group.ids.add(account.id);
  }
  return groups;
}

/** Neither companies' ids nor types have a space. */
function keyOf(company: string, type: AccountRef["type"]): string {
  return `${company} ${type} `;
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
