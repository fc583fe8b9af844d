import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { giveTo, postgresBinaries, unprivilegedAccount } from "./postgres-binaries.js";

/** A running PostgreSQL of our own, on a free port of the loopback interface. */
export interface PostgresServer {
  /** The URL of its maintenance database. */
  readonly url: string;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
}

export interface PostgresServerOptions {
  /** Whether commits reach the disk. Tests need no durability; a benchmark does. */
  readonly durable: boolean;
}

/**
 * Starts a server from the binaries that npm installed. If this process dies in whatever way, the server stops
 * and its files go.
 */
export async function startPostgresServer(options: PostgresServerOptions): Promise<PostgresServer> {
  const account = unprivilegedAccount();
  const folder = await mkdtemp(join(tmpdir(), "contrapost-postgres-"));
  await giveTo(account, folder);
  const { initdb, postgres } = await postgresBinaries(account, folder);
  const data = join(folder, "data");
  const initdbFlags = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  await promisify(execFile)(initdb, [`--pgdata=${data}`, ...initdbFlags], { ...account, cwd: folder });

  const port = await freePort();
  const flags = ["-D", data, "-p", String(port), ...serverSettings(options)];
  const server = spawn(postgres, flags, { ...account, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const guard = guardServer(server, folder);
  await readiness(server);
  server.unref();

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      guard.ref();
      guard.stdin?.end();
      await once(guard, "exit");
    },
  };
}

function serverSettings({ durable }: PostgresServerOptions): string[] {
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"];
  if (!durable) settings.push("fsync=off", "full_page_writes=off", "synchronous_commit=off");
  return settings.flatMap((setting) => ["-c", setting]);
}

/**
 * A shell that waits on a pipe from this process. The pipe closes when we say so or when this process is gone,
 * even by SIGKILL; then the shell stops the server (SIGINT is PostgreSQL's fast shutdown) and removes its files.
 */
function guardServer(server: ChildProcess, folder: string): ChildProcess {
  const script = `
    cat
    kill -INT "$1"
    n=0
    while [ -e "$2/data/postmaster.pid" ] && kill -0 "$1" && [ $n -lt 200 ]; do n=$((n + 1)); sleep 0.05; done
    rm -rf "$2"`;
  const guard = spawn("sh", ["-c", script, "sh", String(server.pid), folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  return guard;
}

/** Resolves when the server takes connections; rejects with its log when it ends before that. */
async function readiness(server: ChildProcess): Promise<void> {
  const { stderr } = server;
  if (!stderr) throw new Error("The PostgreSQL server has no log.");
  stderr.setEncoding("utf8");
  let log = "";
  await new Promise<void>((ready, failed) => {
    stderr.on("data", function read(text: string) {
      log += text;
      if (!log.includes("ready to accept connections")) return;
      stderr.off("data", read).resume();
      ready();
    });
    server.once("error", failed);
    server.once("exit", () => {
      failed(new Error(`The PostgreSQL server did not start:\n${log}`));
    });
  });
  // A server left behind by a run without teardown must not keep that run alive.
  (stderr as unknown as { unref(): void }).unref();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1.");
  return address.port;
}
