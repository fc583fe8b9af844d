/** An exact decimal as a field holds it. */
export interface Decimal {
  /** Without needless zeros before the point; those after it stay, because they say how exact it is. */
  readonly text: string;
  /** Digits after the point. */
  readonly scale: number;
  /** The value times 10^18, to be compared. */
  readonly scaled: bigint;
}

const plain = /^(-?)0*([0-9]{1,30})(?:\.([0-9]{1,18}))?$/;

/** Reads a plain decimal of at most 30 digits before the point and 18 after it; undefined where it is none. */
export function decimalOf(text: unknown): Decimal | undefined {
  const parts = typeof text === "string" ? plain.exec(text) : null;
  if (parts === null) return undefined;
  const [, minus = "", whole = "0", fraction = ""] = parts;
  const size = BigInt(whole + fraction.padEnd(18, "0"));
  const sign = size === 0n ? "" : minus;
  return {
    text: `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`,
    scale: fraction.length,
    scaled: sign === "-" ? -size : size,
  };
}
