import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** The version of this package, which plugins' `host` ranges are held against. */
export const hostVersion = manifest.version;
