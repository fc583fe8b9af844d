import { rmSync } from "node:fs";
import { copyFile, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "./place.js";

const scheme = "sqlite:";

/** Files in a temporary folder. */
export class SqlitePlace implements Place {
  readonly store = "sqlite";
  readonly #folder: string;
  #count = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(): Promise<SqlitePlace> {
    const folder = await mkdtemp(join(tmpdir(), "contrapost-bench-"));
    // Also when the bench is broken off.
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return new SqlitePlace(folder);
  }

  async create(): Promise<string> {
    this.#count += 1;
    return `${scheme}${join(this.#folder, `books-${this.#count}.db`)}`;
  }

  async settle(database: string): Promise<void> {
    await flush(fileOf(database));
  }

  async copy(database: string): Promise<string> {
    const copy = await this.create();
    await copyFile(fileOf(database), fileOf(copy));
    await flush(fileOf(copy));
    return copy;
  }

  async remove(database: string): Promise<void> {
    for (const ending of ["", "-wal", "-shm"]) await rm(`${fileOf(database)}${ending}`, { force: true });
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function fileOf(database: string): string {
  return database.slice(scheme.length);
}

/** What a copy left to be written to disk must not be written while the clock runs. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
