import type { CompanyFacts } from "./company-facts.js";
import type { StoredLine } from "./line-reader.js";

/** Makes the rates known that the lines of a chunk need, and those of what they settle in other currencies. */
export async function loadRates(facts: CompanyFacts, lines: readonly StoredLine[]): Promise<void> {
  const { currency, conversions, reporting } = facts;
  let last: StoredLine | undefined;
  for (const line of lines) {
    for (const { item, paymentAmount } of line.marked) {
      if (item.currency === line.currency || paymentAmount !== undefined) continue;
      await conversions.load(item.currency, line.date);
    }
    if (line.currency === currency && reporting === undefined) continue;
    if (line.currency === last?.currency && line.date === last.date) continue;
    await conversions.load(line.currency, line.date);
    await reporting?.conversions.load(line.currency, line.date);
    last = line;
  }
}
