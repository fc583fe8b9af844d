import { type Static, Type } from "@sinclair/typebox";
import { countText } from "../../masterdata/schema-texts.js";
import type { Session } from "../../store/session.js";
import type { CompanyView } from "../company-view.js";
import type { Fact } from "../facts.js";
import type { Expected } from "./expected.js";

/** Which number each series gives next. */
export const numbersSchema = Type.Record(Type.String(), countText("The next number."), {
  description:
    "The next number of each number series of the company. A series that is not named must not have given any: its next number is 1.",
});

export type NumbersExpectation = Static<typeof numbersSchema>;

export function expectedNumbers(
  { value, at, locate }: Expected<NumbersExpectation>,
  view: CompanyView,
): Fact[] {
  return Object.entries(value)
    .filter(([, next]) => BigInt(next) !== 1n)
    .map(([series, next]) => ({
      place: `${view.company}, numbers`,
      where: locate(at),
      text: `${series}: ${String(BigInt(next))}`,
    }));
}

export async function actualNumbers(session: Session, { company }: CompanyView): Promise<Fact[]> {
  const rows = await session.rows(
    "SELECT id, next FROM number_series WHERE company = ? AND next <> 1 ORDER BY id",
    [company],
  );
  return rows.map((row) => ({ place: `${company}, numbers`, text: `${String(row[0])}: ${String(row[1])}` }));
}
