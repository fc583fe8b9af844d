/** Letters that German banks write out; accents of all others are dropped. */
const writtenOut: Readonly<Record<string, string>> = {
  Ä: "Ae",
  Ö: "Oe",
  Ü: "Ue",
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
  Æ: "AE",
  æ: "ae",
  Ø: "O",
  ø: "o",
  Œ: "OE",
  œ: "oe",
  Ł: "L",
  ł: "l",
  Đ: "D",
  đ: "d",
  "&": "+",
  "€": "EUR",
};

const combiningMarks = /\p{Mn}/gu;
const outside = /[^A-Za-z0-9/\-?:().,'+ ]/gu;

/**
 * A text in the characters that every bank of the SEPA scheme must take (EPC217-08): Latin letters, digits and
 * `/ - ? : ( ) . , ' +` and space. What has no counterpart becomes a full stop.
 *
 * @param length the most characters that the field takes
 */
export function sepaText(text: string, length: number): string {
  const latin = Array.from(text.normalize("NFC"), (letter) => writtenOut[letter] ?? letter).join("");
  const plain = latin.normalize("NFD").replace(combiningMarks, "").replace(/\s+/gu, " ");
  return plain.replace(outside, ".").trim().slice(0, length).trimEnd();
}
