import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Writes files for the tests of the enclosing block, and removes them after it. */
export interface TemporaryFiles {
  /** Writes a file and answers its path. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
  /** A text with the folder's path replaced by `~`, so that messages can be compared. */
  readonly shown: (text: string) => string;
}

export function useTemporaryFiles(): TemporaryFiles {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "contrapost-files-"));
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });
  return {
    async write(name, content) {
      const file = join(folder, name);
      await writeFile(file, content);
      return file;
    },
    shown: (text) => text.replaceAll(folder, "~"),
  };
}
