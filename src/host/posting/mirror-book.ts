import {
  ContrapostError,
  type JournalRef,
  type JournalStatus,
  type Mirror,
  type MirrorBook,
  type MirrorEvent,
  type MirrorLine,
  type MirrorRecord,
  type MirrorStatus,
} from "@contrapost/sdk";
import { isUniqueViolation } from "../store/constraint.js";
import { inList } from "../store/in-list.js";
import type { Session, SqlRow, SqlValue, TableSpec } from "../store/session.js";
import { relationshipColumns, relationshipOf } from "./intercompany.js";
import { findJournal, placeInJournal } from "./journal-header.js";

const lineTable: TableSpec = {
  table: "mirror_line",
  columns: ["source_company", "source_journal", "source_line", "event", "mirror_id", "target_line", "flag"],
};

/** Under whose name mirrors are recorded. */
export interface MirrorAuthor {
  readonly plugin: string;
  readonly pluginVersion: string;
  readonly user: string;
  readonly at: Date;
}

/** Mirrors in the database, inside one transaction. */
export class StoredMirrors implements MirrorBook {
  readonly #session: Session;
  readonly #author: MirrorAuthor;

  constructor(session: Session, author: MirrorAuthor) {
    this.#session = session;
    this.#author = author;
  }

  async record(mirror: MirrorRecord): Promise<number> {
    const { source, relationship, outcome, reason, event = "payment" } = mirror;
    const id = await this.#session.reserveIds(1);
    const { plugin, pluginVersion, user, at } = this.#author;
    const made = await this.#session.run(
      `INSERT INTO mirror (id, source_company, source_journal, relationship_id, event, outcome, target_journal,
         reason_code, reason_text, line_count, policy, plugin, plugin_version, initiated_by, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (source_company, source_journal, relationship_id, event) DO NOTHING`,
      [
        id,
        source.company,
        source.number,
        relationship.id,
        event,
        outcome,
        await this.#journalId(mirror.target),
        reason?.code ?? null,
        reason?.text ?? null,
        mirror.lineCount,
        JSON.stringify(relationship.policy),
        plugin,
        pluginVersion,
        user,
        at.toISOString(),
      ],
    );
    if (made === 0) throw new ContrapostError("CP_MIRROR_EXISTS", { where: placeInJournal(source) });
    return id;
  }

  async addLines(mirror: number, lines: readonly MirrorLine[]): Promise<void> {
    const sql = "SELECT source_company, source_journal, event FROM mirror WHERE id = ?";
    const [head] = await this.#session.rows(sql, [mirror]);
    if (head === undefined) throw new ContrapostError("CP_MIRROR_UNKNOWN", { mirror });
    const [company, journal, event] = head as [string, string, string];
    const values: SqlValue[] = [];
    for (const { sourceLine, targetLine, flag } of lines) {
      values.push(company, journal, sourceLine, event, mirror, targetLine, flag ?? null);
    }
    try {
      await this.#session.bulk(lineTable, values);
    } catch (error) {
      if (!isUniqueViolation(error, "mirror_line")) throw error;
      const where = placeInJournal({ company, number: journal });
      throw new ContrapostError("CP_MIRROR_EXISTS", { where }, { cause: error });
    }
  }

  async resolve(mirror: number, change: Omit<MirrorRecord, "source">): Promise<void> {
    const changed = await this.#session.run(
      `UPDATE mirror SET outcome = ?, target_journal = ?, reason_code = ?, reason_text = ?, line_count = ?,
         policy = ?, resolved_at = ? WHERE id = ?`,
      [
        change.outcome,
        await this.#journalId(change.target),
        change.reason?.code ?? null,
        change.reason?.text ?? null,
        change.lineCount,
        JSON.stringify(change.relationship.policy),
        change.outcome === "made" || change.outcome === "cancelled" ? this.#author.at.toISOString() : null,
        mirror,
      ],
    );
    if (changed === 0) throw new ContrapostError("CP_MIRROR_UNKNOWN", { mirror });
  }

  find(mirror: number): Promise<Mirror | undefined> {
    return findMirror(this.#session, mirror);
  }

  ofSource(source: JournalRef): Promise<readonly Mirror[]> {
    return mirrorsOf(this.#session, [source]);
  }

  async targetLines(mirror: number, sourceLines: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const ties = new Map<number, number>();
    for (let start = 0; start < sourceLines.length; start += linesAtOnce) {
      const list = inList(sourceLines.slice(start, start + linesAtOnce));
      const rows = await this.#session.rows(
        `SELECT l.source_line, l.target_line FROM mirror m
         JOIN mirror_line l ON l.source_company = m.source_company AND l.source_journal = m.source_journal
           AND l.event = m.event AND l.mirror_id = m.id
         WHERE m.id = ? AND l.source_line IN ${list.sql} ORDER BY l.source_line`,
        [mirror, ...list.parameters],
      );
      for (const [source, target] of rows) ties.set(Number(source), Number(target));
    }
    return ties;
  }

  async #journalId(ref: JournalRef | undefined): Promise<number | null> {
    return ref === undefined ? null : ((await findJournal(this.#session, ref))?.id ?? null);
  }
}

/** Lines looked up by one statement; more go in several. */
const linesAtOnce = 512;

/** The mirrors of journals, of whatever event, in the order in which they were recorded. */
export async function mirrorsOf(
  session: Session,
  sources: readonly JournalRef[],
): Promise<readonly Mirror[]> {
  const found: Mirror[] = [];
  for (const { company, number } of sources) {
    const rows = await session.rows(
      `SELECT ${mirrorColumns} FROM ${mirrorTables} WHERE m.source_company = ? AND m.source_journal = ? ORDER BY m.id`,
      [company, number],
    );
    found.push(...rows.map(mirrorOf));
  }
  return found;
}

/** The columns of a mirror, in the order that {@link mirrorOf} reads, for a query over {@link mirrorTables}. */
export const mirrorColumns = `m.id, m.source_company, m.source_journal, m.outcome, m.reason_code, m.reason_text,
  m.line_count, m.initiated_by, m.plugin, m.created_at, j.company, j.number, j.status, m.event,
  ${relationshipColumns}`;

/** Mirrors with their relationship and, once made, their journal. */
export const mirrorTables = `mirror m JOIN trading_relationship r ON r.id = m.relationship_id
  LEFT JOIN journal j ON j.id = m.target_journal`;

/** A mirror by its number. */
export async function findMirror(session: Session, mirror: number): Promise<Mirror | undefined> {
  const [row] = await session.rows(`SELECT ${mirrorColumns} FROM ${mirrorTables} WHERE m.id = ?`, [mirror]);
  return row === undefined ? undefined : mirrorOf(row);
}

/** A mirror from its columns. A made mirror's status is its journal's. */
export function mirrorOf(row: SqlRow): Mirror {
  return Object.freeze({
    id: Number(row[0]),
    event: row[13] as MirrorEvent,
    source: { company: row[1] as string, number: row[2] as string },
    relationship: relationshipOf(row, 14),
    status: statusOf(row[3] as MirrorRecord["outcome"], row[12] as JournalStatus | null),
    ...(row[10] === null ? {} : { target: { company: row[10] as string, number: row[11] as string } }),
    ...(row[4] === null ? {} : { reason: { code: row[4] as string, text: row[5] as string } }),
    lineCount: Number(row[6]),
    initiatedBy: row[7] as string,
    plugin: row[8] as string,
    createdAt: row[9] as string,
  });
}

function statusOf(outcome: MirrorRecord["outcome"], journal: JournalStatus | null): MirrorStatus {
  if (outcome !== "made") return outcome;
  return journal ?? "draft";
}
