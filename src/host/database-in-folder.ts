import { isAbsolute, join } from "node:path";

/** A database's URL with a relative path of SQLite taken from a folder: of the configuration file, not of the shell. */
export function databaseInFolder(url: string, folder: string): string {
  const file = /^sqlite:(?!:memory:)(.+)$/.exec(url)?.[1];
  if (file === undefined || isAbsolute(file)) return url;
  return `sqlite:${join(folder, file)}`;
}
