import type { MasterDataDocument } from "../masterdata/master-data-document.js";
import { openBooksImage, openEmptyBooks } from "../store/sqlite/books-image.js";
import type { Store } from "../store/session.js";
import { applySetup } from "./set-up.js";

/** Books in memory that tests share the beginning of, by what they were set up with. */
const images = new Map<string, Promise<Buffer>>();

/**
 * Opens books in memory that hold a setup. It is applied once in a process: books that are to begin alike are copied.
 *
 * @param setup - files by their whole paths, and documents, in their order
 * @throws ContrapostError `CP_IMPORT_REFUSED` and others of reading a file
 */
export async function openSetUpBooks(setup: readonly (string | MasterDataDocument)[]): Promise<Store> {
  const key = JSON.stringify(setup);
  let image = images.get(key);
  if (image === undefined) {
    image = makeImage(setup);
    images.set(key, image);
    // A file may have been mended when the next test asks.
    image.catch(() => images.delete(key));
  }
  return openBooksImage(await image);
}

async function makeImage(setup: readonly (string | MasterDataDocument)[]): Promise<Buffer> {
  const store = await openEmptyBooks();
  try {
    for (const one of setup) await applySetup(store, one);
    return await store.image();
  } finally {
    await store.close();
  }
}
