import { basename, resolve } from "node:path";
import { writeTemplate } from "./write-template.js";

/**
 * Writes a project into a new or empty folder, and answers its files.
 *
 * @throws ContrapostError `CP_INIT_NOT_EMPTY`, `CP_FOLDER_UNWRITABLE`
 */
export function writeProject(path: string): Promise<readonly string[]> {
  return writeTemplate({ template: "project", path, values: { name: packageName(resolve(path)) } });
}

/** A folder's name as npm takes it for a package. */
function packageName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name === "" ? "books" : name;
}
