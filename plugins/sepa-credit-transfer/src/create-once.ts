import { randomUUID } from "node:crypto";
import { link, open, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a file whole or not at all, and never a second time: the content goes to a name of its own first, is flushed,
 * and only then takes the file's name, which fails where the file is there already.
 *
 * @returns whether the file is new
 */
export async function createOnce(
  file: string,
  fill: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<boolean> {
  const draft = `${file}.${randomUUID()}.part`;
  const handle = await open(draft, "wx");
  try {
    try {
      await fill(async (text) => {
        await handle.write(text);
      });
      await handle.sync();
    } finally {
      await handle.close();
    }
    return await takeName(draft, file);
  } finally {
    await unlink(draft);
  }
}

async function takeName(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  // Until the folder is flushed too, a power cut could forget the name.
  const folder = await open(dirname(file), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
  return true;
}
