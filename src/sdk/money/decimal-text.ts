const plainDecimal = /^-?[0-9]+(?:\.[0-9]+)?$/;

/** Tells whether a value is a plain decimal text: digits, at most one point between them, perhaps a leading minus. */
export function isPlainDecimal(text: unknown): text is string {
  return typeof text === "string" && plainDecimal.test(text);
}

/** Writes an integer as a decimal with `scale` digits after the point. */
export function formatScaled(value: bigint, scale: number): string {
  if (scale === 0) return value.toString();
  const sign = value < 0n ? "-" : "";
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
