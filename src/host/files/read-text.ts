import { readFile, stat } from "node:fs/promises";
import { ContrapostError } from "@contrapost/sdk";

const bytesPerMegabyte = 1024 * 1024;

/** YAML and JSON are read whole; what is larger than this belongs into a CSV file. */
const limit = 32;

/**
 * Reads a text file of at most 32 MB in UTF-8.
 *
 * @throws ContrapostError `CP_FILE_NOT_FOUND`, `CP_FILE_UNREADABLE`, `CP_FILE_TOO_LARGE`, `CP_FILE_SYNTAX`
 */
export async function readText(file: string): Promise<string> {
  const bytes = await attemptReading(file, async () => {
    const { size } = await stat(file);
    if (size > limit * bytesPerMegabyte) {
      throw new ContrapostError("CP_FILE_TOO_LARGE", {
        file,
        size: Math.ceil(size / bytesPerMegabyte),
        limit,
      });
    }
    return readFile(file);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ContrapostError(
      "CP_FILE_SYNTAX",
      { where: file, reason: "the file is not text in UTF-8" },
      { cause },
    );
  }
}

/** Runs work on a file; what the file system refuses becomes an error that names the file. */
export async function attemptReading<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw readingError(file, error);
  }
}

/** The error of reading a file, in our words where it came from the file system. */
export function readingError(file: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return new ContrapostError("CP_FILE_NOT_FOUND", { file });
  const reason = typeof code === "string" ? refusals[code] : undefined;
  if (reason === undefined) return error;
  return new ContrapostError("CP_FILE_UNREADABLE", { file, reason }, { cause: error });
}

const refusals: Readonly<Record<string, string>> = {
  EACCES: "this user may not read it",
  EPERM: "this user may not read it",
  EISDIR: "it is a folder",
  EMFILE: "too many files are open",
  EIO: "the disk failed",
  ELOOP: "it is a link that leads to itself",
};
