import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "#host/store/open-store.js";
import type { Store } from "#host/store/session.js";
import { postgresUrl } from "../../support/postgres.js";

/** One of the two engines, for tests that hold on both. */
export interface TestDatabase {
  readonly engine: Store["engine"];
  /** The URL of a new, empty database. */
  newUrl(): Promise<string>;
  /** Opens a store, on a new database unless told otherwise. It is closed after the test. */
  open(url?: string): Promise<Store>;
}

/** Declares the same tests for SQLite and for PostgreSQL. */
export function describeOnEachEngine(title: string, tests: (database: TestDatabase) => void): void {
  for (const engine of ["sqlite", "postgres"] as const) {
    describe(`${title} on ${engine}`, () => {
      const stores: Store[] = [];
      const folder = useFolder();
      let files = 0;
      const newUrl = async () => {
        files += 1;
        return engine === "sqlite" ? `sqlite:${join(folder(), `${files}.db`)}` : await postgresUrl();
      };
      const open = async (url?: string) => {
        const store = await openStore(url ?? (await newUrl()));
        stores.push(store);
        return store;
      };
      afterEach(async () => {
        for (const store of stores.splice(0)) await store.close();
      });
      tests({ engine, newUrl, open });
    });
  }
}

/** A temporary folder for the tests of the enclosing block. */
export function useFolder(): () => string {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "contrapost-store-"));
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });
  return () => folder;
}
