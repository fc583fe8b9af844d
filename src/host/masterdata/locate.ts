/** Names the place of a value in its document, given as a JSON pointer: `setup.yaml:12`. */
export type Locate = (pointer: string) => string;

/** Names a place by its path where nothing better is known: `companies[0].accounts[2]`. */
export function pathOfPointer(pointer: string): string {
  const parts = pointer.split("/").slice(1);
  const path = parts.map((part) => (/^[0-9]+$/.test(part) ? `[${part}]` : `.${part}`)).join("");
  return path.replace(/^\./, "").replaceAll("~1", "/").replaceAll("~0", "~");
}
