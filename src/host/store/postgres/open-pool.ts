import pg from "pg";
import type { PostgresTarget } from "../database-url.js";
import { rowTypes } from "./row-types.js";

const connectTimeout = 10_000;

export interface PoolOptions {
  /** Whether its transactions may only read. */
  readonly readonly: boolean;
}

/** A pool of connections as hosts have them. */
export function openPool(target: PostgresTarget, { readonly }: PoolOptions): pg.Pool {
  const settings: pg.PoolConfig = { connectionString: target.url, types: rowTypes, Client: BooksClient };
  // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool awaits it; its types do not say so
  const pool = new pg.Pool({ ...settings, onConnect: readonly ? readOnly : durable });
  // The pool reports here what its idle connections said.
  pool.on("error", () => undefined);
  return pool;
}

/** The pool's own time limit would count waiting for a long transaction too; this one is for connecting alone. */
class BooksClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectTimeout });
    // A connection that is lost also says so here, beside failing its query; unheard it would end the process.
    this.on("error", () => undefined);
  }
}

/** A posting that was acknowledged must survive a power cut, whatever the server's default is. */
async function durable(client: pg.ClientBase): Promise<void> {
  await client.query(
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
  );
}

async function readOnly(client: pg.ClientBase): Promise<void> {
  await client.query("SET default_transaction_read_only = on");
}
