/** SQL for a settlement of the alias that has not been undone. */
export function liveSettlement(alias: string): string {
  return `${alias}.undone_on IS NULL`;
}

/** SQL for one that stood at the end of a day, which it takes twice. */
export function settlementStoodOn(alias: string): string {
  return `${alias}.date <= ? AND (${alias}.undone_on IS NULL OR ${alias}.undone_on > ?)`;
}
