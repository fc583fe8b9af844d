import { type Host, openHost } from "contrapost";
import { testHost } from "contrapost/testing";
import { dropDatabase, postgresUrl } from "../support/postgres.js";
import { masterData } from "./master-data.js";

/** A host on books of its own that hold the model's master data. */
export interface PreparedHost {
  readonly host: Host;
  close(): Promise<void>;
}

const usual = {
  plugins: ["@contrapost/intercompany-settlement"],
  clock: { now: () => new Date("2024-06-01T12:00:00Z") },
} as const;

/** Opens hosts one after another. The master data is applied once; each host's books are copied from the first. */
export const preparedHosts = {
  async sqlite(chunkLines: number): Promise<PreparedHost> {
    const { plugins, clock } = usual;
    const now = clock.now().toISOString();
    return await testHost({ plugins, now, setup: [masterData()], chunkLines });
  },

  async postgres(chunkLines: number): Promise<PreparedHost> {
    original ??= setUpDatabase();
    const database = await postgresUrl(await original);
    const host = await openHost({ ...usual, database, chunkLines });
    return {
      host,
      async close() {
        await host.close();
        await dropDatabase(database);
      },
    };
  },
} as const;

let original: Promise<string> | undefined;

async function setUpDatabase(): Promise<string> {
  const database = await postgresUrl();
  const host = await openHost({ ...usual, database });
  await host.applyMasterData(masterData());
  await host.close();
  return database;
}
