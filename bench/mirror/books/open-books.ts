import { fileURLToPath } from "node:url";
import { type Host, openHost } from "contrapost";

/** Opens a host as a user would, with the plugin that makes mirrors. */
export function openBooks(database: string): Promise<Host> {
  return openHost({
    database,
    plugins: ["@contrapost/intercompany-settlement"],
    directory: fileURLToPath(new URL("../../..", import.meta.url)),
  });
}
