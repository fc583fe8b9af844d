import type { Field } from "@contrapost/sdk";
import type { DeclaredFields } from "../fields/declared-fields.js";
import type { MasterDataDocument } from "../masterdata/master-data-document.js";
import { openBooksImage, openEmptyBooks } from "../store/sqlite/books-image.js";
import type { Store } from "../store/session.js";
import { applySetup } from "./set-up.js";

/** Books in memory that tests share the beginning of, by what they were set up with and the fields that it may name. */
const images = new Map<string, Promise<Buffer>>();

/**
 * Opens books in memory that hold a setup. It is applied once in a process: books that are to begin alike are copied.
 *
 * @param setup - files by their whole paths, and documents, in their order
 * @throws ContrapostError `CP_IMPORT_REFUSED` and others of reading a file
 */
export async function openSetUpBooks(
  setup: readonly (string | MasterDataDocument)[],
  fields: DeclaredFields,
): Promise<Store> {
  const key = JSON.stringify([setup, fields.all.map(numberOf)]);
  let image = images.get(key);
  if (image === undefined) {
    image = makeImage(setup, fields);
    images.set(key, image);
    // A file may have been mended when the next test asks.
    image.catch(() => images.delete(key));
  }
  return openBooksImage(await image);
}

/** Numbers of the fields met so far: the same plugin declares the same ones each time it is loaded. */
const numbers = new WeakMap<Field, number>();
let lastNumber = 0;

function numberOf(field: Field): number {
  let number = numbers.get(field);
  if (number === undefined) {
    lastNumber += 1;
    number = lastNumber;
    numbers.set(field, number);
  }
  return number;
}

async function makeImage(
  setup: readonly (string | MasterDataDocument)[],
  fields: DeclaredFields,
): Promise<Buffer> {
  const store = await openEmptyBooks();
  try {
    for (const one of setup) await applySetup({ store, fields }, one);
    return await store.image();
  } finally {
    await store.close();
  }
}
