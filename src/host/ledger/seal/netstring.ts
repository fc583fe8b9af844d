/**
 * A text with the length of its UTF-8 bytes before it: `5:hello,`. Netstrings one after another can be told apart
 * whatever they hold, so that no two lists of values make the same bytes.
 */
export function netstring(text: string): string {
  return `${utf8Length(text)}:${text},`;
}

/** Counted here, because a call to the runtime costs more than the few characters of an account or an amount. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    bytes += unit < 0x800 ? 1 : 2;
    // The two halves of a pair make four bytes; a half alone is written as the replacement character.
    if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(index + 1))) index += 1;
  }
  return bytes;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
