import { createHash } from "node:crypto";
import { sepaText } from "./sepa-text.js";

/** Longest reference that ISO 20022 takes (Max35Text). */
const longest = 35;
const digestLength = 12;

/**
 * A reference for the bank, the same for the same text: letters, digits, hyphens and full stops, which every bank and
 * file system takes. A text that does not fit as it is keeps its beginning and ends with a digest of the whole, so
 * that two texts never share a reference.
 */
export function sepaReference(text: string): string {
  const plain = sepaText(text, text.length).replace(/[^A-Za-z0-9.-]/g, "-");
  if (plain === text && text.length <= longest) return text;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, digestLength);
  return `${plain.slice(0, longest - digestLength - 1)}-${digest}`;
}
